/** How the losses of one pool are distributed: for each share of the paths the loss that they stay at or below. */
import { scaleLinear } from "d3-scale";
import { line as lineOf } from "d3-shape";
import * as l10n from "@vscode/l10n";
import type { Drawing, Shape } from "../../../protocol/drawing";
import type { ArrangementKey } from "../../../protocol/views/scenarios";
import type { FigureRows } from "../../../protocol/views/scenariosRandom";
import { quantileOf } from "../../../simulation/kernel/statistics";
import { punctuated } from "../../numberFormat";
import { frameOf, LEFT, type Place, PLOT, short, shortNumber, TOP } from "../lineNames";
import { amountOf, amountWords } from "./figures";

export interface LossCurve {
  readonly key: ArrangementKey;
  readonly name: string;
  /** In ascending order; a gain is a loss below 0. */
  readonly losses: Float64Array;
}

export interface LossPicture {
  readonly curves: readonly LossCurve[];
  /** What the pool is worth at the start. */
  readonly startEquity: number;
  /** The name of its asset. */
  readonly asset: string;
  readonly width: number;
}

/** Where the lines are read: every hundredth, and one in a thousand. Beyond that lie single paths, up to any gain. */
const SHARES = [...Array.from({ length: 99 }, (_, place) => (place + 1) / 100), 0.999];
/** Of the table. */
const TOLD = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
const X_TICKS = [0, 0.25, 0.5, 0.75, 1];
const X_TICK_ROOM = 18;

export function lossDrawing({ curves, startEquity, width }: LossPicture): Drawing {
  const { right, height, named } = frameOf(width, curves.length);
  const read = curves.map(({ key, losses }) => ({
    key,
    points: SHARES.map((share) => ({ share, loss: lossAt(losses, share) })),
  }));
  const values = read.flatMap(({ points }) => points.map(({ loss }) => loss));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const x = scaleLinear().domain([0, 1]).range([LEFT, right]);
  const y = scaleLinear()
    .domain(low < high ? [low, high] : [-1, 1])
    .nice(5)
    .range([TOP + PLOT, TOP]);
  const shapes: Shape[] = [];
  for (const tick of y.ticks(5)) {
    const top = short(y(tick));
    shapes.push({ is: "path", style: tick === 0 ? "grid zero" : "grid", d: `M${LEFT} ${top}H${right}` });
    shapes.push({ is: "text", style: "tick end", x: LEFT - 6, y: top + 4, text: shortNumber(tick) });
  }
  for (const tick of X_TICKS) {
    const left = short(x(tick));
    shapes.push({ is: "path", style: "grid", d: `M${left} ${TOP}v${PLOT}` });
    // The last one has little room to its right.
    const place = tick < 1 ? { style: "tick middle", x: left } : { style: "tick end", x: left + 12 };
    shapes.push({ is: "text", ...place, y: TOP + PLOT + X_TICK_ROOM, text: shareText(tick) });
  }
  shapes.push(...everything(startEquity, y, right));
  const lines = read.map(({ key, points }) => ({
    key,
    line: points.map(({ share, loss }): Place => [x(share), y(loss)]),
  }));
  for (const { key, line } of lines)
    shapes.push({ is: "path", style: `curve ${key}`, d: lineOf<Place>().digits(1)(line) ?? "" });
  shapes.push(...named(lines, Object.fromEntries(curves.map(({ key, name }) => [key, name]))));
  const places = SHARES.map((share) => ({ x: short(x(share)), text: readingAt(curves, share) }));
  return { width, height, shapes, reading: { top: TOP, bottom: TOP + PLOT, places } };
}

/** The line at which all is lost that was there at the start. */
function everything(
  startEquity: number,
  y: { (value: number): number; domain(): number[] },
  right: number,
): Shape[] {
  if (!(startEquity > 0) || startEquity > y.domain()[1]!) return [];
  const top = short(y(startEquity));
  return [
    { is: "path", style: "everything", d: `M${LEFT} ${top}H${right}` },
    { is: "text", style: "tick", x: LEFT + 6, y: top - 5, text: l10n.t("everything is lost") },
  ];
}

function lossAt(sorted: Float64Array, share: number): number {
  return quantileOf(sorted, share)?.value ?? 0;
}

function shareText(share: number): string {
  return l10n.t("{0} %", punctuated(String(Number((100 * share).toFixed(1))), false));
}

function readingAt(curves: readonly LossCurve[], share: number): string {
  const parts = curves.map(({ name, losses }) => l10n.t("{0} {1}", name, amountOf(lossAt(losses, share))));
  return l10n.t("{0} of the paths lose no more than: {1}", shareText(share), parts.join(l10n.t(", ")));
}

export function lossTitle(asset: string): string {
  return l10n.t("How losses are distributed, in {0}", asset);
}

/** The picture in words. */
export function lossDescription({ curves, asset }: LossPicture): string {
  const parts = curves.map(({ name, losses }) => {
    const [half, twentieth, hundredth] = [0.5, 0.95, 0.99].map((share) => amountOf(lossAt(losses, share)));
    return l10n.t(
      "“{0}”: half of the paths lose no more than {1}, 95 % no more than {2}, 99 % no more than {3}.",
      name,
      half!,
      twentieth!,
      hundredth!,
    );
  });
  const frame = l10n.t(
    "From left to right the share of the paths, from the best to the worst; upwards the loss in {0} that they stay at or below. A gain is a loss below 0.",
    asset,
  );
  return [frame, ...parts].join(" ");
}

/** The same as a table, with the intervals. */
export function lossCurveTable({ curves }: LossPicture): FigureRows {
  return {
    heads: [l10n.t("share of the paths"), ...curves.map(({ name }) => name)],
    rows: TOLD.map((share) => [
      shareText(share),
      ...curves.map(({ losses }) => amountWords(quantileOf(losses, share))),
    ]),
  };
}
