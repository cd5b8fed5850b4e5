import * as l10n from "@vscode/l10n";
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
        ? l10n.t("how much {0} closes at once is not known.", analysis.venue!.name)
        : undefined;
    return said(`${nameOf(position)}: ${unpublished ?? reasonInWords(answer.reason)}`);
  }
  const stages = answer.value;
  const details = stages.map(({ price, quantity, remaining, loss, fee }, index) => {
    const outcome = loss.isNegative()
      ? l10n.t("a profit of {0}", moneyOf(position, loss.negated()))
      : l10n.t("a loss of {0}", moneyOf(position, loss));
    const charged =
      fee === undefined ? outcome : l10n.t("{0} and a fee of {1}", outcome, moneyOf(position, fee));
    const [number, at, size] = [index + 1, shown(price), sizeOf(position, quantity)];
    return remaining.isZero()
      ? l10n.t("{0}. At {1} {2} is closed with {3}; nothing is left.", number, at, size, charged)
      : l10n.t(
          "{0}. At {1} {2} is closed with {3}; {4} is left.",
          number,
          at,
          size,
          charged,
          shown(remaining),
        );
  });
  const [first] = stages;
  const isWhole = stages.length === 1 && first!.remaining.isZero();
  return said(
    stagesSentence(nameOf(position), shown(first!.price), isWhole ? undefined : stages.length),
    details,
  );
}

/** `count` is none where one stage closes all of it. */
function stagesSentence(name: string, from: string, count: number | undefined): string {
  if (count === undefined) return l10n.t("{0} is liquidated whole at {1}.", name, from);
  return count === 1
    ? l10n.t("{0} is liquidated in 1 stage, from {1} on.", name, from)
    : l10n.t("{0} is liquidated in {1} stages, from {2} on.", name, count, from);
}
