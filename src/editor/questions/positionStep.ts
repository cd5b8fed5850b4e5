/** Choosing a position: the one at the cursor first. */
import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import type { ReadRow } from "../../analysis/fixes/write";
import { shown } from "../../analysis/format";
import { modeWord, symbolAndSide } from "../valueWords";
import type { Step } from "../wizard";

export function positionStep(
  analysis: Analysis,
  rows: readonly ReadRow[],
  current: ReadRow | undefined,
): Step {
  return {
    key: "position",
    title: vscode.l10n.t("position"),
    prompt: vscode.l10n.t("Which position?"),
    choices: rows.map((row) => itemOf(analysis, row)),
    ...(current === undefined ? {} : { value: labelOf(current) }),
  };
}

function itemOf({ report }: Analysis, row: ReadRow): vscode.QuickPickItem {
  const { position, fields } = row;
  const { liquidationPrice } = report!.position(position).inForce();
  const price = liquidationPrice && vscode.l10n.t("liquidation at {0}", shown(liquidationPrice));
  const description = [modeWord(position.marginMode), shown(position.quantity), price, fields.values.label];
  return { label: labelOf(row), description: description.filter(Boolean).join(", ") };
}

function labelOf({ index, position }: ReadRow): string {
  return `${index + 1}  ${symbolAndSide(position.instrument.symbol, position.side)}`;
}

/** The position that an answer names: a label, or its number from 1. */
export function rowOf(rows: readonly ReadRow[], answer: string): ReadRow | undefined {
  const number = /^\d+/.exec(answer)?.[0];
  return rows.find(({ index }) => String(index + 1) === number);
}

export function cursorRow(
  document: vscode.TextDocument,
  { tree }: Analysis,
  rows: readonly ReadRow[],
): ReadRow | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return undefined;
  const offset = document.offsetAt(editor.selection.active);
  return rows.find(({ node }) => offset >= tree.startOf(node) && offset <= tree.endOf(node));
}
