/** One line for each run, arrangement, order of candles and settle asset, for a sheet. */
import { csvLines } from "../../../analysis/exportRows";
import { type ArrangementResult, type RunResult, runResult } from "../../../analysis/simulation/result";
import type { SimulatedFile } from "../../simulate";

const NAMES = [
  "path",
  "run",
  "arrangement",
  "candleOrder",
  "isolated",
  "reason",
  "positions",
  "survivors",
  "liquidated",
  "winners",
  "asset",
  "startEquity",
  "finalEquity",
  "returnRate",
  "realizedLoss",
  "maxDrawdown",
  "maxDrawdownShare",
  "firstToFall",
  "firstPrice",
  "firstTime",
  "took",
];

export function simulationCsv({ path, analysis, runs, candleOrder }: SimulatedFile): string {
  const results = runs.map((run) => runResult(run, analysis.rows, candleOrder));
  return csvLines([
    NAMES,
    ...results.flatMap((run) => run.arrangements.flatMap((one) => linesOf(path, run, one))),
  ]);
}

/** Positions are named by their places in the file; several stand with blanks between them. */
function linesOf(path: string, run: RunResult, arrangement: ArrangementResult): string[][] {
  const { name, candleOrder, isolated, reason, tally, pools, fall, events } = arrangement;
  const head = [path, run.name, name, candleOrder ?? "", isolated.join(" "), reason ?? ""];
  if (tally === null || pools === null || events === null) return [padded(head)];
  const first = fall === null ? undefined : events[fall.event];
  const counts = [tally.positions, tally.survivors, tally.liquidated, tally.winners].map(String);
  const price = first === undefined ? undefined : (first as { price?: string | null }).price;
  const end = [
    fall?.positions.join(" ") ?? "",
    price ?? "",
    first === undefined ? "" : String(first.time),
    fall?.took.join(" ") ?? "",
  ];
  return pools.map((pool) => [
    ...head,
    ...counts,
    pool.asset ?? "",
    pool.startEquity,
    pool.finalEquity,
    pool.returnRate ?? "",
    pool.realizedLoss,
    pool.maxDrawdown ?? "",
    pool.maxDrawdownShare ?? "",
    ...end,
  ]);
}

function padded(cells: readonly string[]): string[] {
  return NAMES.map((_, index) => cells[index] ?? "");
}
