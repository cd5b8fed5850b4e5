/**
 * How soon the editor shows what Marginalia has to say, measured in VS Code's extension host: `npm run bench:host`.
 *
 * - Diagnostics: from the change event until they are set, beside those of VS Code's built-in JSON validation of the
 *   same file in the same run. Up to two hundred edits of each file; a problem comes on another line than the one that is
 *   edited and goes again, then on the line itself, where it waits for a pause in typing.
 * - Surfaces: the time inside our own code after an edit, and how long the extension host was busy at a stretch.
 * - Activation, by VS Code's own account.
 *
 * A cell is the 95th percentile, with the median in brackets, in milliseconds. Times depend on the machine and on what
 * else it does: compare within one run only.
 */
import * as vscode from "vscode";
import { Analyses } from "../../src/editor/analyses";
import { positionFile, yamlPositionFile } from "../files";
import { inColumns, percentile } from "../measure";
import { activationTimes } from "./activation";
import { openBook } from "./book";
import { type DiagnosticTimes, MOST_EDITS, timeDiagnostics } from "./diagnostics";
import { Stopwatch, type Times } from "./stopwatch";
import { type SurfaceTimes, timeSurfaces } from "./surfaces";

/** Marks the lines to show among all that a workbench logs; see scripts/vscode/launcher.mjs. */
const MARK = "\u2063";

/** VS Code does not let go of `console.log`, so that only what is said with this is shown. */
function say(...lines: readonly string[]): void {
  for (const line of lines) console.log(MARK + line);
}

interface Measured {
  /** "100 positions, JSON, 33 kB". */
  readonly name: string;
  readonly diagnostics: DiagnosticTimes;
  readonly surfaces: SurfaceTimes;
}

/** Called by VS Code in its extension host. */
export async function run(): Promise<void> {
  try {
    await bench();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error;
  }
}

async function bench(): Promise<void> {
  say("", `Extension host: VS Code ${vscode.version}, Node ${process.version}; ms, p95 (median)`);
  const extension = vscode.extensions.getExtension("marginalia.marginalia");
  if (extension === undefined || extension.isActive)
    throw new Error("Invariant: the bench activates the extension");
  const stopwatch = new Stopwatch();
  await extension.activate();
  stopwatch.follow();
  const measured: Measured[] = [];
  for (const language of ["json", "yaml"] as const) {
    for (const count of language === "json" ? [100, 5_000] : [100, 1_000]) {
      const one = await measure(language, count, stopwatch);
      if (one !== undefined) measured.push(one);
    }
  }
  stopwatch.dispose();
  printDiagnostics(measured);
  printSurfaces(measured);
  await printActivation();
}

async function measure(
  language: "json" | "yaml",
  count: number,
  stopwatch: Stopwatch,
): Promise<Measured | undefined> {
  const began = performance.now();
  const isJson = language === "json";
  const middle = (1 + ((count >> 1) % 17) * 0.37).toFixed(3);
  const text = isJson ? positionFile(count) : yamlPositionFile(count, middle);
  const name = `${count} in ${isJson ? "JSON" : "YAML"}, ${Math.round(text.length / 1000)} kB`;
  const book = await openBook(`bench-${count}.positions.${language}`, text, count);
  const analyses = new Analyses();
  const { rows } = analyses.of(book.editor.document);
  analyses.dispose();
  if (rows.filter(({ position }) => position !== undefined).length !== count) {
    say(`${name}: not measured, as not all of its positions can be read.`);
    return undefined;
  }
  const diagnostics = await timeDiagnostics(book, stopwatch, isJson);
  const surfaces = await timeSurfaces(book);
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  say(`${name}: measured in ${Math.round((performance.now() - began) / 1000)} s`);
  return { name, diagnostics, surfaces };
}

function printDiagnostics(measured: readonly Measured[]): void {
  say("", `Diagnostics after an edit, up to ${MOST_EDITS} edits of each file`);
  const titles = [
    "positions",
    "edits",
    "comes",
    "goes",
    "comes on line",
    "goes on line",
    "whole event",
    "of it work",
  ];
  const rows = measured.map(({ name, diagnostics: times }) => {
    const kinds = [times.comes, times.goes, times.comesOnLine, times.goesOnLine];
    return [
      name,
      String(kinds.flat().length),
      ...kinds.map((kind) => cell(kind.map(({ set }) => set))),
      cell(kinds.flat().map(({ event }) => event)),
      cell(kinds.flat().map(({ work }) => work)),
    ];
  });
  say(...inColumns([titles, ...rows]));

  say(
    "",
    "Beside VS Code's own JSON validation; until they are set, and (of some) until VS Code tells of them",
  );
  const heads = ["positions", "", "ours come", "built-in", "ratio", "ours go", "built-in", "ratio"];
  const beside = measured.filter(({ diagnostics }) => diagnostics.builtInComes.length > 0);
  const lines = beside.flatMap(({ name, diagnostics }) =>
    (["set", "told"] as const).map((moment, index) => {
      const { comes, builtInComes, goes, builtInGoes } = diagnostics;
      const first = [index === 0 ? name : "", moment];
      return [...first, ...besides(comes, builtInComes, moment), ...besides(goes, builtInGoes, moment)];
    }),
  );
  const onLine = beside.map(({ name, diagnostics: { comesOnLine, builtInComes } }) => [
    name,
    "on line",
    ...besides(comesOnLine, builtInComes, "set"),
  ]);
  say(...inColumns([heads, ...lines, ...onLine]));
}

/** Ours, theirs, and what of their time ours takes. */
function besides(ours: readonly Times[], theirs: readonly Times[], moment: "set" | "told"): string[] {
  const [own, other] = [momentsOf(ours, moment), momentsOf(theirs, moment)];
  return [cell(own), cell(other), (percentile(own, 0.95) / percentile(other, 0.95)).toFixed(3)];
}

function momentsOf(times: readonly Times[], moment: "set" | "told"): number[] {
  return times.flatMap((time) => time[moment] ?? []);
}

function printSurfaces(measured: readonly Measured[]): void {
  say("", "Inside our own code after an edit; only the analysis is on the way of a keystroke");
  const titles = [
    "positions",
    "analysis",
    "code lenses",
    "50 lens texts",
    "inlay hints",
    "decorations",
    "status bar",
    "host busy",
  ];
  const rows = measured.map(({ name, surfaces: of }) => {
    const kinds = [of.analysis, of.lenses, of.lensTexts, of.hints, of.marks, of.status, of.blocked];
    return [name, ...kinds.map(cell)];
  });
  say(...inColumns([titles, ...rows]));
}

async function printActivation(): Promise<void> {
  const times = await activationTimes();
  const told =
    times === undefined
      ? "VS Code does not tell"
      : `${times.load} ms to load the code, ${times.call} ms to call activate, ${times.finish} ms until it was done`;
  say("", `Activation: ${told}`);
}

function cell(times: readonly number[]): string {
  if (times.length === 0) return "–";
  const [high, middle] = [percentile(times, 0.95), percentile(times, 0.5)];
  return `${high.toFixed(1)} (${middle.toFixed(1)})`;
}
