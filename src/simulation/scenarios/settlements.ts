/** Funding at the hours at which nearly all venues settle it: midnight, 8:00 and 16:00 UTC. */
import type { Decimal } from "../../engine/decimal";
import type { FundingSettlement } from "../options";
import type { Path, Step } from "../path";

/** Eight hours in milliseconds. */
export const SETTLEMENT = 28_800_000;

/** The settlements after one time and up to another, at these rates. */
export function settlementsBetween(
  rates: ReadonlyMap<string, Decimal>,
  after: number,
  until: number,
): FundingSettlement[] {
  const times: number[] = [];
  for (let time = (Math.floor(after / SETTLEMENT) + 1) * SETTLEMENT; time <= until; time += SETTLEMENT)
    times.push(time);
  return times.flatMap((time) => [...rates].map(([symbol, rate]) => ({ time, symbol, rate })));
}

/** The path with settlements from a time on to its end; what a step settles itself stays beside them. */
export function withSettlements(path: Path, rates: ReadonlyMap<string, Decimal>, after: number): Path {
  const until = path.at(-1)?.time ?? after;
  const settled = new Map<number, Map<string, Decimal>>();
  for (const { time, symbol, rate } of settlementsBetween(rates, after, until)) {
    const known = settled.get(time);
    if (known) known.set(symbol, rate);
    else settled.set(time, new Map([[symbol, rate]]));
  }
  const steps = [...settled].map(([time, fundingRates]): Step => ({ time, marks: new Map(), fundingRates }));
  // A step of the same time goes first: funding is charged at its marks.
  return [...path, ...steps].sort((a, b) => a.time - b.time);
}
