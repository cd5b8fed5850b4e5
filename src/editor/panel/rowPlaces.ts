/** Where the rows of a panel stand in the text, and the other way round. */
import type * as vscode from "vscode";
import { rowAt } from "../../analysis/rowsOf";
import type { Book } from "../../analysis/views";
import type { Node } from "../../document/tree";
import type { RowId } from "../../protocol/messages";
import { reveal } from "./reveal";
import type { TextCursor } from "./textCursor";

/** Selects the text of a row where it is in sight; the focus stays in the panel. */
export function selectRow({ analysis, numbers }: Book, row: RowId, cursor: TextCursor): void {
  const node = analysis.rows[numbers.ids.indexOf(row)]?.node;
  if (node !== undefined) cursor.show(analysis.tree.startOf(node), analysis.tree.endOf(node));
}

/** The row that an offset of the text is in, and its place among those shown; none where it is in none of them. */
export function rowShownAt(
  { analysis, numbers }: Book,
  offset: number,
  order: readonly RowId[] | undefined,
): { readonly row: RowId; readonly place: number } | undefined {
  const index = rowAt(analysis, offset)?.index;
  if (index === undefined) return undefined;
  const row = numbers.ids[index]!;
  const place = order === undefined ? index : order.indexOf(row);
  return place < 0 ? undefined : { row, place };
}

/** Goes to the text of a row, or to a line where no row is meant. */
export async function revealRow(
  document: vscode.TextDocument,
  { analysis, numbers }: Book,
  row: RowId | null,
  line: number | null,
): Promise<void> {
  const node = row === null ? undefined : analysis.rows[numbers.ids.indexOf(row)]?.node;
  if (node !== undefined) await revealNode(document, analysis, node);
  else if (line !== null) await reveal(document, line);
}

export async function revealInstrument(
  document: vscode.TextDocument,
  { analysis }: Book,
  symbol: string,
): Promise<void> {
  const node = analysis.file.instruments.get(symbol)?.node;
  if (node !== undefined) await revealNode(document, analysis, node);
}

function revealNode(document: vscode.TextDocument, { tree }: Book["analysis"], node: Node): Promise<void> {
  return reveal(document, tree.startOf(node), tree.endOf(node));
}
