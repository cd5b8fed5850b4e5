/** A SARIF 2.1.0 log, as code scanning services read it. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { allProblems } from "../../analysis/analyze";
import { lineIndex } from "../../analysis/lines";
import type { Problem, Severity } from "../../document/problem";
import type { CheckedFile } from "../check";

declare const MARGINALIA_VERSION: string;

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

export function sarif(checked: readonly CheckedFile[]): string {
  const problems = checked.flatMap((file) => allProblems(file.analysis));
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "marginalia", version: MARGINALIA_VERSION, rules: codes.map((id) => ({ id })) },
        },
        columnKind: "utf16CodeUnits",
        artifacts: checked.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: checked.flatMap((file, index) => resultsOf(file, index, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultsOf({ path, analysis }: CheckedFile, fileIndex: number, codes: readonly string[]) {
  const at = lineIndex(analysis.tree.text);
  return allProblems(analysis).map(({ code, severity, message, start, end }: Problem) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), index: fileIndex },
          region: {
            startLine: at(start).line + 1,
            startColumn: at(start).character + 1,
            endLine: at(end).line + 1,
            endColumn: at(end).character + 1,
          },
        },
      },
    ],
  }));
}

/** Relative to where the command runs, or absolute as it was given. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
