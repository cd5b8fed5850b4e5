import { existsSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

// The modules of scripts/ are plain JavaScript that finds its files by its own place, so they are loaded from
// there and not bundled. These are the shapes that the tests use.

export interface ServedVSCode {
  readonly vscode: string;
  address(opening: { readonly folder: string } | { readonly workspace: string }): string;
  output(): string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly version?: "minimum" | "newest";
  readonly extensions?: string | undefined;
  readonly linked?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusting?: boolean;
}

interface Scripts {
  readonly "vscode/serve.mjs": { readonly serve: (options: ServeOptions) => Promise<ServedVSCode> };
  readonly "vscode/extensions.mjs": {
    readonly linkExtension: (extension: string, extensions: string) => void;
    readonly installExtension: (file: string, extensions: string) => Promise<void>;
  };
  readonly "vscode/quiet-settings.mjs": { readonly quietSettings: Readonly<Record<string, unknown>> };
  readonly "temporary.mjs": {
    readonly temporaryFolder: (purpose: string) => string;
    readonly removeTemporary: (folder: string) => void;
  };
  readonly "chromium.mjs": {
    readonly findChromium: () => Promise<string>;
    readonly chromiumArguments: string[];
  };
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
