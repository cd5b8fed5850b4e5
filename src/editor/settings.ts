/** The extension's settings, read into values that the rest can use. */
import * as vscode from "vscode";
import { type AnalysisOptions, DEFAULT_OPTIONS } from "../analysis/analyze";
import { amountIn, positiveIn } from "../analysis/policyFile";

const SECTION = "marginalia";

/** Where numbers are shown in the editor; each has a switch, `marginalia.….enabled`. */
export const SURFACES = [
  "codeLens",
  "inlayHints",
  "decorations",
  "statusBar",
  "hover",
  "diagnostics",
  "tree",
] as const;

export type Surface = (typeof SURFACES)[number];

/** A folder may have settings of its own. */
export function isSurfaceOn(surface: Surface, document?: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get(`${surface}.enabled`, true);
}

/** Turns a surface on or off, where it has been set before: for the workspace or for the user. */
export async function setSurface(surface: Surface, isOn: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const name = `${surface}.enabled`;
  const isOfWorkspace = settings.inspect(name)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(name, isOn, target);
}

/** Calls when the switch of a surface changes, or a setting that its numbers rest on. */
export function onSurfaceChange(surface: Surface, call: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    const others = SURFACES.filter((other) => other !== surface);
    const isOfOthers =
      others.some((other) => change.affectsConfiguration(`${SECTION}.${other}`)) &&
      !change.affectsConfiguration(`${SECTION}.${surface}`);
    if (concernsUs(change) && !isOfOthers) call();
  });
}

/** Limits are texts, so that their digits are their own: "5%", "20". One that is empty or no number is none. */
export function analysisOptions(): AnalysisOptions {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const text = (name: string) => {
    const value = settings.get<unknown>(name);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const distance = amountIn(text("minimumDistanceToLiquidation"));
  // A bare 5 is meant as "5%", as it always was.
  const minimumDistance = distance?.value.times("0.01") ?? DEFAULT_OPTIONS.minimumDistance;
  return {
    minimumDistance,
    policy: {
      maxLeverage: positiveIn(text("policy.maxLeverage")),
      maxLossPerPosition: amountIn(text("policy.maxLossPerPosition")),
      maxLossPerAccount: amountIn(text("policy.maxLossPerAccount")),
      requireIsolatedFromLeverage: positiveIn(text("policy.requireIsolatedFromLeverage")),
    },
  };
}

export function concernsUs(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(SECTION);
}
