/** Position files for tests in the extension host, and waiting for what is shown of them. */
import * as vscode from "vscode";

/** A long with 100 of margin of its own in a wallet of 2,000: liquidated at 45,180.72. */
export const BOOK = `{
  // A comment that stays.
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maxLeverage": "125" } },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100",
    },
  ],
}
`;

let folders = 0;

/** A file in a new folder of the workspace. Through VS Code, as tests run in the browser's worker too. */
export async function newFile(name: string, text: string): Promise<vscode.Uri> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (workspace === undefined) throw new Error("Invariant: host tests run in a workspace");
  const folder = vscode.Uri.joinPath(workspace.uri, `${Date.now()}-${folders++}`);
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

export async function openBook(text: string, name = "book.positions.json"): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(await newFile(name, text));
  return vscode.window.showTextDocument(document);
}

export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(from);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  await editor.edit((edit) => edit.replace(range, to));
}

export function ourDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "marginalia");
}

export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until a check no longer throws, and gives what it gives. */
export async function eventually<Result>(check: () => Result, timeout = 10_000): Promise<Result> {
  for (const began = Date.now(); ; await wait(10)) {
    try {
      return check();
    } catch (error) {
      if (Date.now() - began > timeout) throw error;
    }
  }
}

/** Waits until a condition holds; what it was waiting for is said when it never does. */
export async function until<T>(what: string, condition: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const value = condition();
    if (value) return value;
    await wait(25);
  }
  throw new Error(`Waited in vain for ${what}`);
}

/**
 * Whether only the page can reach the extension's files, as in the worker's tests: VS Code's own JSON and Markdown
 * support run beside the server there, and find neither schema nor documentation.
 */
export function isReachedByPageOnly(): boolean {
  return vscode.extensions.getExtension("marginalia.marginalia")!.extensionUri.scheme.startsWith("http");
}
