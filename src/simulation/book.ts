/**
 * The book while it is walked along: positions, marks and the money of each pool. Margins that the account leaves to
 * notional / leverage are posted as amounts, and wallets are kept as the cash behind the cross positions.
 */
import type { Account, CollateralAsset, Position, Wallet } from "../engine/account";
import { type Decimal, quotient, sum, ZERO } from "../engine/decimal";
import { postedMargin } from "../engine/margin";
import { collateralValue } from "../engine/pool";
import type { Rules } from "../engine/rules";
import { booked, type Booking, type Ledger, opened } from "./ledger";
import { legsOf, type OpenLeg, type Row, rowOf } from "./rows";
import type { Marks, MarksInForce, Numbers } from "./segment";
import type { Step } from "./path";

export type MarkOf = (symbol: string) => Decimal;

/** A collateral asset with the mark that its price was given at. */
interface Collateral {
  readonly asset: CollateralAsset;
  readonly mark: Decimal | undefined;
}

/** Everything that settles in one asset. */
export class PoolBook {
  readonly asset: string;
  readonly rules: Rules;
  readonly rows: readonly Row[];
  readonly isolated: readonly OpenLeg[];
  readonly cross: readonly OpenLeg[];
  /** Goes up with every trade of its legs, and not with its cash. */
  version = 0;
  /** The same for its cross legs alone. */
  crossVersion = 0;
  isFeeMissing = false;
  #ledger: Ledger;
  #open: { version: number; cross: readonly OpenLeg[]; isolated: readonly OpenLeg[] } | undefined;
  #collateral: readonly Collateral[];
  readonly #openOrderMargin: Decimal;

  constructor(asset: string, rules: Rules, rows: readonly Row[], wallet: Wallet | undefined, marks: Marks) {
    this.asset = asset;
    this.rules = rules;
    this.rows = rows;
    const legs = legsOf(rows);
    this.isolated = legs.filter(({ marginMode }) => marginMode === "isolated");
    this.cross = legs.filter(({ marginMode }) => marginMode === "cross");
    const posted = sum(this.isolated.map((leg) => leg.posted));
    const pending = sum(legs.map((leg) => leg.pending));
    this.#ledger = opened(cashOf(wallet, posted), posted, pending);
    this.#openOrderMargin = wallet?.openOrderMargin ?? ZERO;
    this.#collateral = (wallet?.assets ?? []).map((held) => ({
      asset: held,
      // A symbol that nothing in the book has the mark of: the asset's own price stands in.
      mark: held.priceSymbol === undefined ? undefined : (marks.get(held.priceSymbol) ?? held.price),
    }));
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  book(booking: Booking): void {
    this.#ledger = booked(this.#ledger, booking);
  }

  get openCross(): readonly OpenLeg[] {
    return this.#openLegs().cross;
  }

  get openIsolated(): readonly OpenLeg[] {
    return this.#openLegs().isolated;
  }

  /** Kept until a leg changes: every step asks for them. */
  #openLegs() {
    if (this.#open?.version !== this.version) {
      const isOpen = (leg: OpenLeg) => leg.isOpen;
      const { version } = this;
      this.#open = { version, cross: this.cross.filter(isOpen), isolated: this.isolated.filter(isOpen) };
    }
    return this.#open;
  }

  get hasCollateral(): boolean {
    return this.#collateral.length > 0;
  }

  /** The collateral assets with their prices at some marks. */
  assets(markOf: MarkOf): CollateralAsset[] {
    return this.#collateral.map(({ asset, mark }) => {
      if (mark === undefined || asset.priceSymbol === undefined) return asset;
      const now = markOf(asset.priceSymbol);
      return now.eq(mark) ? asset : { ...asset, price: quotient(asset.price.times(now), mark) };
    });
  }

  /** What the collateral counts as. */
  collateralAt(markOf: MarkOf): Decimal {
    return this.#collateral.length === 0 ? ZERO : sum(this.assets(markOf).map(collateralValue));
  }

  dropCollateral(): void {
    this.#collateral = [];
  }

  wallet(markOf: MarkOf): Wallet {
    return {
      walletBalance: undefined,
      crossWalletBalance: this.#ledger.cash,
      assets: this.assets(markOf),
      openOrderMargin: this.#openOrderMargin,
      incomplete: false,
    };
  }

  /** The cross positions alone with the wallet behind them, for the engine. */
  crossAccount(markOf: MarkOf): Account {
    return {
      rules: this.rules,
      wallets: new Map([[this.asset, this.wallet(markOf)]]),
      positions: this.openCross.flatMap((leg) => leg.positionsAt(markOf(leg.symbol))),
    };
  }

  /** Symbols whose marks the pool's cross margin depends on. */
  get crossSymbols(): Set<string> {
    const symbols = new Set(this.openCross.map(({ symbol }) => symbol));
    for (const { asset } of this.#collateral)
      if (asset.priceSymbol !== undefined) symbols.add(asset.priceSymbol);
    return symbols;
  }
}

