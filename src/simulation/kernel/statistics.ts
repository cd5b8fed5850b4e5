/**
 * Shares, means, quantiles and tails of samples, each with an interval that holds the true one in about 95 of 100 cases.
 *
 *   share      Wilson: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
 *   mean       x̄ ± z·s/√n
 *   quantile   order statistics: those of the ranks n·q ± z·√(n·q·(1 − q)); no assumption about the distribution
 *   shortfall  the mean of the worst k = ⌈n·(1 − q)⌉, ± z·√((s² of these + q·(mean − quantile)²) / k)
 *              (Manistre and Hancock, 2005)
 */

/** The normal quantile of 97.5 %. */
const Z = 1.959963984540054;

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Estimate extends Partial<Interval> {
  readonly value: number;
}

/** `hits` of `count`; none of none. */
export function shareOf(hits: number, count: number): (Estimate & Interval) | undefined {
  if (count === 0) return undefined;
  const share = hits / count;
  const square = (Z * Z) / count;
  const middle = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  const under = 1 + square;
  return {
    value: share,
    from: hits === 0 ? 0 : (middle - half) / under,
    to: hits === count ? 1 : (middle + half) / under,
  };
}

/** Mean and standard deviation, added up in the order of the samples. */
export function meanOf(samples: Float64Array): (Estimate & { readonly deviation: number }) | undefined {
  const count = samples.length;
  if (count === 0) return undefined;
  let total = 0;
  for (const sample of samples) total += sample;
  const mean = total / count;
  let squares = 0;
  for (const sample of samples) squares += (sample - mean) * (sample - mean);
  const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  const half = (Z * deviation) / Math.sqrt(count);
  return { value: mean, deviation, ...(count > 1 ? { from: mean - half, to: mean + half } : {}) };
}

/** The sample below which a share of all lies. An end is left out where no sample is so far out. */
export function quantileOf(sorted: Float64Array, share: number): Estimate | undefined {
  const count = sorted.length;
  if (count === 0) return undefined;
  const rank = Math.min(count, Math.max(1, Math.ceil(count * share)));
  const half = Z * Math.sqrt(count * share * (1 - share));
  const from = Math.floor(count * share - half);
  const to = Math.ceil(count * share + half) + 1;
  return {
    value: sorted[rank - 1]!,
    ...(from >= 1 ? { from: sorted[from - 1]! } : {}),
    ...(to <= count ? { to: sorted[to - 1]! } : {}),
  };
}

/** The mean of the largest 1 − share of all samples. */
export function shortfallOf(sorted: Float64Array, share: number): Estimate | undefined {
  const count = sorted.length;
  if (count === 0) return undefined;
  const worst = sorted.subarray(Math.max(0, count - Math.max(1, Math.ceil(count * (1 - share) - 1e-9))));
  const { value, deviation } = meanOf(worst)!;
  if (worst.length < 2) return { value };
  const beyond = value - worst[0]!;
  const half = Z * Math.sqrt((deviation * deviation + share * beyond * beyond) / worst.length);
  return { value, from: value - half, to: value + half };
}

/** What a distribution of losses is told by; a gain is a loss below 0. */
export interface LossDistribution {
  readonly count: number;
  readonly mean: Estimate;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  readonly quantiles: readonly { readonly share: number; readonly loss: Estimate }[];
  readonly shortfalls: readonly { readonly share: number; readonly loss: Estimate }[];
}

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;
export const SHORTFALLS = [0.95, 0.99] as const;

/** None without samples. */
export function lossesOf(losses: Float64Array): LossDistribution | undefined {
  const mean = meanOf(losses);
  if (mean === undefined) return undefined;
  const sorted = losses.slice().sort();
  const { deviation, ...estimate } = mean;
  return {
    count: sorted.length,
    mean: estimate,
    deviation,
    least: sorted[0]!,
    most: sorted.at(-1)!,
    quantiles: QUANTILES.map((share) => ({ share, loss: quantileOf(sorted, share)! })),
    shortfalls: SHORTFALLS.map((share) => ({ share, loss: shortfallOf(sorted, share)! })),
  };
}
