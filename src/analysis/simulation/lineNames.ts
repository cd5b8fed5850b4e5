/** What pictures of lines have in common: their frame, the names of the lines, numbers of an axis. */
import type { Shape } from "../../protocol/drawing";
import type { ArrangementKey } from "../../protocol/views/scenarios";

export type Place = [x: number, y: number];

/** Short names of the arrangements. */
type Names = Readonly<Partial<Record<ArrangementKey, string>>>;

export interface NamedLine {
  readonly key: ArrangementKey;
  readonly line: readonly Place[];
}

export const LEFT = 52;
export const TOP = 26;
export const PLOT = 220;
/** Room for the names at the ends of the lines; a narrow picture has them below. */
const RIGHT = 104;
const NARROW = 440;
const LEGEND_ROW = 18;
const BOTTOM = 30;
const LABEL_GAP = 15;

export interface Frame {
  /** Where the plot ends; it begins at LEFT, and lies PLOT high below TOP. */
  readonly right: number;
  readonly height: number;
  /** The names of the lines, where there is room for them. */
  readonly named: (lines: readonly NamedLine[], names: Names) => Shape[];
}

export function frameOf(width: number, count: number): Frame {
  const isNarrow = width < NARROW;
  const right = width - (isNarrow ? 14 : RIGHT);
  return {
    right,
    height: TOP + PLOT + BOTTOM + (isNarrow ? Math.ceil(count / 2) * LEGEND_ROW : 0),
    named: (lines, names) =>
      isNarrow
        ? legend(
            lines.map(({ key }) => key),
            names,
            right,
          )
        : labels(lines, names, right),
  };
}

/** The names at the ends of their lines, none on top of another, each with a piece of its line. */
function labels(placed: readonly NamedLine[], names: Names, right: number): Shape[] {
  const ends = placed
    .flatMap(({ key, line }) => (line.length === 0 ? [] : [{ key, y: line.at(-1)![1] }]))
    .sort((a, b) => a.y - b.y);
  const places: number[] = [];
  for (const [index, end] of ends.entries())
    places.push(Math.max(end.y, index === 0 ? TOP : places[index - 1]! + LABEL_GAP));
  // Too far down: all that are in the way move up again.
  for (let index = places.length - 1; index >= 0; index--) {
    const limit = TOP + PLOT - (places.length - 1 - index) * LABEL_GAP;
    places[index] = Math.min(places[index]!, limit);
  }
  const left = right + 6;
  return ends.flatMap(({ key }, index): Shape[] => [
    { is: "path", style: `curve ${key}`, d: `M${left} ${short(places[index]!)}h20` },
    { is: "text", style: "start", x: left + 25, y: short(places[index]! + 4), text: names[key] ?? "" },
  ]);
}

/** The names below the picture, two beside each other. */
function legend(keys: readonly ArrangementKey[], names: Names, right: number): Shape[] {
  return keys.flatMap((key, place): Shape[] => {
    const left = LEFT + (place % 2) * ((right - LEFT) / 2);
    const top = TOP + PLOT + BOTTOM + Math.floor(place / 2) * LEGEND_ROW + 6;
    return [
      { is: "path", style: `curve ${key}`, d: `M${short(left)} ${top}h20` },
      { is: "text", style: "start", x: short(left + 25), y: top + 4, text: names[key] ?? "" },
    ];
  });
}

/** A number of an axis, short: 12,500 as "12.5k". */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [factor, unit] =
    size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  const text = `${Number((size / factor).toPrecision(4))}${unit}`;
  return value < 0 ? `−${text}` : text;
}

/** To a tenth of a pixel. */
export function short(value: number): number {
  return Math.round(value * 10) / 10;
}
