import { existsSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

// The modules of scripts/ are plain JavaScript that finds its files by its own place, so they are loaded from
// there and not bundled. These are the shapes that the tests use.

export interface ServedVSCode {
  readonly vscode: string;
  readonly origin: string;
  output(): string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly version?: "minimum" | "newest";
  readonly extensions?: string | undefined;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Opening {
  readonly folder: string;
  readonly file?: string | undefined;
  readonly extensions?: readonly string[];
}

interface Scripts {
  readonly "vscode/serve.mjs": {
    serve(options: ServeOptions): Promise<ServedVSCode>;
    installExtension(file: string, extensions: string): Promise<string>;
  };
  readonly "vscode/address.mjs": { address(origin: string, opening: Opening): string };
  readonly "vscode/quiet-settings.mjs": { readonly quietSettings: Readonly<Record<string, unknown>> };
  readonly "chromium.mjs": { findChromium(): Promise<string>; readonly chromiumArguments: string[] };
}

/** The repository's folder: the nearest one above that has scripts/root.mjs. */
export const root = findRoot(__dirname);

/** Loads a module of scripts/. */
export async function loadScript<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  const module: unknown = await import(pathToFileURL(path.join(root, "scripts", name)).href);
  return module as Scripts[Name];
}

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, "scripts", "root.mjs"))) return folder;
  return findRoot(path.dirname(folder));
}
