/** The liquidation price that a dump states, beside the one worked out. */
import * as l10n from "@vscode/l10n";
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
  const stated = shown(compared.reported);
  if (compared.difference === undefined || compared.fraction === undefined)
    return l10n.t("The file states a liquidation price of {0}.", stated);
  if (compared.fraction.lte(SAME))
    return l10n.t("The file states a liquidation price of {0}: the same.", stated);
  const [difference, fraction] = [shown(compared.difference.abs()), percent(compared.fraction)];
  return compared.difference.isNegative()
    ? l10n.t(
        "The file states a liquidation price of {0}, {1} ({2}) higher than the one here.",
        stated,
        difference,
        fraction,
      )
    : l10n.t(
        "The file states a liquidation price of {0}, {1} ({2}) lower than the one here.",
        stated,
        difference,
        fraction,
      );
}
