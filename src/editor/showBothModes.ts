import * as vscode from "vscode";
import { explain } from "../analysis/reasons";
import { percent, shown } from "../analysis/format";
import type { Row } from "../analysis/resolve";
import type { Analysis } from "../analysis/analyze";
import type { ModeReport } from "../engine/report";
import type { Analyses } from "./analyses";
import { isAnalysed } from "./documents";

interface PositionItem extends vscode.QuickPickItem {
  readonly row: Row;
}

/** Lists every position with its numbers in both modes; choosing one goes to it in the text. */
export function registerShowBothModes(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.showBothModes", async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !isAnalysed(editor.document)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file (*.positions.json) first."),
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
  const { symbol = "?", side = "?", label } = row.fields.values;
  if (row.position === undefined || report === undefined) {
    return { row, label: `${symbol} ${side}`, detail: vscode.l10n.t("This position cannot be read.") };
  }
  const of = report.position(row.position);
  return {
    row,
    label: `${symbol} ${side}`,
    description: [row.position.marginMode, label].filter(Boolean).join(", "),
    detail: `isolated: ${sentence(of.isolated())}  |  cross: ${sentence(of.cross())}`,
  };
}

function sentence(mode: ModeReport): string {
  const distance = mode.distance ? ` (${percent(mode.distance)})` : "";
  const price = mode.liquidationPrice ? `${shown(mode.liquidationPrice)}${distance}` : explain(mode);
  return mode.worstCaseLoss ? `${price}, ${vscode.l10n.t("worst case")} ${shown(mode.worstCaseLoss)}` : price;
}
