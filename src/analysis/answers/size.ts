import { isRefusal, applyEdits } from "../../document/edit";
import type { Decimal } from "../../engine/decimal";
import { largestQuantity, type SizeLimit } from "../../engine/questions/quantity";
import type { Analysis } from "../analyze";
import { shown } from "../format";
import { type ReadRow, sizeInFile, writeNumber } from "../fixes/write";
import { typedDown } from "../typed";
import { type Answered, said } from "./answered";
import { moneyOf, nameOf, sizeOf } from "./names";
import { reasonInWords } from "./reasonWords";
import { targetInWords } from "./target";

/** The largest size of a position that keeps to a limit, everything else as it is. */
export function sizeAnswer(analysis: Analysis, row: ReadRow, limit: SizeLimit): Answered {
  const { position } = row;
  const answer = largestQuantity(analysis.report!.account, position, limit);
  if ("reason" in answer) return said(`${nameOf(position)}: ${reasonInWords(answer.reason)}`);
  const quantity = typedDown(answer.value);
  const sentence = `${nameOf(position)} can be as large as ${sizeOf(position, quantity)} (now ${shown(position.quantity)}) ${limitInWords(row, limit)}.`;
  return { sentence, details: [], written: () => withSize(analysis, row, answer.value) };
}

function limitInWords({ position }: ReadRow, limit: SizeLimit): string {
  switch (limit.kind) {
    case "worst-case-loss":
      return `to lose no more than ${moneyOf(position, limit.amount)} in the worst case`;
    case "loss-at-price":
      return `to lose no more than ${moneyOf(position, limit.amount)} when it is closed at ${shown(limit.price)}, fee included`;
    case "leverage":
      return `for a leverage of ${shown(limit.leverage)}`;
    default:
      return `not to be liquidated ${targetInWords(limit)}`;
  }
}

export function withSize(analysis: Analysis, row: ReadRow, quantity: Decimal) {
  const { path, value } = sizeInFile(analysis, row, quantity);
  const size = typedDown(value);
  if (!size.gt(0)) return { refusal: "Nothing is left of it then; remove the position instead." };
  const edits = writeNumber(path, size)(analysis.tree);
  return isRefusal(edits) ? edits : { text: applyEdits(analysis.tree.text, edits) };
}
