import { analyze } from "../src/analysis/analyze";
import { everyPrice, fresh } from "./engine";
import { positionFile } from "./files";
import { median, row } from "./measure";

/** Whether the cost of every price grows like the number of positions, times its logarithm at most. */
export function benchGrowth(): void {
  console.log("\nGrowth: a liquidation price of every position");
  row("positions", "ms", "µs / position", "of N log N");
  let first: number | undefined;
  for (const count of [100, 1_000, 10_000, 100_000]) {
    const { account } = analyze(positionFile(count)).report!;
    const runs = Math.max(3, Math.min(50, 20_000 / count));
    const time = median(() => everyPrice(fresh(account)), runs, Math.max(1, Math.min(20, 20_000 / count)));
    // Time per N·log N, with the smallest file as 1: below 1 it grows more slowly.
    const perStep = time / (count * Math.log(count));
    first ??= perStep;
    row(String(count), time, (time * 1000) / count, perStep / first);
  }
}
