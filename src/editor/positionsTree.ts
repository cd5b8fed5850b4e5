/** All positions of the workspace's position files and of the open ones, the nearest to liquidation first. */
import * as vscode from "vscode";
import { type Analysis, analyze } from "../analysis/analyze";
import { positionText } from "../analysis/lens";
import { byNearness, compareDistances, distanceOf, type NearRow, nearnessText } from "../analysis/nearness";
import { languageOf } from "../document/language";
import type { Risk } from "../protocol/messages";
import type { Analyses } from "./analyses";
import { isPositionFile, POSITION_FILE_PATTERN } from "./documents";
import { analysisOptions } from "./settings";
import { modeWord, symbolAndSide } from "./valueWords";

/** More files and rows than these are no list to look through. */
const MOST_FILES = 200;
const MOST_ROWS = 500;

export interface FileEntry {
  readonly kind: "file";
  readonly uri: vscode.Uri;
  readonly analysis: Analysis;
  readonly rows: readonly NearRow[];
}

export interface PositionEntry extends NearRow {
  readonly kind: "position";
  readonly file: FileEntry;
}

export interface RestEntry {
  readonly kind: "rest";
  readonly file: FileEntry;
  readonly count: number;
}

export type Entry = FileEntry | PositionEntry | RestEntry;

export class PositionsTree implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #analyses: Pick<Analyses, "of">;
  readonly #changed = new vscode.EventEmitter<void>();
  /** What was read of files that are not open; none of a file that cannot be read. */
  readonly #read = new Map<string, Promise<Analysis | undefined>>();

  readonly #sorted = new WeakMap<Analysis, Promise<readonly NearRow[]>>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(analyses: Pick<Analyses, "of">) {
    this.#analyses = analyses;
  }

  /** Looks again; at a file that has changed on the disk, or at all of them. */
  refresh(changed?: vscode.Uri | "all"): void {
    if (changed === "all") this.#read.clear();
    else if (changed !== undefined) this.#read.delete(changed.toString());
    this.#changed.fire();
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry === undefined) return this.#files();
    if (entry.kind !== "file") return [];
    const shown = entry.rows
      .slice(0, MOST_ROWS)
      .map((near): Entry => ({ kind: "position", file: entry, ...near }));
    const count = entry.rows.length - shown.length;
    return count > 0 ? [...shown, { kind: "rest", file: entry, count }] : shown;
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    switch (entry.kind) {
      case "file":
        return fileItem(entry);
      case "position":
        return positionItem(entry);
      case "rest":
        return new vscode.TreeItem(vscode.l10n.t("{0} more, further away", entry.count));
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #files(): Promise<FileEntry[]> {
    // What is open goes before what is on the disk: it may have changes that are not saved, or no file yet.
    const open = new Map(openPositionFiles().map((document) => [document.uri.toString(), document] as const));
    const found = await vscode.workspace.findFiles(POSITION_FILE_PATTERN, undefined, MOST_FILES);
    const uris = new Map([
      ...[...open.values()].map(({ uri }) => [uri.toString(), uri] as const),
      ...found.map((uri) => [uri.toString(), uri] as const),
    ]);
    const entries = await Promise.all(
      [...uris].map(async ([key, uri]): Promise<FileEntry | undefined> => {
        const document = open.get(key);
        const analysis = document ? this.#analyses.of(document) : await this.#readFile(uri);
        if (analysis === undefined || analysis.rows.length === 0) return undefined;
        return { kind: "file", uri, analysis, rows: await this.#nearRows(analysis) };
      }),
    );
    return entries
      .filter((entry) => entry !== undefined)
      .sort((a, b) => compareDistances(a.rows[0]?.distance, b.rows[0]?.distance));
  }

  #nearRows(analysis: Analysis): Promise<readonly NearRow[]> {
    const known = this.#sorted.get(analysis) ?? nearRowsOf(analysis);
    this.#sorted.set(analysis, known);
    return known;
  }

  #readFile(uri: vscode.Uri): Promise<Analysis | undefined> {
    const key = uri.toString();
    const known = this.#read.get(key) ?? readFile(uri);
    this.#read.set(key, known);
    return known;
  }
}

/** So many rows are worked out at a time; then whatever else waits has its turn. */
const SLICE = 200;

async function nearRowsOf(analysis: Analysis): Promise<readonly NearRow[]> {
  const rows: NearRow[] = [];
  for (const row of analysis.rows) {
    rows.push({ row, distance: distanceOf(analysis, row) });
    if (rows.length % SLICE === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return byNearness(rows);
}

async function readFile(uri: vscode.Uri): Promise<Analysis | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const options = { ...analysisOptions(), language: languageOf(uri.path) };
    return analyze(new TextDecoder().decode(bytes), options);
  } catch {
    return undefined; // It has gone since it was found.
  }
}

/** Without those that only stand for another version in a comparison. */
export function openPositionFiles(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    (document) => isPositionFile(document) && !document.isClosed && document.uri.scheme !== "git",
  );
}

function fileItem({ uri, analysis, rows }: FileEntry): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const nearest = rows[0]?.distance && nearnessText(analysis, rows[0].row).text;
  item.id = uri.toString();
  item.description = [nearest, folder].filter(Boolean).join(" · ");
  item.contextValue = "file";
  return item;
}

function positionItem({ file, row, distance }: PositionEntry): vscode.TreeItem {
  const { symbol, side, label } = row.fields.values;
  const mode = row.position && modeWord(row.position.marginMode);
  const name = side === undefined ? (symbol ?? "?") : symbolAndSide(symbol, side);
  const { text, risk } = nearnessText(file.analysis, row);
  const item = new vscode.TreeItem(name);
  item.id = `${file.uri.toString()}#${row.index}`;
  item.description = [text, mode, label].filter(Boolean).join(" · ");
  item.tooltip = positionText(file.analysis, row);
  item.iconPath = iconOf(distance === undefined && row.position === undefined ? "unreadable" : risk);
  item.contextValue = "position";
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1}", name, item.description) };
  item.command = {
    title: vscode.l10n.t("Go to the Position"),
    command: "marginalia.revealPosition",
    arguments: [{ uri: file.uri, index: row.index }],
  };
  return item;
}

/** Each risk has a shape of its own besides its colour. */
function iconOf(risk: Risk | "unreadable"): vscode.ThemeIcon {
  const colored = (icon: string, color: string) =>
    new vscode.ThemeIcon(icon, new vscode.ThemeColor(`marginalia.${color}`));
  switch (risk) {
    case "liquidatable":
      return colored("error", "riskHigh");
    case "critical":
      return colored("warning", "riskMedium");
    case "near":
      return colored("info", "riskLow");
    case "unreadable":
      return new vscode.ThemeIcon("circle-slash");
    case "unknown":
      return new vscode.ThemeIcon("question");
    default:
      return new vscode.ThemeIcon("pass");
  }
}
