/** The result that scripts read: one object for all files (docs/format.md). */
import { fileResult, SCHEMA_VERSION } from "../../analysis/result";
import type { CheckedFile } from "../check";

export function json(checked: readonly CheckedFile[]): string {
  const files = checked.map(({ path, analysis }) => fileResult(path, analysis));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }, null, 2)}\n`;
}
