/** npm run docs: writes every generated document anew. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { documents, FIGURES_FOLDER } from "./documents";

async function main(): Promise<void> {
  const generated = await documents();
  mkdirSync(FIGURES_FOLDER, { recursive: true });
  for (const name of readdirSync(FIGURES_FOLDER)) {
    const file = path.posix.join(FIGURES_FOLDER, name);
    if (!generated.has(file)) rmSync(file);
  }
  for (const [file, text] of generated) writeFileSync(file, text);
  process.stdout.write(`${generated.size} documents\n`);
}

void main();
