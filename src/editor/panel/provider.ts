import * as vscode from "vscode";
import { panelHtml } from "./html";
import type { PanelAnalyses } from "./bookReader";
import { PanelSession } from "./session";

/** Opens a position file as a panel. The text document is the only state: nothing here is saved, undone or reverted. */
export class PositionsEditorProvider implements vscode.CustomTextEditorProvider {
  readonly #extension: vscode.Uri;
  readonly #analyses: PanelAnalyses;

  constructor(extension: vscode.Uri, analyses: PanelAnalyses) {
    this.#extension = extension;
    this.#analyses = analyses;
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const folders = ["dist", "media"].map((folder) => vscode.Uri.joinPath(this.#extension, folder));
    panel.webview.options = { enableScripts: true, localResourceRoots: folders };
    const session = new PanelSession(document, panel, this.#analyses, this.#extension);
    panel.onDidDispose(() => session.dispose());
    panel.webview.html = panelHtml(panel.webview, this.#extension);
  }
}
