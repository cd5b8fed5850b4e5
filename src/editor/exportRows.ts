import * as vscode from "vscode";
import { exportRows, ROW_FORMATS, type RowFormat } from "../analysis/exportRows";
import { explain } from "../analysis/reasons";
import { shown } from "../analysis/format";
import type { Analysis } from "../analysis/analyze";
import type { Row } from "../analysis/resolve";
import type { Analyses } from "./analyses";
import { activeDocument } from "./activeDocument";
import { isAnalysed } from "./documents";
import { symbolAndSide } from "./valueWords";

/** What to copy, for who does not want to be asked. */
interface Wanted {
  readonly indexes?: readonly number[];
  readonly format?: RowFormat;
}

/** Copies some positions with their numbers to the clipboard. Answers with what was copied. */
export function registerExportRows(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.exportRows", async (wanted: Wanted = {}) => {
    const document = activeDocument();
    if (document === undefined || !isAnalysed(document)) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a file with positions first."));
      return undefined;
    }
    const analysis = analyses.of(document);
    if (analysis.rows.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("This file has no positions yet."));
      return undefined;
    }
    const indexes = wanted.indexes ?? (await chosenRows(analysis));
    if (indexes === undefined || indexes.length === 0) return undefined;
    const format = wanted.format ?? (await chosenFormat());
    if (format === undefined) return undefined;
    const text = exportRows(analysis, indexes, format);
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("{0} positions copied", indexes.length),
      MESSAGE_MILLISECONDS,
    );
    return text;
  });
}

const MESSAGE_MILLISECONDS = 3000;

async function chosenRows(analysis: Analysis): Promise<readonly number[] | undefined> {
  const items = analysis.rows.map((row) => ({ ...itemOf(row, analysis), picked: true, index: row.index }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Copy Positions As…"),
    placeHolder: vscode.l10n.t("Choose the positions to copy"),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ index }) => index);
}

function itemOf({ fields, position }: Row, { report }: Analysis): vscode.QuickPickItem {
  const label = symbolAndSide(fields.values.symbol, fields.values.side);
  const mode = position && report?.position(position).inForce();
  const price = mode?.liquidationPrice;
  const description =
    price === undefined ? mode && explain(mode) : vscode.l10n.t("liquidation at {0}", shown(price));
  return description === undefined ? { label } : { label, description };
}

async function chosenFormat(): Promise<RowFormat | undefined> {
  const labels: Record<RowFormat, string> = {
    json: "JSON",
    csv: "CSV",
    markdown: vscode.l10n.t("Markdown table"),
  };
  const items = ROW_FORMATS.map((format) => ({ label: labels[format], format }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Copy Positions As…") });
  return chosen?.format;
}
