import * as vscode from "vscode";
import { hintsOf } from "../analysis/inlayHints";
import { ANALYSED_FILES, isAnalysed } from "./documents";
import { onDidChangeAnnotated } from "./dumps";
import { isSurfaceOn, onSurfaceChange } from "./settings";
import type { ShownAnalyses } from "./shownAnalyses";
import { Typing } from "./typing";

export function registerInlayHints(shownAnalyses: ShownAnalyses): vscode.Disposable {
  const typing = new Typing();
  const changed = new vscode.EventEmitter<void>();
  const provider = {
    onDidChangeInlayHints: changed.event,
    ...inlayHintsProvider(shownAnalyses, typing),
  };
  return vscode.Disposable.from(
    typing,
    changed,
    vscode.languages.registerInlayHintsProvider(ANALYSED_FILES, provider),
    typing.onDidEnd(() => changed.fire()),
    onSurfaceChange("inlayHints", () => changed.fire()),
    onDidChangeAnnotated(() => changed.fire()),
  );
}

/** None on the line that is being typed on. */
export function inlayHintsProvider(shownAnalyses: ShownAnalyses, typing: Typing) {
  return {
    provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
      if (!isAnalysed(document) || !isSurfaceOn("inlayHints", document)) return [];
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return hintsOf(shownAnalyses.of(document), start, end)
        .map(({ offset, text, tooltip }) => {
          const hint = new vscode.InlayHint(document.positionAt(offset), text);
          hint.paddingLeft = true;
          hint.tooltip = tooltip;
          return hint;
        })
        .filter(({ position }) => !typing.isOn(document, position.line));
    },
  };
}
