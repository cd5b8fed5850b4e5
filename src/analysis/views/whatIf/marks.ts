/** All marks of an account at once: what `applyChanges` does for one symbol, in one pass over the rows for many. */
import type { Account, Position } from "../../../engine/account";
import { type Decimal, quotient } from "../../../engine/decimal";

/** The mark of each symbol of an account, by the first row that has it. */
export function marksOf({ positions }: Account): Map<string, Decimal> {
  const marks = new Map<string, Decimal>();
  for (const { instrument, markPrice } of positions)
    if (!marks.has(instrument.symbol)) marks.set(instrument.symbol, markPrice);
  return marks;
}

export interface Remarked {
  readonly account: Account;
  readonly positionOf: (before: Position) => Position | undefined;
}

/** The account at other marks; a symbol without one keeps its own. Collateral follows its symbol. Prices are above 0. */
export function atMarks(account: Account, marks: ReadonlyMap<string, Decimal>): Remarked {
  const before = marksOf(account);
  const after = new Map<Position, Position>();
  for (const position of account.positions) {
    const price = marks.get(position.instrument.symbol);
    const isSame = price === undefined || price.eq(position.markPrice);
    after.set(position, isSame ? position : { ...position, markPrice: price });
  }
  const wallets = [...account.wallets].map(([pool, wallet]) => {
    const assets = wallet.assets.map((asset) => {
      const [then, now] = [before.get(asset.priceSymbol ?? ""), marks.get(asset.priceSymbol ?? "")];
      if (then === undefined || now === undefined || then.eq(now)) return asset;
      return { ...asset, price: quotient(asset.price.times(now), then) };
    });
    const isSame = assets.every((asset, index) => asset === wallet.assets[index]);
    return [pool, isSame ? wallet : { ...wallet, assets }] as const;
  });
  return {
    account: { ...account, wallets: new Map(wallets), positions: [...after.values()] },
    positionOf: (position) => after.get(position),
  };
}
