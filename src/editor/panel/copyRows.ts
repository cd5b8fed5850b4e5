import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import { exportRows } from "../../analysis/exportRows";
import type { CopyFormat } from "../../protocol/messages";

/** Puts rows with their numbers on the clipboard. Answers with what to say about it. */
export async function copyRows(
  analysis: Analysis,
  indexes: readonly number[],
  format: CopyFormat,
): Promise<string> {
  await vscode.env.clipboard.writeText(exportRows(analysis, indexes, format));
  return indexes.length === 1
    ? vscode.l10n.t("1 position copied.")
    : vscode.l10n.t("{0} positions copied.", indexes.length);
}
