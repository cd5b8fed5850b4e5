/** How rows and their values are called by those who listen. */
import * as l10n from "@vscode/l10n";
import type { RowModel } from "../../src/protocol/messages";

export function nameOf(row: RowModel | undefined): string {
  if (row === undefined) return l10n.t("the position");
  return row.fields.symbol.text || l10n.t("position {0}", row.index + 1);
}

export function labelOf(field: string, position: string): string {
  return l10n.t({ message: "{0} of {1}", args: [field, position], comment: ["A field, and its position"] });
}
