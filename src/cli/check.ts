/** `marginalia check`: analyses files and prints what they hold. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { allProblems, type Analysis, analyze } from "../analysis/analyze";
import { fileResult, SCHEMA_VERSION } from "../analysis/result";
import type { Severity } from "../document/problem";
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
    try {
      const analysis = analyze(await contentOf(path));
      checked.push({ path: path === "-" ? "<stdin>" : path, analysis });
    } catch (error) {
      isUnreadable = true;
      output.warn(`marginalia: cannot read ${path}: ${reasonOf(error)}\n`);
    }
  }
  output.write(options.format === "json" ? json(checked) : table(checked));
  if (isUnreadable) return 2;
  return checked.some(({ analysis }) => fails(analysis, options.failOn)) ? 1 : 0;
}

async function contentOf(path: string): Promise<string> {
  return path === "-" ? text(process.stdin) : readFile(path, "utf8");
}

function json(checked: readonly CheckedFile[]): string {
  const files = checked.map(({ path, analysis }) => fileResult(path, analysis));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }, null, 2)}\n`;
}

const RANK: Record<Severity, number> = { error: 3, warning: 2, information: 1, hint: 0 };

function fails(analysis: Analysis, failOn: CheckOptions["failOn"]): boolean {
  return failOn !== "never" && allProblems(analysis).some(({ severity }) => RANK[severity] >= RANK[failOn]);
}

/** What the system says about a file, in words. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "reading it is not allowed",
    ERR_STRING_TOO_LONG: "it is too large",
  };
  return words[code ?? ""] ?? message;
}
