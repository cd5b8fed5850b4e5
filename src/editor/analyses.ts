/** The analysis of every open position document, made once per version and kept for the next one to build on. */
import * as vscode from "vscode";
import { type Analysis, type AnalysisOptions, analyze } from "../analysis/analyze";
import { textLanguageOf } from "./dumps";
import { analysisOptions } from "./settings";

interface Kept {
  readonly version: number;
  readonly analysis: Analysis;
}

export class Analyses implements vscode.Disposable {
  readonly #kept = new Map<vscode.TextDocument, Kept>();
  readonly #closed: vscode.Disposable;
  #options: AnalysisOptions = analysisOptions();

  constructor() {
    this.#closed = vscode.workspace.onDidCloseTextDocument((document) => this.#kept.delete(document));
  }

  of(document: vscode.TextDocument): Analysis {
    const kept = this.#kept.get(document);
    if (kept?.version === document.version) return kept.analysis;
    const analysis = analyze(document.getText(), this.optionsOf(document), kept?.analysis);
    this.#kept.set(document, { version: document.version, analysis });
    return analysis;
  }

  /** The same for a text that is not in the document yet: a field that is being typed in. */
  ofDraft(document: vscode.TextDocument, text: string): Analysis {
    return analyze(text, this.optionsOf(document), this.of(document));
  }

  /** What a document is analysed with. */
  optionsOf(document: vscode.TextDocument): AnalysisOptions {
    return { ...this.#options, language: textLanguageOf(document) };
  }

  /** Takes the settings anew; what was analysed with the old ones is dropped. */
  reload(): void {
    this.#options = analysisOptions();
    this.#kept.clear();
  }

  dispose(): void {
    this.#closed.dispose();
    this.#kept.clear();
  }
}
