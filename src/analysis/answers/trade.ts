import * as l10n from "@vscode/l10n";
import type { Position } from "../../engine/account";
import type { Change } from "../../engine/changes/change";
import { type Decimal, smaller, ZERO } from "../../engine/decimal";
import { hedgeFor, reductionFor } from "../../engine/questions/hedge";
import type { Target } from "../../engine/questions/target";
import type { Analysis } from "../analyze";
import { changedText } from "../changedText";
import { shown } from "../format";
import type { ReadRow } from "../fixes/write";
import { typedUp } from "../typed";
import { type Answered, said } from "./answered";
import { nameOf, sizeOf } from "./names";
import { reasonInWords } from "./reasonWords";
import { goalInWords } from "./target";

/** The smallest opposite leg that clears a target. */
export function hedgeAnswer(analysis: Analysis, { position }: ReadRow, target: Target): Answered {
  const { account } = analysis.report!;
  const answer = hedgeFor(account, position, target);
  if ("reason" in answer) {
    const alone =
      answer.reason === "no-effect"
        ? l10n.t("isolated legs do not stand up for each other; a hedge helps in cross margin.")
        : undefined;
    return said(`${nameOf(position)}: ${alone ?? reasonInWords(answer.reason)}`);
  }
  const goal = goalInWords(target);
  if (answer.value.isZero()) return said(l10n.t("{0} needs no hedge {1}.", nameOf(position), goal));
  const quantity = typedUp(answer.value);
  const side = position.side === "long" ? "short" : "long";
  const [name, size, mark] = [nameOf(position), sizeOf(position, quantity), shown(position.markPrice)];
  const sentence =
    side === "long"
      ? l10n.t("{0} needs a long of {1} at the mark of {2} {3}.", name, size, mark, goal)
      : l10n.t("{0} needs a short of {1} at the mark of {2} {3}.", name, size, mark, goal);
  const opposite = account.positions.find(
    (other) =>
      other.instrument.symbol === position.instrument.symbol &&
      other.side === side &&
      other.marginMode === "cross",
  );
  const change: Change =
    opposite === undefined
      ? { kind: "open", position: oppositeOf(position, side, quantity) }
      : { kind: "add", position: opposite, quantity };
  return { sentence, details: [], changes: [change], written: () => changedText(analysis, [change]) };
}

function oppositeOf(position: Position, side: Position["side"], quantity: Decimal): Position {
  return {
    ...position,
    side,
    quantity,
    entryPrice: position.markPrice,
    isolatedMargin: undefined,
    unsettledFunding: ZERO,
    feeReserve: undefined,
  };
}

/** The smallest part to close that clears a target. */
export function reductionAnswer(analysis: Analysis, { position }: ReadRow, target: Target): Answered {
  const answer = reductionFor(analysis.report!.account, position, target);
  if ("reason" in answer) {
    const all = answer.reason === "out-of-reach" ? l10n.t("only closing all of it gets there.") : undefined;
    return said(`${nameOf(position)}: ${all ?? reasonInWords(answer.reason)}`);
  }
  const goal = goalInWords(target);
  if (answer.value.isZero()) return said(l10n.t("{0} need not be reduced {1}.", nameOf(position), goal));
  const quantity = smaller(typedUp(answer.value), position.quantity);
  const left = position.quantity.minus(quantity);
  const sentence = l10n.t(
    "Close {0} of {1} at the mark of {2} {3}; {4} is left.",
    sizeOf(position, quantity),
    nameOf(position),
    shown(position.markPrice),
    goal,
    shown(left),
  );
  const change: Change = { kind: "reduce", position, quantity };
  return { sentence, details: [], changes: [change], written: () => changedText(analysis, [change]) };
}
