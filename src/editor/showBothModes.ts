import * as vscode from "vscode";
import { explain } from "../analysis/reasons";
import { percent, shown } from "../analysis/format";
import type { Row } from "../analysis/resolve";
import type { Analysis } from "../analysis/analyze";
import type { ModeReport } from "../engine/report";
import type { Analyses } from "./analyses";
import { isAnalysed } from "./documents";
import { modeWord, symbolAndSide } from "./valueWords";

interface PositionItem extends vscode.QuickPickItem {
  readonly row: Row;
}

/** Lists every position with its numbers in both modes; choosing one goes to it in the text. */
export function registerShowBothModes(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.showBothModes", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !isAnalysed(editor.document)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
      );
      return;
    }
    const analysis = analyses.of(editor.document);
    const items = analysis.rows.map((row) => itemOf(row, analysis));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("This file has no positions yet."));
      return;
    }
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t("Both margin modes"),
      placeHolder: vscode.l10n.t("Choose a position to go to it"),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen === undefined) return;
    const start = editor.document.positionAt(analysis.tree.startOf(chosen.row.node));
    const end = editor.document.positionAt(analysis.tree.endOf(chosen.row.node));
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
}

function itemOf(row: Row, { report }: Analysis): PositionItem {
  const { symbol, side, label: note } = row.fields.values;
  const label = symbolAndSide(symbol, side);
  if (row.position === undefined || report === undefined) {
    return { row, label, detail: vscode.l10n.t("This position cannot be read.") };
  }
  const of = report.position(row.position);
  return {
    row,
    label,
    description: [modeWord(row.position.marginMode), note].filter(Boolean).join(", "),
    detail: vscode.l10n.t("isolated: {0}  |  cross: {1}", sentence(of.isolated()), sentence(of.cross())),
  };
}

function sentence(mode: ModeReport): string {
  const distance = mode.distance ? ` (${percent(mode.distance)})` : "";
  const price = mode.liquidationPrice ? `${shown(mode.liquidationPrice)}${distance}` : explain(mode);
  return mode.worstCaseLoss ? vscode.l10n.t("{0}, worst case {1}", price, shown(mode.worstCaseLoss)) : price;
}
