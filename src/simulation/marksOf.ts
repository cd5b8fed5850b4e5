/** The marks of an account, and those along a path. */
import type { Account } from "../engine/account";
import type { Decimal } from "../engine/decimal";
import type { Path, Step } from "./path";
import { type Marks, Segment } from "./segment";

/** Every mark that a walk of the account begins at; a symbol that only collateral follows has the asset's own price. */
export function marksOf({ positions, wallets }: Account): Map<string, Decimal> {
  const marks = new Map(positions.map(({ instrument, markPrice }) => [instrument.symbol, markPrice]));
  for (const { assets } of wallets.values())
    for (const { priceSymbol, price } of assets)
      if (priceSymbol !== undefined && !marks.has(priceSymbol)) marks.set(priceSymbol, price);
  return marks;
}

/** The marks after so many steps. */
export function marksAfter(marks: Marks, path: Path, steps: number): Map<string, Decimal> {
  const now = new Map(marks);
  for (const { marks: next } of path.slice(0, steps))
    for (const [symbol, mark] of next) now.set(symbol, mark);
  return now;
}

/** The marks a part of the way along a step, as a walk has them there. */
export function marksWithin(marks: Marks, step: Step, at: Decimal): Map<string, Decimal> {
  const segment = new Segment({ exact: marks, near: new Map() }, step, new Map());
  const now = new Map(marks);
  for (const symbol of step.marks.keys()) if (marks.has(symbol)) now.set(symbol, segment.at(symbol, at));
  return now;
}
