import { analyze } from "../../../src/analysis/analyze";
import { type FileResult, fileResult } from "../../../src/analysis/result";

export type PositionResult = FileResult["positions"][number];

/** The result of a position file, given as its text or as what it holds. */
export function resultOf(file: string | object): FileResult {
  return fileResult("test.positions.json", analyze(typeof file === "string" ? file : JSON.stringify(file)));
}

/** The codes of a result's diagnostics, hints apart. */
export function codesOf({ diagnostics }: FileResult): string[] {
  return diagnostics.filter(({ severity }) => severity !== "hint").map(({ code }) => code);
}
