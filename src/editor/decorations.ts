/** Marks beside positions at risk: a shape with a letter in the gutter, a line before the text, the overview ruler. */
import * as vscode from "vscode";
import { type RiskLevel, rowRisks } from "../analysis/rowRisks";
import { isAnalysed } from "./documents";
import { onDidChangeAnnotated } from "./dumps";
import { afterPause } from "./pause";
import { isSurfaceOn, onSurfaceChange } from "./settings";
import type { ShownAnalyses } from "./shownAnalyses";

const COLORS: Readonly<Record<RiskLevel, string>> = {
  liquidatable: "marginalia.riskHigh",
  stop: "marginalia.riskMedium",
  near: "marginalia.riskLow",
};

const LEVELS = Object.keys(COLORS) as RiskLevel[];

/** Milliseconds without typing: a little more than diagnostics wait on the line being typed, as these go first. */
const PAUSE = 350;

export function registerDecorations(
  shownAnalyses: ShownAnalyses,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const types = new Map(LEVELS.map((level) => [level, decorationType(level, extensionUri)]));
  const show = (editor: vscode.TextEditor) => {
    if (!isAnalysed(editor.document)) return;
    const isOn = isSurfaceOn("decorations", editor.document);
    const marks = isOn ? marksOf(editor.document, shownAnalyses) : new Map<RiskLevel, never>();
    for (const [level, type] of types) editor.setDecorations(type, marks.get(level) ?? []);
  };
  const showAll = () => vscode.window.visibleTextEditors.forEach(show);
  const later = afterPause(showAll, PAUSE);
  showAll();
  return vscode.Disposable.from(
    ...types.values(),
    later,
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(show)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isAnalysed(document)) later.start();
    }),
    onSurfaceChange("decorations", showAll),
    onDidChangeAnnotated(showAll),
  );
}

function decorationType(level: RiskLevel, extensionUri: vscode.Uri): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor(COLORS[level]);
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderWidth: "0 0 0 2px",
    borderStyle: level === "liquidatable" ? "solid" : level === "stop" ? "double" : "dashed",
    borderColor: color,
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    gutterIconPath: vscode.Uri.joinPath(extensionUri, "media", "risk", `${level}.svg`),
    gutterIconSize: "80%",
  });
}

export function marksOf(
  document: vscode.TextDocument,
  shownAnalyses: ShownAnalyses,
): Map<RiskLevel, vscode.DecorationOptions[]> {
  const { analysis, placeOf } = shownAnalyses.of(document);
  const marks = new Map<RiskLevel, vscode.DecorationOptions[]>();
  for (const { row, level, messages } of rowRisks(analysis)) {
    const offset = placeOf(analysis.tree.startOf(row.node));
    if (offset === undefined) continue;
    const start = document.positionAt(offset);
    const mark = {
      range: new vscode.Range(start, document.lineAt(start.line).range.end),
      // As text: names in it come from the file.
      hoverMessage: messages.map((message) => new vscode.MarkdownString().appendText(message)),
    };
    const own = marks.get(level);
    if (own === undefined) marks.set(level, [mark]);
    else own.push(mark);
  }
  return marks;
}
