/** The liquidation price that a dump states, beside the one worked out. */
import { type Decimal, quotient } from "../engine/decimal";
import type { Analysis } from "./analyze";
import { percent, shown } from "./format";

export interface Comparison {
  readonly reported: Decimal;
  /** What is worked out less what is stated; none where nothing could be worked out. */
  readonly difference: Decimal | undefined;
  /** The same as a fraction of what is stated, without its sign. */
  readonly fraction: Decimal | undefined;
}

/** None where the text states no price for the position. */
export function comparedPrice(index: number, { reported, rows, report }: Analysis): Comparison | undefined {
  const stated = reported.get(index)?.liquidationPrice;
  if (stated === undefined) return undefined;
  const position = rows[index]?.position;
  const own = position && report?.position(position).inForce().liquidationPrice;
  if (own === undefined) return { reported: stated, difference: undefined, fraction: undefined };
  const difference = own.minus(stated);
  return { reported: stated, difference, fraction: quotient(difference.abs(), stated) };
}

/** Below this fraction two prices differ by rounding only. */
const SAME = "0.000001";

/** In a sentence, for a hover. */
export function reportedText(index: number, analysis: Analysis): string | undefined {
  const compared = comparedPrice(index, analysis);
  if (compared === undefined) return undefined;
  const stated = `The file states a liquidation price of ${shown(compared.reported)}`;
  if (compared.difference === undefined || compared.fraction === undefined) return `${stated}.`;
  if (compared.fraction.lte(SAME)) return `${stated}: the same.`;
  const direction = compared.difference.isNegative() ? "higher" : "lower";
  return `${stated}, ${shown(compared.difference.abs())} (${percent(compared.fraction)}) ${direction} than the one here.`;
}
