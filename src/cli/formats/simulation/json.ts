/** The runs as scripts read them (docs/format.md). */
import { runResult } from "../../../analysis/simulation/result";
import { SCHEMA_VERSION } from "../../../analysis/result";
import type { SimulatedFile } from "../../simulate";

export function simulationJson({ path, analysis, runs, candleOrder }: SimulatedFile): string {
  const results = runs.map((run) => runResult(run, analysis.rows, candleOrder));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, path, runs: results }, null, 2)}\n`;
}
