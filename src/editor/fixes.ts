/** The light bulb: what can be done about a problem, and where it is explained. */
import * as vscode from "vscode";
import type { Problem } from "../document/problem";
import type { Fix } from "../analysis/fixes/fix";
import { fixesFor } from "../analysis/fixes/index";
import type { Analyses } from "./analyses";
import { POSITION_FILES } from "./documents";
import { OPEN_DIAGNOSTIC_DOCS } from "./openDiagnosticDocs";

/** Selects what a fix leaves to be typed over; not in the palette. */
const SELECT_PLACEHOLDER = "marginalia.selectPlaceholder";

export function registerFixes(analyses: Analyses): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SELECT_PLACEHOLDER, selectPlaceholder),
    vscode.languages.registerCodeActionsProvider(POSITION_FILES, new FixProvider(analyses), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class FixProvider implements vscode.CodeActionProvider {
  readonly #analyses: Analyses;

  constructor(analyses: Analyses) {
    this.#analyses = analyses;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (context.only?.contains(vscode.CodeActionKind.QuickFix) === false) return [];
    const analysis = this.#analyses.of(document);
    const options = this.#analyses.optionsOf(document);
    const problems = analysis.findings.filter(
      (problem) => rangeOf(document, problem).intersection(range) !== undefined,
    );
    const fixes = problems.flatMap((problem) =>
      fixesFor(analysis, problem, options).map((fix) =>
        actionOf(document, fix, diagnosticsOf(document, problem, context)),
      ),
    );
    const explained = new Map(problems.map((problem) => [problem.code, problem]));
    const explanations = [...explained.values()].map((problem) =>
      explanationOf(problem.code, diagnosticsOf(document, problem, context)),
    );
    return [...fixes, ...explanations];
  }
}

function rangeOf(
  document: vscode.TextDocument,
  { start, end }: Pick<Problem, "start" | "end">,
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The squiggles of a problem, so that they offer its fixes. */
function diagnosticsOf(
  document: vscode.TextDocument,
  problem: Problem,
  { diagnostics }: vscode.CodeActionContext,
): vscode.Diagnostic[] {
  const range = rangeOf(document, problem);
  return diagnostics.filter(({ source, code, range: other }) => {
    const name = typeof code === "object" ? code.value : code;
    return source === "marginalia" && name === problem.code && other.isEqual(range);
  });
}

function actionOf(
  document: vscode.TextDocument,
  { title, edits, isPreferred, placeholder }: Fix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.isPreferred = isPreferred;
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits) {
    action.edit.replace(document.uri, rangeOf(document, { start: offset, end: offset + length }), content);
  }
  const last = edits.at(-1);
  if (placeholder !== undefined && last !== undefined) {
    const added = edits.slice(0, -1).reduce((sum, edit) => sum + edit.content.length - edit.length, 0);
    const start = last.offset + added + last.content.lastIndexOf(placeholder);
    action.command = {
      command: SELECT_PLACEHOLDER,
      title: vscode.l10n.t("Select the value"),
      arguments: [document.uri, start, placeholder.length],
    };
  }
  return action;
}

function explanationOf(code: string, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  const title = vscode.l10n.t("Open documentation of {0}", code);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.command = { command: OPEN_DIAGNOSTIC_DOCS, title, arguments: [code] };
  return action;
}

function selectPlaceholder(uri: vscode.Uri, start: number, length: number): void {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  if (editor === undefined) return;
  const at = (offset: number) => editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at(start), at(start + length));
  editor.revealRange(editor.selection);
}
