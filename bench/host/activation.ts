/** What activating the extension took, by VS Code's own account. */
import * as vscode from "vscode";

/** Milliseconds. */
export interface Activation {
  readonly load: number;
  readonly call: number;
  readonly finish: number;
}

/** From the page "Startup Performance" of VS Code; none where it does not tell. */
export async function activationTimes(): Promise<Activation | undefined> {
  await vscode.commands.executeCommand("perfview.show");
  for (let tries = 0; tries < 100; tries++) {
    const page = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "perf");
    // | marginalia.marginalia | false | 12 | 3 | 0 | api | … |
    const line = /^\| *marginalia\.marginalia *\|[^|]*\|(.*)$/m.exec(page?.getText() ?? "")?.[1];
    const [load, call, finish] = (line ?? "").split("|").map(Number);
    if (load !== undefined && call !== undefined && finish !== undefined) return { load, call, finish };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}
