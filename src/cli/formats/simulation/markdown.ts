/** A heading, a table and what happened for each run, for a note or a pull request. */
import { escaped } from "../../../analysis/markdown";
import { eventLines, outcomeHeadings, outcomeRows } from "../../../analysis/simulation/outcome";
import { type Run, walksOf, type WantedOrder } from "../../../analysis/simulation/run";
import { spanOf } from "./span";
import type { SimulatedFile } from "../../simulate";

export function simulationMarkdown({ path, runs, candleOrder }: SimulatedFile): string {
  return [`# ${escaped(path)}\n`, ...runs.map((run) => section(run, candleOrder))].join("\n");
}

const RULE = ["---", "---", "---:", "---:", "---:", "---", "---"];

function section(run: Run, wanted: WantedOrder): string {
  const rows = outcomeRows(run, wanted).map(({ mode, cells, refusal }) =>
    refusal === undefined ? [mode, ...cells] : [mode, refusal, ...cells.slice(1)],
  );
  const table = [["modes", ...outcomeHeadings()], RULE, ...rows.map((row) => row.map(cell))]
    .map((row) => `| ${row.join(" | ")} |\n`)
    .join("");
  return [`## ${escaped(`${run.name}${spanOf(run)}`)}\n\n`, table, happened(run, wanted)].join("");
}

function happened(run: Run, wanted: WantedOrder): string {
  const { asWritten } = run.comparison;
  if ("reason" in asWritten) return "";
  const lists = walksOf(asWritten, wanted).map((walk) => {
    const order = walk.order === undefined ? "" : `, ${walk.order}`;
    const events = eventLines(run, walk);
    if (events.length === 0) return `\nAs written${order}: nothing happens.\n`;
    return `\nAs written${order}:\n\n${events.map(({ time, sentence }) => `- ${cell(`${time}: ${sentence}`)}\n`).join("")}`;
  });
  return lists.join("");
}

function cell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
