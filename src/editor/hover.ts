import * as vscode from "vscode";
import { meaningOf } from "../analysis/fieldMeaning";
import { hoverAt } from "../analysis/hover";
import type { Analyses } from "./analyses";
import { ANALYSED_FILES, hasSyntaxOwner, isAnalysed } from "./documents";
import { isSurfaceOn } from "./settings";

export function registerHover(analyses: Analyses, extensionUri: vscode.Uri): vscode.Disposable {
  let schema: Thenable<unknown> | undefined;
  return vscode.languages.registerHoverProvider(ANALYSED_FILES, {
    async provideHover(document, place) {
      if (!isAnalysed(document) || !isSurfaceOn("hover", document)) return undefined;
      const analysis = analyses.of(document);
      // In JSON, VS Code shows the words of the schema by itself.
      const isDescribed = hasSyntaxOwner(document) || analysis.kind !== "positions";
      const words = isDescribed ? undefined : await (schema ??= readSchema(extensionUri));
      const meaning = words === undefined ? undefined : (pointer: string) => meaningOf(words, pointer);
      const hover = hoverAt(analysis, document.offsetAt(place), meaning);
      return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown));
    },
  });
}

async function readSchema(extensionUri: vscode.Uri): Promise<unknown> {
  const uri = vscode.Uri.joinPath(extensionUri, "schemas", "positions.schema.json");
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return {}; // Numbers are shown without the words.
  }
}
