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
        ? `at ${percent(rate)} it pays no funding that could liquidate it.`
        : undefined;
    return said(`${nameOf(position)}: ${free ?? reasonInWords(answer.reason)}`);
  }
  const { intervals, payment } = answer.value;
  return said(
    `At ${percent(rate)} an interval funding costs ${moneyOf(position, payment)} each time, and alone it liquidates ${nameOf(position)} after ${grouped(intervals)} ${intervals.eq(1) ? "interval" : "intervals"}.`,
  );
}
