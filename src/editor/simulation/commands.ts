/** The commands that simulate scenarios with the position file at hand and give what came of it as a report. */
import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import { htmlScenarioReport, markdownScenarioReport } from "../../analysis/simulation/report";
import type { Run } from "../../analysis/simulation/run";
import { scenarioMeaning } from "../../analysis/simulation/words";
import { type CandleFile, jobOf } from "../../analysis/views/scenarios/job";
import { CANDLES, marketGroups } from "../../analysis/views/scenarios/market";
import { scenariosOf } from "../../analysis/simulation/fileScenarios";
import { emptyBook } from "../../analysis/views/emptyBook";
import { activeDocument } from "../activeDocument";
import type { Analyses } from "../analyses";
import { isPositionFile } from "../documents";
import { exportText } from "../panel/exportText";
import { chooseCandleFiles } from "./candleFiles";
import { inSlices } from "./slices";

const FORMATS = ["markdown", "html"] as const;
type Format = (typeof FORMATS)[number];

/** What to simulate, for who does not want to be asked: values of the choices, and how it is to be told. */
interface Wanted {
  readonly markets?: readonly string[];
  readonly format?: Format;
  /** Where to put a page; asked for where it is not said. */
  readonly target?: vscode.Uri;
}

/** Both give the report; none where there is nothing to report on, or where it was given up. */
export function registerScenarioCommands(analyses: Analyses): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("marginalia.simulateScenarios", (wanted: Wanted = {}) =>
      simulated(analyses, { ...wanted, format: "markdown" }),
    ),
    vscode.commands.registerCommand("marginalia.exportScenarioReport", (wanted: Wanted = {}) =>
      simulated(analyses, wanted),
    ),
  );
}

async function simulated(analyses: Analyses, wanted: Wanted): Promise<string | undefined> {
  const document = activeDocument();
  if (document === undefined || !isPositionFile(document)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
    );
    return undefined;
  }
  const analysis = analyses.of(document);
  const empty = emptyBook(analysis);
  if (empty !== null) {
    void vscode.window.showWarningMessage(empty);
    return undefined;
  }
  const markets = wanted.markets ?? (await chosenMarkets(analysis));
  if (markets === undefined || markets.length === 0) return undefined;
  const files = markets.includes(CANDLES) ? await chooseCandleFiles(analysis) : [];
  if (files === undefined) return undefined;
  const format = wanted.format ?? (await chosenFormat());
  if (format === undefined) return undefined;
  const runs = await runsOf(analysis, markets, files);
  if (runs === undefined || runs.length === 0) return undefined;
  const name = document.uri.path.split("/").at(-1) ?? "";
  if (format === "html") {
    const page = htmlScenarioReport(name, analysis, runs, "worse");
    if (wanted.target === undefined) await exportText(document, pageName(name), page);
    else await vscode.workspace.fs.writeFile(wanted.target, new TextEncoder().encode(page));
    return page;
  }
  const content = markdownScenarioReport(name, analysis, runs, "worse");
  const report = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside });
  return content;
}

function pageName(name: string): string {
  return `${name.replace(/\.positions\.[a-z]+$/i, "")}-scenarios.html`;
}

async function chosenMarkets(analysis: Analysis): Promise<readonly string[] | undefined> {
  const own = scenariosOf(analysis.file);
  const groups = marketGroups(own);
  const hasOwn = own.scenarios.length > 0;
  const items = groups.flatMap(({ label, choices }, place) => [
    { label, kind: vscode.QuickPickItemKind.Separator, value: "", picked: false },
    ...choices.map((choice) => ({
      label: choice.label,
      detail: scenarioMeaning(choice.label) ?? "",
      value: choice.value,
      // The file's own; else the crashes that have been.
      picked: place === 0 && (hasOwn || choice.value !== CANDLES),
    })),
  ]);
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Simulate Scenarios"),
    placeHolder: vscode.l10n.t("Choose what to walk the book along"),
    canPickMany: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ value }) => value).filter((value) => value !== "");
}

async function chosenFormat(): Promise<Format | undefined> {
  const items = [
    { label: "Markdown", description: vscode.l10n.t("a new text, beside"), format: FORMATS[0] },
    { label: "HTML", description: vscode.l10n.t("a page with pictures, saved"), format: FORMATS[1] },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Export Scenario Report"),
    placeHolder: vscode.l10n.t("As what?"),
  });
  return chosen?.format;
}

/** None where it was cancelled; what cannot be walked is told and left out. */
async function runsOf(
  analysis: Analysis,
  markets: readonly string[],
  files: readonly CandleFile[],
): Promise<readonly Run[] | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Simulating"),
    cancellable: true,
  };
  const told: string[] = [];
  const runs = await vscode.window.withProgress(options, async (progress, token) => {
    const made: Run[] = [];
    for (const market of markets) {
      const asked = { market, parameters: {}, betas: {}, hasOrders: true, isRescaled: false };
      const { job, problems, warnings } = jobOf(analysis, asked, files);
      told.push(...problems, ...warnings);
      if (job === undefined) continue;
      let before = 0;
      const watcher = {
        isCancelled: () => token.isCancellationRequested,
        progress: (share: number) => {
          progress.report({ increment: ((share - before) * 100) / markets.length });
          before = share;
        },
      };
      const run = await inSlices(job.steps(), watcher);
      if (run === undefined) return undefined;
      progress.report({ increment: ((1 - before) * 100) / markets.length });
      made.push(run);
    }
    return made;
  });
  if (told.length > 0) void vscode.window.showWarningMessage(told.join(" "));
  return runs;
}
