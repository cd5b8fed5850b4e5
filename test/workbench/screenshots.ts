import { mkdirSync } from "node:fs";
import * as path from "node:path";

/** Where a run leaves its pictures, to be looked at: out/screenshots. */
export function screenshotPath(name: string): string {
  const folder = path.resolve("out/screenshots");
  mkdirSync(folder, { recursive: true });
  return path.join(folder, name);
}
