/** What to do where a book has nothing to show; `null` where it has. */
import * as l10n from "@vscode/l10n";
import type { Analysis } from "../analyze";
import { isRead } from "../fixes/write";

export function emptyBook({ report, rows }: Analysis): string | null {
  if (report === undefined)
    return l10n.t("Nothing can be worked out while the venue or its rules cannot be read.");
  if (rows.length === 0) return l10n.t("There are no positions yet: add one in the table or in the text.");
  return rows.some(isRead)
    ? null
    : l10n.t("No position can be read: correct what is marked in the table or in the text.");
}
