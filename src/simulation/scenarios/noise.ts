/** The small moves of a scenario around its way: drawn from a seed, the same on every machine. */
import { Decimal } from "../../engine/decimal";

/** Digits of a move; what lies beyond them is nothing that a market shows. */
const DIGITS = 6;

/**
 * A walk of as many steps that begins and ends at 0, whose steps deviate by `deviation`: a random walk with its own
 * drift taken out. Its steps are uniform: their sums are what counts, and a uniform step needs no logarithm, whose last
 * digits differ between machines.
 */
export function bridge(steps: number, deviation: number, seed: number): Decimal[] {
  const draw = uniform(seed);
  const walk = [0];
  for (let step = 1; step <= steps; step++) {
    walk.push(walk[step - 1]! + (draw() - 0.5) * Math.sqrt(12) * deviation);
  }
  const end = walk[steps]!;
  return walk.map((value, step) => new Decimal((value - (end * step) / steps).toFixed(DIGITS)));
}

/** Numbers from 0 to 1 by mulberry32, a generator of 32 bits: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
