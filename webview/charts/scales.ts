/** Which part of an axis is drawn, and how. */
import { scaleLinear, scaleLog } from "d3-scale";

export interface Axis {
  /** The place of a value; outside of what is drawn, the nearest edge. */
  readonly place: (value: number) => number;
  /** -1 below what is drawn, 1 above it, 0 inside. */
  readonly side: (value: number) => -1 | 0 | 1;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

/** More than this between the lowest and the highest is drawn by ratio, not by difference. */
const LINEAR_RATIO = 3;
/** A price further from the mark than this many times would squeeze all others. */
const FURTHEST = 10;
const MARGIN = 0.06;

/** An axis of prices around a mark: those that are too far away for it are off the scale. */
export function priceAxis(
  prices: readonly number[],
  mark: number,
  places: readonly [low: number, high: number],
): Axis {
  const shown = prices.filter((price) => price > mark / FURTHEST && price < mark * FURTHEST);
  const [low, high] = [Math.min(mark, ...shown), Math.max(mark, ...shown)];
  const isLog = high / low > LINEAR_RATIO;
  const domain: [number, number] = isLog
    ? [low / (high / low) ** MARGIN, high * (high / low) ** MARGIN]
    : widened(low, high, mark);
  const scale = (isLog ? scaleLog() : scaleLinear()).domain(domain).range(places);
  return {
    place: (value) => scale(Math.min(Math.max(value, domain[0]), domain[1])),
    side: (value) => (value < domain[0] ? -1 : value > domain[1] ? 1 : 0),
    ticks: scale.ticks(5),
    isLog,
  };
}

function widened(low: number, high: number, mark: number): [number, number] {
  const margin = (high - low) * MARGIN || mark * MARGIN;
  return [Math.max(low - margin, low * 0.9), high + margin];
}

/** A straight axis between two values; where they are one, around it. */
export function linearAxis(
  [low, high]: readonly [low: number, high: number],
  places: readonly [number, number],
  count = 5,
): Axis {
  const domain = low < high ? [low, high] : [low - 1, high + 1];
  const scale = scaleLinear().domain(domain).range(places);
  return {
    place: (value) => scale(Math.min(Math.max(value, domain[0]!), domain[1]!)),
    side: (value) => (value < domain[0]! ? -1 : value > domain[1]! ? 1 : 0),
    ticks: scale.ticks(count),
    isLog: false,
  };
}

/** A fraction as a short percentage of an axis: "−30 %". */
export function percentTick(value: number): string {
  const text = `${Number((Math.abs(value) * 100).toPrecision(3))} %`;
  return value < 0 ? `−${text}` : value > 0 ? `+${text}` : text;
}

/** A number of an axis, short: 12,500 as "12.5k". The numbers that are read are others. */
export function shortTick(value: number): string {
  const size = Math.abs(value);
  const [factor, unit] =
    size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  const text = `${Number((size / factor).toPrecision(4))}${unit}`;
  return value < 0 ? `−${text}` : text;
}
