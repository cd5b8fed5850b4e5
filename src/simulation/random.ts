/**
 * Random numbers that are the same on every machine: splitmix32, a counter that is stirred.
 *
 *   s ← s + 0x9e3779b9        z ← (z ⊕ z >>> 16)·0x21f0aaad, (z ⊕ z >>> 15)·0x735a2d97, z ⊕ z >>> 15
 *
 * All of it on 32-bit integers, which JavaScript does exactly. The multipliers are from the search of C. Wellons for
 * integer hashes with little bias (Hash Prospector).
 */
export type Random = () => number;

/** Whole numbers from 0 to 2³² − 1, by a seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** One of `count` whole numbers from 0. */
export function below(count: number, random: Random): number {
  return Math.floor((random() / 2 ** 32) * count);
}
