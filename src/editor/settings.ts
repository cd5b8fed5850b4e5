/** The extension's settings, read into values that the rest can use. */
import * as vscode from "vscode";
import { type AnalysisOptions, DEFAULT_OPTIONS } from "../analysis/analyze";
import { isNumberProblem, readNumber } from "../document/number";

const SECTION = "marginalia";

export type Surface = "diagnostics" | "hover";

export function isSurfaceOn(surface: Surface): boolean {
  return vscode.workspace.getConfiguration(SECTION).get(`${surface}.enabled`, true);
}

/** The distance is a percentage, as text so that its digits are its own: "5%". */
export function analysisOptions(): AnalysisOptions {
  const text = vscode.workspace.getConfiguration(SECTION).get("minimumDistanceToLiquidation", "5%").trim();
  const percent = readNumber(text.replace(/\s*%$/, ""));
  if (isNumberProblem(percent) || percent.isNegative()) return DEFAULT_OPTIONS;
  return { minimumDistance: percent.times("0.01") };
}

export function concernsUs(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(SECTION);
}
