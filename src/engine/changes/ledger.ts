/**
 * An account while it is being changed. Cash is kept by one law, whatever is traded:
 *
 *   wallet balance (with what is posted)  changes by  realised profit and loss − fees + deposits
 *   cross wallet = wallet balance − Σ posted
 */
import type { Account, Position, Wallet } from "../account";
import { type Decimal, ZERO } from "../decimal";
import { postedMargin } from "../margin";

export class Ledger {
  readonly #rules: Account["rules"];
  /** Where each position stands now; its place stays, as the order of rows has a meaning. */
  readonly #rows: (Position | undefined)[];
  readonly #placeOf: Map<Position, number>;
  readonly #wallets: Map<string, Wallet>;
  readonly realizedPnl = new Map<string, Decimal>();
  readonly fees = new Map<string, Decimal>();

  constructor({ rules, positions, wallets }: Account) {
    this.#rules = rules;
    this.#rows = [...positions];
    this.#placeOf = new Map(positions.map((position, place) => [position, place]));
    this.#wallets = new Map(wallets);
  }

  /** What a position has become; none where it is closed, or never was in the account. */
  now(position: Position): Position | undefined {
    const place = this.#placeOf.get(position);
    return place === undefined ? undefined : this.#rows[place];
  }

  /** Puts another in the place of a position, or none, with the cash that moves between wallet and posted margin. */
  replace(position: Position, next: Position | undefined): void {
    const place = this.#placeOf.get(position)!;
    const before = this.#rows[place];
    this.#rows[place] = next;
    const posted = (row: Position | undefined) =>
      row?.marginMode === "isolated" ? (postedMargin(row) ?? ZERO) : ZERO;
    this.#post(position.pool, posted(next).minus(posted(before)));
  }

  append(position: Position): void {
    this.#placeOf.set(position, this.#rows.length);
    this.#rows.push(undefined);
    this.replace(position, position);
  }

  /** Cash earned or lost by trading, before the fee. */
  realize(pool: string, profit: Decimal, fee: Decimal): void {
    addTo(this.realizedPnl, pool, profit);
    addTo(this.fees, pool, fee);
    this.deposit(pool, profit.minus(fee));
  }

  /** Whether there was a wallet to put it into. */
  deposit(pool: string, amount: Decimal): boolean {
    const wallet = this.#wallets.get(pool);
    if (wallet?.walletBalance === undefined && wallet?.crossWalletBalance === undefined) return false;
    this.#wallets.set(pool, {
      ...wallet,
      walletBalance: wallet.walletBalance?.plus(amount),
      crossWalletBalance: wallet.crossWalletBalance?.plus(amount),
    });
    return true;
  }

  setMark(symbol: string, price: Decimal, follow: (assetPrice: Decimal) => Decimal): void {
    this.#rows.forEach((row, place) => {
      if (row?.instrument.symbol === symbol) this.#rows[place] = { ...row, markPrice: price };
    });
    for (const [pool, wallet] of this.#wallets) {
      if (!wallet.assets.some(({ priceSymbol }) => priceSymbol === symbol)) continue;
      const assets = wallet.assets.map((asset) =>
        asset.priceSymbol === symbol ? { ...asset, price: follow(asset.price) } : asset,
      );
      this.#wallets.set(pool, { ...wallet, assets });
    }
  }

  markOf(symbol: string): Decimal | undefined {
    return this.#rows.find((row) => row?.instrument.symbol === symbol)?.markPrice;
  }

  account(): Account {
    const positions = this.#rows.filter((row) => row !== undefined);
    return { rules: this.#rules, wallets: this.#wallets, positions };
  }

  /** Margin that is posted leaves a cross wallet that is stated as such; a whole wallet holds it already. */
  #post(pool: string, amount: Decimal): void {
    const wallet = this.#wallets.get(pool);
    if (wallet?.crossWalletBalance === undefined || amount.isZero()) return;
    this.#wallets.set(pool, { ...wallet, crossWalletBalance: wallet.crossWalletBalance.minus(amount) });
  }
}

function addTo(totals: Map<string, Decimal>, pool: string, amount: Decimal): void {
  totals.set(pool, (totals.get(pool) ?? ZERO).plus(amount));
}
