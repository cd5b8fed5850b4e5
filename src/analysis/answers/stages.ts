import { liquidationStages } from "../../engine/questions/stages";
import type { Analysis } from "../analyze";
import { shown } from "../format";
import type { ReadRow } from "../fixes/write";
import { type Answered, said } from "./answered";
import { moneyOf, nameOf, sizeOf } from "./names";
import { reasonInWords } from "./reasonWords";

/** How a liquidation of a position goes, stage by stage. */
export function stagesAnswer(analysis: Analysis, { position }: ReadRow): Answered {
  const answer = liquidationStages(analysis.report!.account, position);
  if ("reason" in answer) {
    const unpublished =
      answer.reason === "unpublished"
        ? `how much ${analysis.venue!.name} closes at once is not known.`
        : undefined;
    return said(`${nameOf(position)}: ${unpublished ?? reasonInWords(answer.reason)}`);
  }
  const stages = answer.value;
  const details = stages.map(({ price, quantity, remaining, loss, fee }, index) => {
    const charged = fee === undefined ? "" : ` and a fee of ${moneyOf(position, fee)}`;
    const lost = loss.isNegative()
      ? `a profit of ${moneyOf(position, loss.negated())}`
      : `a loss of ${moneyOf(position, loss)}`;
    return `${index + 1}. At ${shown(price)} ${sizeOf(position, quantity)} is closed with ${lost}${charged}; ${remaining.isZero() ? "nothing" : shown(remaining)} is left.`;
  });
  const [first] = stages;
  const sentence =
    stages.length === 1 && first!.remaining.isZero()
      ? `${nameOf(position)} is liquidated whole at ${shown(first!.price)}.`
      : `${nameOf(position)} is liquidated in ${stages.length} ${stages.length === 1 ? "stage" : "stages"}, from ${shown(first!.price)} on.`;
  return said(sentence, details);
}
