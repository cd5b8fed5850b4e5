/** The limits that a command line names a file of. */
import { type AnalysisOptions, DEFAULT_OPTIONS } from "../analysis/analyze";
import { lineIndex } from "../analysis/lines";
import { readPolicyFile } from "../analysis/policyFile";
import { languageOf } from "../document/language";
import { contentOf } from "./files";
import type { Output } from "./run";

/** The limits in a file; none, and what is wrong said, where they cannot be read. Without a file the usual ones. */
export async function policyOptions(
  path: string | undefined,
  output: Output,
): Promise<AnalysisOptions | undefined> {
  if (path === undefined) return DEFAULT_OPTIONS;
  const content = await contentOf(path);
  if ("reason" in content) {
    output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    return undefined;
  }
  const read = readPolicyFile(content.text, languageOf(path, content.text));
  if ("options" in read) return read.options;
  const at = lineIndex(content.text);
  for (const { start, code, message } of read.problems) {
    const { line, character } = at(start);
    output.warn(`marginalia: ${path}:${line + 1}:${character + 1} ${code}: ${message}\n`);
  }
  return undefined;
}
