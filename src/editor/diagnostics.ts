/** Squiggles: problems clear at once and appear after a short pause, so that a half-typed number does not nag. */
import * as vscode from "vscode";
import type { Problem, Severity } from "../document/problem";
import { allProblems } from "../analysis/analyze";
import type { Analyses } from "./analyses";
import { hasSyntaxOwner, isAnalysed } from "./documents";
import { onDidChangeAnnotated } from "./dumps";
import { isSurfaceOn } from "./settings";

const PAUSE_MILLISECONDS = 250;

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function registerDiagnostics(analyses: Analyses, extensionUri: vscode.Uri): vscode.Disposable {
  const docs = vscode.Uri.joinPath(extensionUri, "docs", "diagnostics.md");
  const collection = vscode.languages.createDiagnosticCollection("marginalia");
  const pending = new Map<string, ReturnType<typeof setTimeout>>();

  const show = (document: vscode.TextDocument) => {
    forget(document);
    collection.set(document.uri, isSurfaceOn("diagnostics") ? diagnosticsOf(document, analyses, docs) : []);
  };
  const forget = (document: vscode.TextDocument) => {
    clearTimeout(pending.get(document.uri.toString()));
    pending.delete(document.uri.toString());
  };
  const changed = (document: vscode.TextDocument, lines: ReadonlySet<number>) => {
    forget(document);
    const shown = collection.get(document.uri) ?? [];
    const now = isSurfaceOn("diagnostics") ? diagnosticsOf(document, analyses, docs) : [];
    const isNew = (diagnostic: vscode.Diagnostic) => !shown.some((old) => isSame(old, diagnostic));
    const waits = (diagnostic: vscode.Diagnostic) =>
      lines.has(diagnostic.range.start.line) && isNew(diagnostic);
    collection.set(
      document.uri,
      now.filter((diagnostic) => !waits(diagnostic)),
    );
    if (now.some(waits))
      pending.set(
        document.uri.toString(),
        setTimeout(() => show(document), PAUSE_MILLISECONDS),
      );
  };

  for (const document of vscode.workspace.textDocuments) if (isAnalysed(document)) show(document);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => isAnalysed(document) && show(document)),
    onDidChangeAnnotated(show),
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isAnalysed(document)) changed(document, linesOf(contentChanges));
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration("marginalia")) return;
      for (const document of vscode.workspace.textDocuments) if (isAnalysed(document)) show(document);
    }),
    { dispose: () => pending.forEach((timer) => clearTimeout(timer)) },
  );
}

/** The lines that are being typed on, as they are numbered after the change. */
function linesOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { range, text } of changes) {
    const added = text.split("\n").length - 1;
    for (let line = range.start.line; line <= range.start.line + added; line++) lines.add(line);
  }
  return lines;
}

function diagnosticsOf(
  document: vscode.TextDocument,
  analyses: Analyses,
  docs: vscode.Uri,
): vscode.Diagnostic[] {
  const analysis = analyses.of(document);
  const problems = hasSyntaxOwner(document) ? analysis.findings.filter(isOurs) : allProblems(analysis);
  return problems.map((problem) => diagnosticOf(document, problem, docs));
}

/** VS Code points out a repeated key in JSON itself. */
function isOurs({ code }: Problem): boolean {
  return code !== "duplicate-key";
}

function diagnosticOf(
  document: vscode.TextDocument,
  { code, severity, message, start, end }: Problem,
  docs: vscode.Uri,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = "marginalia";
  diagnostic.code = { value: code, target: docs.with({ fragment: code }) };
  return diagnostic;
}

function isSame(a: vscode.Diagnostic, b: vscode.Diagnostic): boolean {
  return a.message === b.message && a.range.start.line === b.range.start.line;
}
