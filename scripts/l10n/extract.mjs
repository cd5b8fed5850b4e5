// The texts of the source that are translated, found by @vscode/l10n-dev.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";

/** Folders of which texts are shown to a person in VS Code. */
const SOURCES = ["src", "webview"];

/** The source files by their path from the root of the repository. */
export function sourceFiles(root) {
  return SOURCES.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file)),
  ).sort();
}

/** What `l10n/bundle.l10n.json` has to say: every text, by itself, in the order of the alphabet. */
export async function extractedBundle(root) {
  const contents = sourceFiles(root).map((file) => readFileSync(path.join(root, file), "utf8"));
  // Looking through a file takes its time: most have nothing to translate.
  const files = contents.filter((text) => text.includes("l10n.t("));
  return sorted(await getL10nJson(files.map((text) => ({ extension: ".ts", contents: text }))));
}

function sorted(bundle) {
  return Object.fromEntries(Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export function serialized(bundle) {
  return `${JSON.stringify(sorted(bundle), null, 2)}\n`;
}
