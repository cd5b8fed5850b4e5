/** The last simulations of each text, so that looking at another part of one does not make it again. */
import type { Analysis } from "../../analysis/analyze";
import type { Run } from "../../analysis/simulation/run";

const MOST = 6;

/** An analysis is that of one version of a text; with it go its runs. */
const runs = new WeakMap<Analysis, Map<string, Run>>();

export function keptRun(analysis: Analysis, key: string): Run | undefined {
  return runs.get(analysis)?.get(key);
}

export function keepRun(analysis: Analysis, key: string, run: Run): void {
  const kept = runs.get(analysis) ?? new Map<string, Run>();
  runs.set(analysis, kept);
  kept.set(key, run);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) return;
    kept.delete(oldest);
  }
}
