import { existsSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

// The modules of scripts/ are plain JavaScript that finds its files by its own place, so they are loaded from
// there and not bundled. These are the shapes that the tests use.

export interface ServedVSCode {
  readonly vscode: string;
  address(opening: Opening): string;
  output(): string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly version?: "minimum" | "newest";
  readonly extensions?: string | undefined;
  readonly helpers?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Opening {
  readonly folder: string;
  readonly extension?: string;
}

interface Scripts {
  readonly "vscode/serve.mjs": {
    serve(options: ServeOptions): Promise<ServedVSCode>;
    putExtension(extension: string, extensions: string): void;
    installExtension(file: string, extensions: string): Promise<string>;
  };
  readonly "vscode/quiet-settings.mjs": { readonly quietSettings: Readonly<Record<string, unknown>> };
  readonly "chromium.mjs": { findChromium(): Promise<string>; readonly chromiumArguments: string[] };
}

/** The repository's folder: the nearest one above that has scripts/root.mjs. */
export const root = findRoot(__dirname);

/** The small extension that lets a test run functions in the extension host. */
export const driver = path.join(root, "test", "workbench", "driver");

/** Loads a module of scripts/. */
export async function loadScript<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  const module: unknown = await import(pathToFileURL(path.join(root, "scripts", name)).href);
  return module as Scripts[Name];
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, "scripts", "root.mjs"))) return folder;
  return findRoot(path.dirname(folder));
}
