import * as vscode from "vscode";
import { readerOfKind } from "../analysis/readers";
import type { Analyses } from "./analyses";
import { activeDocument } from "./activeDocument";
import { isPositionFile } from "./documents";
import { annotate } from "./dumps";

/** Annotates the document at hand, whatever it is called. Answers with the number of its positions. */
export function registerAnnotateFile(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.annotateFile", async (given?: vscode.Uri) => {
    const document = given instanceof vscode.Uri ? await openedText(given) : activeDocument();
    if (document === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a dump of positions or the configuration of a strategy first."),
      );
      return undefined;
    }
    if (!isPositionFile(document) && !annotate(document)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "No positions are recognised in this file. Marginalia reads what exchanges and ccxt return.",
        ),
      );
      return undefined;
    }
    const { kind, rows } = analyses.of(document);
    const title = readerOfKind(kind)?.title ?? vscode.l10n.t("position file");
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("{0}: {1} positions", title, rows.length),
      MESSAGE_MILLISECONDS,
    );
    return rows.length;
  });
}

const MESSAGE_MILLISECONDS = 5000;

async function openedText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}
