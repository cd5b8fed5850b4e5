import * as vscode from "vscode";
import { type Lens, lensesOf } from "../analysis/lens";
import { ANALYSED_FILES, isAnalysed, isPositionFile } from "./documents";
import { onDidChangeAnnotated } from "./dumps";
import { isSurfaceOn, onSurfaceChange } from "./settings";
import type { ShownAnalyses } from "./shownAnalyses";

/** Where a lens stands is known at once; what it says is worked out when it comes into sight. */
export class PositionLens extends vscode.CodeLens {
  readonly document: vscode.TextDocument;
  readonly text: () => string;
  /** Whether its numbers are from before the text stopped making sense. */
  readonly isStale: boolean;

  constructor(document: vscode.TextDocument, { offset, text }: Lens, isStale: boolean) {
    const place = document.positionAt(offset);
    super(new vscode.Range(place, place));
    this.document = document;
    this.text = text;
    this.isStale = isStale;
  }
}

export function registerCodeLens(shownAnalyses: ShownAnalyses): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider = { onDidChangeCodeLenses: changed.event, ...codeLensProvider(shownAnalyses) };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(ANALYSED_FILES, provider),
    onSurfaceChange("codeLens", () => changed.fire()),
    onDidChangeAnnotated(() => changed.fire()),
  );
}

export function codeLensProvider(shownAnalyses: ShownAnalyses) {
  return {
    provideCodeLenses(document: vscode.TextDocument): PositionLens[] {
      if (!isAnalysed(document) || !isSurfaceOn("codeLens", document)) return [];
      const shown = shownAnalyses.of(document);
      return lensesOf(shown).map((lens) => new PositionLens(document, lens, shown.isStale));
    },
    resolveCodeLens(lens: PositionLens): PositionLens {
      const { document, isStale } = lens;
      const title = lens.text();
      const isFile = isPositionFile(document);
      const action = isFile ? vscode.l10n.t("Open the panel") : vscode.l10n.t("Show both modes");
      const tooltip = isStale
        ? vscode.l10n.t("The text has a syntax error; these numbers are from before it.")
        : action;
      lens.command = isFile
        ? { title, tooltip, command: "marginalia.openPanelToSide", arguments: [document.uri] }
        : { title, tooltip, command: "marginalia.showBothModes" };
      return lens;
    },
  };
}
