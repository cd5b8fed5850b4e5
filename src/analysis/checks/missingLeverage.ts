import { type Check, placeOf } from "./check";

/** An isolated position of which neither the margin nor the leverage is known. */
export const missingLeverage: Check = (context) => {
  for (const row of context.rows) {
    const { marginMode, isolatedMargin, leverage } = row.position;
    if (marginMode !== "isolated" || isolatedMargin !== undefined || leverage !== undefined) continue;
    const message = `What is posted to this isolated position is not known. Add "leverage" or "isolatedMargin".`;
    context.add("missing-leverage", "warning", message, placeOf(context, row, "marginMode"));
  }
};
