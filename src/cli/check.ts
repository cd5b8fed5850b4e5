/** `marginalia check`: analyses files and prints what they hold. */
import { allProblems, type Analysis, analyze } from "../analysis/analyze";
import { fileResult, SCHEMA_VERSION } from "../analysis/result";
import type { Severity } from "../document/problem";
import { contentOf, nameOf } from "./files";
import type { Output } from "./run";
import { table } from "./table";

export const FORMATS = ["table", "json"] as const;
export const FAIL_ON = ["error", "warning", "never"] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
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
  const checked: CheckedFile[] = [];
  let isUnreadable = false;
  for (const path of paths) {
    const content = await contentOf(path);
    if ("reason" in content) {
      isUnreadable = true;
      output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    } else {
      checked.push({ path: nameOf(path), analysis: analyze(content.text) });
    }
  }
  output.write(options.format === "json" ? json(checked) : table(checked));
  if (isUnreadable) return 2;
  return checked.some(({ analysis }) => fails(analysis, options.failOn)) ? 1 : 0;
}

function json(checked: readonly CheckedFile[]): string {
  const files = checked.map(({ path, analysis }) => fileResult(path, analysis));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }, null, 2)}\n`;
}

const RANK: Record<Severity, number> = { error: 3, warning: 2, information: 1, hint: 0 };

function fails(analysis: Analysis, failOn: CheckOptions["failOn"]): boolean {
  return failOn !== "never" && allProblems(analysis).some(({ severity }) => RANK[severity] >= RANK[failOn]);
}
