import * as l10n from "@vscode/l10n";
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
import { goalInWords } from "./target";

/** The largest size of a position that keeps to a limit, everything else as it is. */
export function sizeAnswer(analysis: Analysis, row: ReadRow, limit: SizeLimit): Answered {
  const { position } = row;
  const answer = largestQuantity(analysis.report!.account, position, limit);
  if ("reason" in answer) return said(`${nameOf(position)}: ${reasonInWords(answer.reason)}`);
  const quantity = typedDown(answer.value);
  const sentence = l10n.t(
    "{0} can be as large as {1} (now {2}) {3}.",
    nameOf(position),
    sizeOf(position, quantity),
    shown(position.quantity),
    limitInWords(row, limit),
  );
  return {
    sentence,
    details: [],
    changes: [{ kind: "size", position, quantity }],
    written: () => withSize(analysis, row, answer.value),
  };
}

function limitInWords({ position }: ReadRow, limit: SizeLimit): string {
  switch (limit.kind) {
    case "worst-case-loss":
      return l10n.t("to lose no more than {0} in the worst case", moneyOf(position, limit.amount));
    case "loss-at-price":
      return l10n.t(
        "to lose no more than {0} when it is closed at {1}, fee included",
        moneyOf(position, limit.amount),
        shown(limit.price),
      );
    case "leverage":
      return l10n.t("for a leverage of {0}", shown(limit.leverage));
    default:
      return goalInWords(limit);
  }
}

export function withSize(analysis: Analysis, row: ReadRow, quantity: Decimal) {
  const { path, value } = sizeInFile(analysis, row, quantity);
  const size = typedDown(value);
  if (!size.gt(0)) return { refusal: l10n.t("Nothing is left of it then; remove the position instead.") };
  const edits = writeNumber(path, size)(analysis.tree);
  return isRefusal(edits) ? edits : { text: applyEdits(analysis.tree.text, edits) };
}
