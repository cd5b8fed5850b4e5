/** The runs for people at a terminal: modes by outcome, and what happened to the book as it is written. */
import { eventLines, outcomeHeadings, outcomeRows } from "../../../analysis/simulation/outcome";
import { type Run, walksOf, type WantedOrder } from "../../../analysis/simulation/run";
import { scenarioMeaning } from "../../../analysis/simulation/words";
import type { CandleOrder } from "../../../simulation";
import { spanOf } from "./span";
import type { SimulatedFile } from "../../simulate";

export function simulationTable({ path, analysis, runs, candleOrder }: SimulatedFile): string {
  const venue = analysis.venue
    ? `${analysis.venue.name}, rules as of ${analysis.venue.rulesAsOf}`
    : "no known venue";
  const sections = runs.map((run) => section(run, candleOrder));
  return [`${path} (${venue})\n`, ...sections].join("\n");
}

/** Columns of numbers are set to the right. */
const NUMBERS = new Set([2, 3, 4]);

function section(run: Run, wanted: WantedOrder): string {
  const meaning = scenarioMeaning(run.name);
  const lines = [`${run.name}${spanOf(run)}`, ...(meaning === undefined ? [] : [meaning]), ""];
  const rows = outcomeRows(run, wanted);
  const cells = rows.flatMap(({ mode, cells, refusal }) => (refusal === undefined ? [[mode, ...cells]] : []));
  lines.push(...aligned([["", ...outcomeHeadings()], ...cells]));
  for (const { mode, refusal } of rows) if (refusal !== undefined) lines.push(`${mode}: ${refusal}`);
  lines.push("", ...happened(run, wanted), "");
  return lines.join("\n");
}

const ORDERS: Readonly<Record<CandleOrder, string>> = {
  "high-first": "the high of a candle before its low",
  "low-first": "the low of a candle before its high",
  "worst-first": "of each candle what hurts this book more, high or low, before the other",
};

function happened(run: Run, wanted: WantedOrder): string[] {
  const { asWritten } = run.comparison;
  if ("reason" in asWritten) return [];
  return walksOf(asWritten, wanted).flatMap((walk) => {
    const events = eventLines(run, walk);
    const order = walk.order === undefined ? "" : `, ${ORDERS[walk.order]}`;
    if (events.length === 0) return [`As written${order}: nothing happens.`];
    return [`As written${order}:`, ...events.map(({ time, sentence }) => `  ${time}: ${sentence}`)];
  });
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        NUMBERS.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}
