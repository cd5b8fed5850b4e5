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
import { targetInWords } from "./target";

/** The smallest opposite leg that clears a target. */
export function hedgeAnswer(analysis: Analysis, { position }: ReadRow, target: Target): Answered {
  const { account } = analysis.report!;
  const answer = hedgeFor(account, position, target);
  if ("reason" in answer) {
    const alone =
      answer.reason === "no-effect"
        ? "isolated legs do not stand up for each other; a hedge helps in cross margin."
        : undefined;
    return said(`${nameOf(position)}: ${alone ?? reasonInWords(answer.reason)}`);
  }
  const goal = `not to be liquidated ${targetInWords(target)}`;
  if (answer.value.isZero()) return said(`${nameOf(position)} needs no hedge ${goal}.`);
  const quantity = typedUp(answer.value);
  const side = position.side === "long" ? "short" : "long";
  const sentence = `${nameOf(position)} needs a ${side} of ${sizeOf(position, quantity)} at the mark of ${shown(position.markPrice)} ${goal}.`;
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
  return { sentence, details: [], written: () => changedText(analysis, [change]) };
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
    const all = answer.reason === "out-of-reach" ? "only closing all of it gets there." : undefined;
    return said(`${nameOf(position)}: ${all ?? reasonInWords(answer.reason)}`);
  }
  const goal = `not to be liquidated ${targetInWords(target)}`;
  if (answer.value.isZero()) return said(`${nameOf(position)} need not be reduced ${goal}.`);
  const quantity = smaller(typedUp(answer.value), position.quantity);
  const left = position.quantity.minus(quantity);
  const sentence = `Close ${sizeOf(position, quantity)} of ${nameOf(position)} at the mark of ${shown(position.markPrice)} ${goal}; ${shown(left)} is left.`;
  return {
    sentence,
    details: [],
    written: () => changedText(analysis, [{ kind: "reduce", position, quantity }]),
  };
}
