/** What each open document is annotated with: its analysis, or the last one from before it stopped making sense. */
import type * as vscode from "vscode";
import type { Analysis } from "../analysis/analyze";
import { LastSound, type ShownAnalysis } from "../analysis/lastSound";
import type { Analyses } from "./analyses";

interface Followed {
  readonly versions: LastSound;
  analysis: Analysis;
  shown: ShownAnalysis;
}

export class ShownAnalyses {
  readonly #analyses: Pick<Analyses, "of">;
  readonly #followed = new WeakMap<vscode.TextDocument, Followed>();

  constructor(analyses: Pick<Analyses, "of">) {
    this.#analyses = analyses;
  }

  of(document: vscode.TextDocument): ShownAnalysis {
    const analysis = this.#analyses.of(document);
    const followed = this.#followed.get(document);
    if (followed?.analysis === analysis) return followed.shown;
    const versions = followed?.versions ?? new LastSound();
    const shown = versions.shown(analysis);
    this.#followed.set(document, { versions, analysis, shown });
    return shown;
  }
}
