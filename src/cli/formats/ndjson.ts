/** One line of JSON for each file, to be read while it comes. */
import { fileResult, SCHEMA_VERSION } from "../../analysis/result";
import type { CheckedFile } from "../check";

export function ndjson(checked: readonly CheckedFile[]): string {
  return checked
    .map(({ path, analysis }) => ({ schemaVersion: SCHEMA_VERSION, ...fileResult(path, analysis) }))
    .map((file) => `${JSON.stringify(file)}\n`)
    .join("");
}
