/**
 * The one place that draws the curves of a simulation. The panel puts the shapes on its page, a report takes them as
 * SVG; texts are texts in both, whatever a file calls its positions.
 */
import { scaleLinear, scaleUtc } from "d3-scale";
import { line as lineOf } from "d3-shape";
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import type { Drawing, Shape } from "../../protocol/drawing";
import type { ArrangementKey } from "../../protocol/views/scenarios";
import { frameOf, LEFT, type Place, PLOT, short, shortNumber, TOP } from "./lineNames";
import type { Curve, CurvePoint } from "./reportCurves";
import { money, shown } from "./signed";

export interface CurveEvent {
  /** Its index among the events of its walk. */
  readonly event: number;
  /** As in the list of events, from 1. */
  readonly number: number;
  readonly time: number;
  readonly kind: "pool" | "position" | "order";
  readonly title: string;
}

export interface CurvePicture {
  readonly curves: readonly Curve[];
  /** Short names of the arrangements. */
  readonly names: Readonly<Record<ArrangementKey, string>>;
  /** The one whose events are marked. */
  readonly marked: ArrangementKey;
  readonly events: readonly CurveEvent[];
  readonly asset: string | undefined;
  readonly isDated: boolean;
  /** A time as it is read. */
  readonly timeText: (time: number) => string;
  readonly width: number;
}

/** Points of a line: more are no finer on any screen. */
const MOST_POINTS = 600;
/** Places at which the picture is read, by keys too: all that a path with points in between has. */
const MOST_READ = 121;
/** Above this part of the highest the lowest point leaves out zero. */
const HIGH = 0.6;

export function curvesDrawing(picture: CurvePicture): Drawing {
  const { curves, names, width } = picture;
  const { right, height, named } = frameOf(width, curves.length);
  const all = curves.flatMap(({ points }) => points);
  const times = all.map(({ time }) => time);
  const [from, to] = [least(times), most(times)];
  const values = all.map(({ equity }) => equity.toNumber());
  const [low, high] = [least(values), most(values)];
  const bottom = low > HIGH * high ? low : Math.min(0, low);
  const x = scaleLinear()
    .domain(from < to ? [from, to] : [from, from + 1])
    .range([LEFT, right]);
  const y = scaleLinear()
    .domain(bottom < high ? [bottom, high] : [bottom - 1, bottom + 1])
    .nice(5)
    .range([TOP + PLOT, TOP]);
  const placed = curves.map((curve) => ({
    key: curve.key,
    line: thinned(curve.points).map(({ time, equity }): Place => [x(time), y(equity.toNumber())]),
  }));
  const shapes: Shape[] = [];
  for (const tick of y.ticks(5)) {
    shapes.push({ is: "path", style: "grid", d: `M${LEFT} ${short(y(tick))}H${right}` });
    shapes.push({
      is: "text",
      style: "tick end",
      x: LEFT - 6,
      y: short(y(tick) + 4),
      text: shortNumber(tick),
    });
  }
  for (const { at, text } of timeTicks(from, to, picture.isDated, right - LEFT)) {
    shapes.push({ is: "path", style: "grid", d: `M${short(x(at))} ${TOP}v${PLOT}` });
    shapes.push({ is: "text", style: "tick middle", x: short(x(at)), y: TOP + PLOT + 18, text });
  }
  // The whole line lies below the dashed ones: where two are one, both are seen.
  for (const { key, line } of placed)
    shapes.push({ is: "path", style: `curve ${key}`, d: lineOf<Place>().digits(1)(line) ?? "" });
  shapes.push(...named(placed, names));
  shapes.push(...marks(picture, x, y));
  return {
    width,
    height,
    shapes,
    reading: { top: TOP, bottom: TOP + PLOT, places: readPlaces(picture, x) },
  };
}

type Scale = (value: number) => number;

const MARKS: Readonly<Record<CurveEvent["kind"], string>> = {
  pool: "m-5 -5h10v10h-10z",
  position: "m0 -6l6 6l-6 6l-6 -6z",
  order: "m0 -5l5 9h-10z",
};

/** Numbers of events that are nearer than this, in pixels, are told as one. */
const CROWDED = 14;

function marks({ curves, marked, events }: CurvePicture, x: Scale, y: Scale): Shape[] {
  const points = curves.find(({ key }) => key === marked)?.points ?? [];
  if (points.length === 0) return [];
  const shapes: Shape[] = [];
  const numbers: { first: number; last: number; x: number; y: number }[] = [];
  for (const { event, number, time, kind, title } of events) {
    // Where the line was just before: a fall is seen from where it began.
    const [left, top] = [x(time), y(points[lastBefore(points, time)]!.equity.toNumber())];
    const d = `M${short(left)} ${short(top)}${MARKS[kind]}`;
    shapes.push({ is: "mark", style: `event ${kind}`, d, event, title });
    const last = numbers.at(-1);
    if (last !== undefined && left - last.x < CROWDED) last.last = number;
    else numbers.push({ first: number, last: number, x: left, y: top });
  }
  for (const { first, last, x: left, y: top } of numbers) {
    const text = first === last ? String(first) : l10n.t("{0}–{1}", first, last);
    shapes.push({ is: "text", style: "number", x: short(left + 6), y: short(Math.max(12, top - 8)), text });
  }
  return shapes;
}

function readPlaces(
  { curves, names, asset, timeText }: CurvePicture,
  x: Scale,
): Drawing["reading"]["places"] {
  return sampled(sharedTimes(curves), MOST_READ).map((time) => {
    const parts = curves.map(({ key, points }) =>
      l10n.t("{0} {1}", names[key], money(equityAt(points, time), asset)),
    );
    return { x: short(x(time)), text: l10n.t("{0}: {1}", timeText(time), parts.join(l10n.t(", "))) };
  });
}

