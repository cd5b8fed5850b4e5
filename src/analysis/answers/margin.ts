import * as l10n from "@vscode/l10n";
import type { Change } from "../../engine/changes/change";
import { postedMargin } from "../../engine/margin";
import { marginFor } from "../../engine/questions/margin";
import type { Target } from "../../engine/questions/target";
import type { Analysis } from "../analyze";
import { changedText } from "../changedText";
import { shown } from "../format";
import type { ReadRow } from "../fixes/write";
import { typedDown, typedUp } from "../typed";
import { type Answered, said } from "./answered";
import { moneyOf, nameOf } from "./names";
import { reasonInWords } from "./reasonWords";
import { goalInWords } from "./target";

/** How much margin it takes for a position not to be liquidated before a price or within a distance. */
export function marginAnswer(analysis: Analysis, { position }: ReadRow, target: Target): Answered {
  const answer = marginFor(analysis.report!.account, position, target);
  if ("reason" in answer) return said(`${nameOf(position)}: ${reasonInWords(answer.reason)}`);
  const { amount, isolatedMargin } = answer.value;
  const goal = goalInWords(target);
  if (amount.isZero()) return said(l10n.t("{0} has just enough margin {1}.", nameOf(position), goal));
  if (isolatedMargin === undefined) {
    const cash = typedUp(amount);
    const sentence = amount.gt(0)
      ? l10n.t("{0} needs {1} more in the wallet {2}.", nameOf(position), moneyOf(position, cash), goal)
      : l10n.t(
          "{0} does not need all of the wallet {1}: {2} can be taken out.",
          nameOf(position),
          goal,
          moneyOf(position, typedDown(amount.negated())),
        );
    const change: Change = {
      kind: "deposit",
      pool: position.pool,
      amount: amount.gt(0) ? cash : typedUpNegative(amount),
    };
    return { sentence, details: [], changes: [change], written: () => changedText(analysis, [change]) };
  }
  const total = typedUp(isolatedMargin);
  const more = total.minus(postedMargin(position)!);
  const all = shown(total);
  const sentence = more.gt(0)
    ? l10n.t(
        "{0} needs {1} more margin ({2} in all) {3}.",
        nameOf(position),
        moneyOf(position, more),
        all,
        goal,
      )
    : l10n.t(
        "{0} does not need all of its margin {1}: {2} can be taken out ({3} in all).",
        nameOf(position),
        goal,
        moneyOf(position, more.negated()),
        all,
      );
  const change: Change = { kind: "margin", position, amount: more, from: "wallet" };
  return { sentence, details: [], changes: [change], written: () => changedText(analysis, [change]) };
}

/** What can be taken out, rounded so that rather a little less is. */
function typedUpNegative(amount: Parameters<typeof typedDown>[0]) {
  return typedDown(amount.negated()).negated();
}
