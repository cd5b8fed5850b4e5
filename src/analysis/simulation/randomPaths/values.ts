/**
 * What random paths are drawn with: what holds where nothing is stated, how far it goes, and how one value is read. The
 * panel and the command line put what is wrong into their own words.
 */
import { isNumberProblem, readNumber } from "../../../document/number";
import type { RandomGaps } from "../../../protocol/views/scenariosRandom";
import { log } from "../../../simulation/kernel/elementary";
import type { Jumps } from "../../../simulation/kernel/market";

/** For a symbol or coin, or for all that are not named. */
export interface Named {
  readonly name: string | undefined;
  readonly value: number;
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly value: number;
}

export interface RandomParameters {
  readonly paths: number;
  readonly seed: number;
  /** Per year, as fractions. */
  readonly volatility: readonly Named[];
  readonly drift: readonly Named[];
  /** Of any two coins, and of pairs that are named. */
  readonly correlation: number;
  readonly pairs: readonly Pair[];
  readonly commonJumps: Jumps;
  readonly coinJumps: Jumps;
  readonly days: number;
  readonly steps: number;
  readonly gaps: RandomGaps;
}

/** Assumptions that belong to no market in particular: what coins did in middling years, in round numbers. */
export const USUAL = {
  paths: 10_000,
  seed: 1,
  volatility: 0.8,
  drift: 0,
  correlation: 0.7,
  jumps: "4:-8%:6%",
  coinJumps: "4:-5%:10%",
  days: 7,
  stepsPerDay: 24,
} as const;

export const MOST_PATHS = 1_000_000;
export const MOST_SEED = 2 ** 32 - 1;
export const MOST_STEPS = 100_000;

/** An hour each. */
export function usualSteps(days: number): number {
  return Math.max(1, Math.round(days * USUAL.stepsPerDay));
}

/** One of any two coins, 0.7, or of a pair, BTC:ETH=0.85; none where it is neither or beyond 1. */
export function correlationOf(
  stated: string,
): { readonly pair: readonly [string, string] | undefined; readonly value: number } | undefined {
  const at = stated.lastIndexOf("=");
  const value = fractionIn(stated.slice(at + 1));
  const [one, other, ...more] = stated.slice(0, Math.max(0, at)).split(":");
  if (value === undefined || Math.abs(value) > 1) return undefined;
  if (at === -1) return { pair: undefined, value };
  return one && other && more.length === 0 ? { pair: [one, other], value } : undefined;
}

/** How many a year, their mean move and their deviation, 4:-8%:6%; 0 or none for none. */
export function jumpsOf(stated: string): Jumps | undefined {
  if (stated.trim() === "0" || stated === "none") return { intensity: 0, mean: 0, deviation: 0 };
  const parts = stated.split(":");
  const [intensity, mean, deviation] = parts.map(fractionIn);
  if (intensity === undefined || mean === undefined || deviation === undefined || parts.length !== 3)
    return undefined;
  if (intensity < 0 || deviation < 0 || mean <= -1) return undefined;
  // A move of −8 % is a fall of the logarithm by more than that.
  return { intensity, mean: log(1 + mean), deviation };
}

/** A rate for all, 60%, or for a symbol or coin, BTC=60%; none where it is neither. */
export function namedOf(stated: string): Named | undefined {
  const at = stated.lastIndexOf("=");
  const name = at === -1 ? undefined : stated.slice(0, at);
  const value = fractionIn(stated.slice(at + 1));
  return value === undefined || name === "" ? undefined : { name, value };
}

/** A whole number between two, both included; none where it is none. */
export function wholeIn(stated: string, from: number, to: number): number | undefined {
  const value = /^\d+$/.test(stated) ? Number(stated) : NaN;
  return value >= from && value <= to ? value : undefined;
}

/** A number, or a percentage as a fraction; none where it is neither. */
export function fractionIn(stated: string): number | undefined {
  const text = stated.trim();
  const number = readNumber(text.replace(/\s*%$/, ""));
  if (isNumberProblem(number)) return undefined;
  return number.toNumber() / (text.endsWith("%") ? 100 : 1);
}
