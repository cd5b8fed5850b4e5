/** From an edit to the diagnostics, ours beside those of VS Code's own JSON validation. */
import * as vscode from "vscode";
import type { Book, Toggle } from "./book";
import type { Stopwatch, Times } from "./stopwatch";

export interface DiagnosticTimes {
  /** A new problem on another line than the one that is edited, and the same going away. */
  readonly comes: readonly Times[];
  readonly goes: readonly Times[];
  /** The same on the line that is edited: what comes there waits for a pause. */
  readonly comesOnLine: readonly Times[];
  readonly goesOnLine: readonly Times[];
  /** A key that stands twice, as the built-in validation reports it; none where there is no such validation. */
  readonly builtInComes: readonly Times[];
  readonly builtInGoes: readonly Times[];
}

/** Pairs of edits: two hundred edits in all are of ours. VS Code takes 50 ms to tell, so only some wait for that. */
const PAIRS_ELSEWHERE = 70;
const PAIRS_TOLD = 15;
const PAIRS_ON_LINE = 15;
const PAIRS_BUILT_IN = 15;
/** Milliseconds for edits elsewhere, and for each other kind: where VS Code is slow with a file, fewer have to do. */
const MOST_TIME_ELSEWHERE = 150_000;
const MOST_TIME = 40_000;
/** Before anything counts: a file that is edited has been open for a while. */
const WARM_UP = 5;

export const MOST_EDITS = 2 * (PAIRS_ELSEWHERE + PAIRS_TOLD + PAIRS_ON_LINE);

export async function timeDiagnostics(
  { editor, elsewhere, onTheLine, repeatedKey }: Book,
  stopwatch: Stopwatch,
  hasBuiltIn: boolean,
): Promise<DiagnosticTimes> {
  const { uri } = editor.document;
  const count = (isOurs: boolean) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => (source === "marginalia") === isOurs).length;
  const pairs = async (toggle: Toggle, isOurs: boolean, runs: number, untilTold = true) => {
    const [comes, goes]: [Times[], Times[]] = [[], []];
    const mostTime = runs === PAIRS_ELSEWHERE ? MOST_TIME_ELSEWHERE : MOST_TIME;
    const end = performance.now() + mostTime;
    for (let run = 0; run < runs && performance.now() < end; run++) {
      comes.push(await stopwatch.time(toggle.flip, () => count(isOurs) > 0, untilTold));
      goes.push(await stopwatch.time(toggle.flip, () => count(isOurs) === 0, untilTold));
    }
    return { comes, goes };
  };
  await pairs(elsewhere, true, WARM_UP, false);
  const other = await pairs(elsewhere, true, PAIRS_ELSEWHERE, false);
  const told = await pairs(elsewhere, true, PAIRS_TOLD);
  const line = await pairs(onTheLine, true, PAIRS_ON_LINE);
  if (hasBuiltIn) await pairs(repeatedKey, false, 1);
  const builtIn = await pairs(repeatedKey, false, hasBuiltIn ? PAIRS_BUILT_IN : 0);
  return {
    comes: [...other.comes, ...told.comes],
    goes: [...other.goes, ...told.goes],
    comesOnLine: line.comes,
    goesOnLine: line.goes,
    builtInComes: builtIn.comes,
    builtInGoes: builtIn.goes,
  };
}
