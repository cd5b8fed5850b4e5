import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import { fundingTime } from "../../engine/questions/funding";
import type { Analysis } from "../analyze";
import { grouped, percent } from "../format";
import type { ReadRow } from "../fixes/write";
import { type Answered, said } from "./answered";
import { moneyOf, nameOf } from "./names";
import { reasonInWords } from "./reasonWords";

/** How long funding alone takes to liquidate a position; the rate per interval is a fraction, paid by longs. */
export function fundingAnswer(analysis: Analysis, { position }: ReadRow, rate: Decimal): Answered {
  const rates = new Map([[position.instrument.symbol, rate]]);
  const answer = fundingTime(analysis.report!.account, position, rates);
  if ("reason" in answer) {
    const free =
      answer.reason === "never"
        ? l10n.t("at {0} it pays no funding that could liquidate it.", percent(rate))
        : undefined;
    return said(`${nameOf(position)}: ${free ?? reasonInWords(answer.reason)}`);
  }
  const { intervals, payment } = answer.value;
  const [share, cost, name] = [percent(rate), moneyOf(position, payment), nameOf(position)];
  return said(
    intervals.eq(1)
      ? l10n.t(
          "At {0} an interval funding costs {1} each time, and alone it liquidates {2} after 1 interval.",
          share,
          cost,
          name,
        )
      : l10n.t(
          "At {0} an interval funding costs {1} each time, and alone it liquidates {2} after {3} intervals.",
          share,
          cost,
          name,
          grouped(intervals),
        ),
  );
}