export class Book {
  readonly rules: Rules;
  readonly rows: readonly Row[];
  readonly pools: readonly PoolBook[];
  readonly #marks: Map<string, Decimal>;
  readonly #near: Map<string, number>;

  /** Invariant: nothing is missing (gap.ts). */
  constructor({ rules, positions, wallets }: Account) {
    this.rules = rules;
    const marks = new Map(positions.map(({ instrument, markPrice }) => [instrument.symbol, markPrice]));
    for (const { assets } of wallets.values())
      for (const { priceSymbol, price } of assets)
        if (priceSymbol !== undefined && !marks.has(priceSymbol)) marks.set(priceSymbol, price);
    this.#marks = marks;
    this.#near = new Map([...marks].map(([symbol, mark]) => [symbol, mark.toNumber()]));
    this.rows = positions.map((position) => rowOf(position, asBooked(position)));
    const assets = [...new Set([...wallets.keys(), ...positions.map(({ pool }) => pool)])];
    this.pools = assets.map((asset) => {
      const rows = this.rows.filter(({ origin }) => origin.pool === asset);
      return new PoolBook(asset, rules, rows, wallets.get(asset), marks);
    });
  }

  get marks(): MarksInForce {
    return { exact: this.#marks, near: this.#near };
  }

  readonly markOf: MarkOf = (symbol) => this.#marks.get(symbol)!;

  /** Takes over new marks; those of symbols that the book has nothing of as well. */
  move({ marks }: Step, numbers: Numbers): void {
    for (const [symbol, mark] of marks) this.#marks.set(symbol, mark);
    for (const [symbol, mark] of numbers) this.#near.set(symbol, mark);
  }

  poolOf(position: Position): PoolBook {
    return this.pools.find(({ asset }) => asset === position.pool)!;
  }

  rowOf(position: Position): Row | undefined {
    return this.rows.find(({ origin }) => origin === position);
  }

  legOf(row: Row): OpenLeg {
    const { isolated, cross } = this.poolOf(row.origin);
    return [...isolated, ...cross].find(({ rows }) => rows.includes(row))!;
  }

  /** What is left of the account. */
  account(): Account {
    return {
      rules: this.rules,
      wallets: new Map(this.pools.map((pool) => [pool.asset, pool.wallet(this.markOf)])),
      positions: this.rows.flatMap(({ now }) =>
        now === undefined ? [] : [{ ...now, markPrice: this.markOf(now.instrument.symbol) }],
      ),
    };
  }
}

/** An isolated margin that is left to notional / leverage is an amount from now on. */
function asBooked(position: Position): Position {
  if (position.marginMode === "cross" || position.isolatedMargin !== undefined) return position;
  return { ...position, isolatedMargin: postedMargin(position) };
}

/** Cash behind the cross positions; 0 where no wallet is known, which matters to isolated positions alone. */
function cashOf(wallet: Wallet | undefined, posted: Decimal): Decimal {
  if (wallet?.crossWalletBalance !== undefined) return wallet.crossWalletBalance;
  if (wallet?.walletBalance !== undefined) return wallet.walletBalance.minus(posted);
  return wallet !== undefined && wallet.assets.length > 0 ? posted.negated() : ZERO;
}
