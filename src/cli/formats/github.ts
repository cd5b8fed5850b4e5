/** GitHub's workflow commands: one line for each problem, which GitHub shows beside the line it is about. */
import { allProblems } from "../../analysis/analyze";
import { lineIndex } from "../../analysis/lines";
import type { Severity } from "../../document/problem";
import type { CheckedFile } from "../check";

const COMMANDS: Record<Exclude<Severity, "hint">, string> = {
  error: "error",
  warning: "warning",
  information: "notice",
};

export function github(checked: readonly CheckedFile[]): string {
  return checked.flatMap(commandsOf).join("");
}

function commandsOf({ path, analysis }: CheckedFile): string[] {
  const at = lineIndex(analysis.tree.text);
  return allProblems(analysis).flatMap(({ severity, code, message, start, end }) => {
    if (severity === "hint") return [];
    const [from, to] = [at(start), at(end)];
    const places = [
      `file=${property(path)}`,
      `line=${from.line + 1}`,
      `endLine=${to.line + 1}`,
      // Columns are for a problem within one line.
      ...(from.line === to.line ? [`col=${from.character + 1}`, `endColumn=${to.character + 1}`] : []),
      `title=${property(`marginalia ${code}`)}`,
    ];
    return [`::${COMMANDS[severity]} ${places.join(",")}::${data(message)}\n`];
  });
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
