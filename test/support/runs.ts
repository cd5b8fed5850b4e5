/**
 * How often a property is tried. A plain run is the same every time; `MARGINALIA_RUNS=20000` looks further, with seeds
 * of its own. A failure prints its seed: `MARGINALIA_SEED` brings it back.
 */
import type * as fc from "fast-check";

const wanted = process.env["MARGINALIA_RUNS"];
const seed = process.env["MARGINALIA_SEED"] ?? (wanted === undefined ? "20240612" : undefined);

export function runs<T>(usual: number): fc.Parameters<T> {
  const numRuns = wanted === undefined ? usual : Number(wanted);
  return {
    numRuns,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    endOnFailure: wanted !== undefined,
  };
}
