import * as l10n from "@vscode/l10n";
import type { Change } from "../../engine/changes/change";
import { legOf } from "../../engine/leg";
import { quotient } from "../../engine/decimal";
import { postedMargin } from "../../engine/margin";
import { leverageFor } from "../../engine/questions/leverage";
import type { Target } from "../../engine/questions/target";
import type { Analysis } from "../analyze";
import { changedText } from "../changedText";
import { shown } from "../format";
import type { ReadRow } from "../fixes/write";
import { typedDown, typedUp } from "../typed";
import { type Answered, said } from "./answered";
import { nameOf } from "./names";
import { reasonInWords } from "./reasonWords";
import { goalInWords } from "./target";

/** The highest leverage at which an isolated position is not liquidated before a target. */
export function leverageAnswer(analysis: Analysis, { position }: ReadRow, target: Target): Answered {
  const answer = leverageFor(analysis.report!.account, position, target);
  if ("reason" in answer) {
    const inCross =
      answer.reason === "no-effect"
        ? l10n.t("in cross margin the wallet stands behind it, whatever its leverage is.")
        : undefined;
    return said(`${nameOf(position)}: ${inCross ?? reasonInWords(answer.reason)}`);
  }
  const { maxLeverage } = answer.value;
  const wanted = typedDown(answer.value.leverage);
  const isCapped = maxLeverage?.lt(wanted) === true;
  const leverage = isCapped ? maxLeverage : wanted;
  const [name, most, goal] = [nameOf(position), shown(leverage), goalInWords(target)];
  const sentence = isCapped
    ? l10n.t(
        "{0} may have a leverage of {1} {2}: {3} would do, but its tier allows no more.",
        name,
        most,
        goal,
        shown(wanted),
      )
    : l10n.t("{0} may have a leverage of {1} {2}.", name, most, goal);
  const posted = postedMargin(position);
  const total = typedUp(quotient(legOf(position).entryNotional, leverage));
  const isStated = position.isolatedMargin !== undefined && posted !== undefined;
  const changes: Change[] = [{ kind: "leverage", position, leverage }];
  // A margin that is stated does not follow the leverage by itself.
  if (isStated) changes.push({ kind: "margin", position, amount: total.minus(posted), from: "wallet" });
  return { sentence, details: [], changes, written: () => changedText(analysis, changes) };
}
