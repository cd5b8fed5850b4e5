/** `marginalia check`: analyses files and prints what they hold. */
import { allProblems, type Analysis, analyze } from "../analysis/analyze";
import { languageOf, type TextLanguage } from "../document/language";
import type { Severity } from "../document/problem";
import { contentOf, nameOf } from "./files";
import { policyOptions } from "./policy";
import type { Output } from "./run";
import { csv } from "./formats/csv";
import { github } from "./formats/github";
import { json } from "./formats/json";
import { markdown } from "./formats/markdown";
import { ndjson } from "./formats/ndjson";
import { sarif } from "./formats/sarif";
import { table } from "./table";

export const FORMATS = ["table", "json", "ndjson", "markdown", "csv", "sarif", "github"] as const;
export const FAIL_ON = ["error", "warning", "never"] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  /** The language of standard input; seen from its text where none is given. */
  readonly language?: TextLanguage | undefined;
  /** A file of limits, for what the files themselves leave open. */
  readonly policy?: string | undefined;
}

export interface CheckedFile {
  readonly path: string;
  readonly analysis: Analysis;
}

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<number> {
  const limits = await policyOptions(options.policy, output);
  if (limits === undefined) return 2;
  const checked: CheckedFile[] = [];
  let isUnreadable = false;
  for (const path of paths) {
    const content = await contentOf(path);
    if ("reason" in content) {
      isUnreadable = true;
      output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    } else {
      const stated = path === "-" ? options.language : undefined;
      const language = stated ?? languageOf(path, content.text);
      checked.push({
        path: nameOf(path),
        analysis: analyze(content.text, { ...limits, language }),
      });
    }
  }
  output.write(WRITERS[options.format](checked));
  if (isUnreadable) return 2;
  return checked.some(({ analysis }) => fails(analysis, options.failOn)) ? 1 : 0;
}

const WRITERS: Record<CheckOptions["format"], (checked: readonly CheckedFile[]) => string> = {
  table,
  json,
  ndjson,
  markdown,
  csv,
  sarif,
  github,
};

const RANK: Record<Severity, number> = { error: 3, warning: 2, information: 1, hint: 0 };

function fails(analysis: Analysis, failOn: CheckOptions["failOn"]): boolean {
  return failOn !== "never" && allProblems(analysis).some(({ severity }) => RANK[severity] >= RANK[failOn]);
}
