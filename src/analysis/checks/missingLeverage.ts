import * as l10n from "@vscode/l10n";
import { type Check, placeOf } from "./check";

/** An isolated position of which neither the margin nor the leverage is known. */
export const missingLeverage: Check = (context) => {
  for (const row of context.rows) {
    const { marginMode, isolatedMargin, leverage } = row.position;
    if (marginMode !== "isolated" || isolatedMargin !== undefined || leverage !== undefined) continue;
    const message = l10n.t(
      'What is posted to this isolated position is not known. Add "leverage" or "isolatedMargin".',
    );
    const onLine = l10n.t(
      "What is posted to this isolated position is not known. Add a leverage or a margin, such as 10x or margin 300.",
    );
    context.add("missing-leverage", "warning", message, placeOf(context, row, "marginMode"), onLine);
  }
};