/** The same as a table: a row for each of some times. */
export function curvesTable(
  { curves, timeText }: CurvePicture,
  count: number,
): { time: string; cells: string[] }[] {
  return sampled(sharedTimes(curves), count).map((time) => ({
    time: timeText(time),
    cells: curves.map(({ points }) => shown(equityAt(points, time))),
  }));
}

/** The times at which every curve has a point: elsewhere one that was thinned would be told by an older worth. */
function sharedTimes(curves: readonly Curve[]): readonly number[] {
  const [first, ...others] = curves.map(({ points }) => points.map(({ time }) => time));
  if (first === undefined) return [];
  const known = others.map((times) => new Set(times));
  return first.filter((time) => known.every((times) => times.has(time)));
}

/** As many as are wanted at most, evenly, the first and the last among them. */
function sampled(times: readonly number[], count: number): readonly number[] {
  if (times.length <= count) return times;
  const step = (times.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, place) => times[Math.round(place * step)]!);
}

/** The equity at a time that the points have; the last one where several stand at it. */
function equityAt(points: readonly CurvePoint[], time: number): Decimal {
  const next = points[lastBefore(points, time) + 1];
  return (next !== undefined && next.time <= time ? next : points[lastBefore(points, time)]!).equity;
}

/** The place of the last point before a time; of the first one where none is. */
function lastBefore(points: readonly CurvePoint[], time: number): number {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (points[middle]!.time < time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of many points the lowest and the highest of each of some hundred parts: no fall is left out. */
function thinned(points: readonly CurvePoint[]): readonly CurvePoint[] {
  if (points.length <= MOST_POINTS) return points;
  const size = Math.ceil((2 * points.length) / MOST_POINTS);
  const kept = new Set([0, points.length - 1]);
  for (let start = 0; start < points.length; start += size) {
    let [low, high] = [start, start];
    for (let index = start; index < Math.min(points.length, start + size); index++) {
      if (points[index]!.equity.lt(points[low]!.equity)) low = index;
      if (points[index]!.equity.gt(points[high]!.equity)) high = index;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).map((index) => points[index]!);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function timeTicks(from: number, to: number, isDated: boolean, width: number) {
  const count = Math.max(2, Math.floor(width / 90));
  const isLong = to - from >= 3 * DAY;
  const ticks = scaleUtc().domain([from, to]).ticks(count);
  // Hours between days would be told by the same name as their day.
  return ticks
    .filter((date) => !isLong || date.getTime() % DAY === 0)
    .map((date) => {
      const at = date.getTime();
      const iso = date.toISOString();
      const hour = iso.slice(11, 16);
      if (isDated) return { at, text: isLong || at % DAY === 0 ? iso.slice(5, 10) : hour };
      return { at, text: isLong || at % DAY === 0 ? l10n.t("day {0}", Math.floor(at / DAY) + 1) : hour };
    });
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), values[0] ?? 0);
}

function most(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), values[0] ?? 0);
}

/** What the lines look like where no page says so: in the light and in the dark. */
const LOOK = `.curves{font:12px system-ui,sans-serif;--ink:#1f1f1f;--quiet:#5a5a5a;--rule:#d8d8d8;--ground:#fff;--written:#005fb8;--cross:#b14c00;--isolated:#27723b;--mix:#7b3fa0;--fall:#b3261e}
@media(prefers-color-scheme:dark){.curves{--ink:#e4e4e4;--quiet:#a8a8a8;--rule:#3c3c3c;--ground:#1e1e1e;--written:#6cb6ff;--cross:#f0a35e;--isolated:#7fcf8f;--mix:#cf9cf0;--fall:#ff8a80}}
.curves .ground{fill:var(--ground)}.curves text{fill:var(--ink)}.curves .tick{fill:var(--quiet);font-size:11px}.curves .end{text-anchor:end}.curves .middle{text-anchor:middle}.curves .number{font-weight:600;font-size:11px}
.curves .grid{fill:none;stroke:var(--rule)}.curves .curve{fill:none;stroke-width:2;stroke-linejoin:round}
.curves .asWritten{stroke:var(--written);stroke-width:2.6}.curves .allCross{stroke:var(--cross);stroke-dasharray:9 4}.curves .allIsolated{stroke:var(--isolated);stroke-dasharray:2 3}.curves .hybrid{stroke:var(--mix);stroke-dasharray:10 3 2 3}
.curves .event{fill:var(--fall);stroke:var(--ground)}.curves .event.order{fill:var(--ink)}`;

/** A drawing as SVG that stands alone: its look goes with the reader's light or dark. `id` is unique in a document. */
export function svgText(
  { width, height, shapes }: Drawing,
  { id, title, description }: { readonly id: string; readonly title: string; readonly description: string },
): string {
  const drawn = shapes.map((shape) => {
    if (shape.is === "text")
      return `<text class="${shape.style}" x="${shape.x}" y="${shape.y}">${markupOf(shape.text)}</text>`;
    const inside = shape.is === "mark" ? `<title>${markupOf(shape.title)}</title>` : "";
    return `<path class="${shape.style}" d="${shape.d}">${inside}</path>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="curves" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${id}-title">${markupOf(title)}</title><desc id="${id}-desc">${markupOf(description)}</desc>`,
    `<style>${LOOK}</style><rect class="ground" width="${width}" height="${height}"/>`,
    ...drawn,
    "</svg>",
  ].join("\n");
}

/** A text in HTML or SVG, never markup. */
export function markupOf(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}
