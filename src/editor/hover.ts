import * as vscode from "vscode";
import { hoverAt } from "../analysis/hover";
import type { Analyses } from "./analyses";
import { ANALYSED_FILES } from "./documents";
import { isSurfaceOn } from "./settings";

export function registerHover(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerHoverProvider(ANALYSED_FILES, {
    provideHover(document, place) {
      if (!isSurfaceOn("hover")) return undefined;
      const hover = hoverAt(analyses.of(document), document.offsetAt(place));
      return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown));
    },
  });
}
