import { existsSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { row } from "./measure";

/** Sizes of what is shipped; the bench builds them for production first. */
export function benchBundles(): void {
  console.log("\nBundles: kB");
  row("file", "minified", "gzipped", "aim");
  for (const [file, aim] of [
    ["dist/extension.js", 150],
    ["dist/panel.js", 220],
    ["dist/cli.js", 150],
  ] as const) {
    if (!existsSync(file)) continue;
    row(file, statSync(file).size / 1000, gzipSync(readFileSync(file)).length / 1000, `≤ ${aim}`);
  }
}
