/** The nearest positions below one another, on one scale: how far each mark is from what lies around it. */
import * as l10n from "@vscode/l10n";
import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import {
  LEVEL_KINDS,
  type LevelModel,
  type NearestModel,
  type NearestRow,
} from "../../../src/protocol/views/pictures";
import { figure, nearest as nearestOf, pointerAt } from "../../charts/figure";
import { fitted } from "../../charts/labels";
import { arrow, round, shape } from "../../charts/marks";
import { type Axis, linearAxis, percentTick } from "../../charts/scales";
import type { Page } from "../view";
import type { Reading } from "./reading";

const TOP = 10;
const AXIS = 26;
const LEGEND = 22;
/** Room for the longest name beside its shape. */
const LEGEND_WIDTH = 170;
/** Prices further from the mark than this are off the scale. */
const FURTHEST = 0.6;
const LEAST = 0.1;

export function nearest(
  page: Page,
  model: NearestModel,
  { width, choose }: { readonly width: number; readonly choose: (row: number) => void },
  reading: Reading,
): TemplateResult {
  const { rows, description } = model;
  const isWide = width >= 520;
  const step = isWide ? 30 : 46;
  const plot = isWide ? { left: 150, right: width - 84 } : { left: 14, right: width - 14 };
  const bottom = TOP + rows.length * step + AXIS;
  const shapes = shapesOf(rows);
  const perRow = Math.max(1, Math.floor((plot.right - plot.left) / LEGEND_WIDTH));
  const height = bottom + Math.ceil(shapes.length / perRow) * LEGEND;
  const reach = rows.flatMap(({ levels }) => levels.map(({ at }) => Math.abs(at)));
  const range = Math.max(LEAST, ...reach.filter((at) => at <= FURTHEST)) * 1.05;
  const axis = linearAxis([-range, range], [plot.left, plot.right], isWide ? 9 : 5);
  const middles = rows.map((_, index) => TOP + (index + 0.5) * step);
  const at = reading.at("nearest");
  const isRead = at !== undefined && at < rows.length;
  const shown = isRead ? at : 0;
  return figure(page, {
    id: "nearest-positions",
    title: l10n.t("Nearest to liquidation"),
    description,
    width,
    height,
    notes: [l10n.t("Prices as percentages from the mark, on one scale.")],
    table: {
      heads: [l10n.t("Position"), l10n.t("Liquidation"), l10n.t("Distance"), l10n.t("Around the mark")],
      rows: rows.map((row) => [row.name, row.liquidation, row.distance, around(row)]),
    },
    readouts: [
      {
        name: l10n.t("Position, the nearest first"),
        count: rows.length,
        at: shown,
        text: l10n.t("{0}: {1}", rows[shown]!.name, around(rows[shown]!)),
        move: (to) => reading.move("nearest", to),
      },
    ],
    drawing: svg`
      ${axis.ticks.map((tick) => {
        const x = round(axis.place(tick));
        return svg`<path class="grid" d="M${x} ${TOP}V${bottom - AXIS}" /><text class="tick middle" x=${x} y=${bottom - 8}>${percentTick(tick)}</text>`;
      })}
      <path class="zero" d="M${round(axis.place(0))} ${TOP - 4}V${bottom - AXIS}" />
      ${shapes.map((level, index) => legend(level, plot.left + (index % perRow) * LEGEND_WIDTH, bottom + Math.floor(index / perRow) * LEGEND + 8))}
      ${rows.map((row, index) => line(row, axis, middles[index]!, { isWide, width, plot }))}
      ${
        isRead
          ? svg`<rect data-passing class="cursor" x="1" y=${round(middles[at]! - step / 2)} width=${width - 2} height=${step} rx="3" />`
          : nothing
      }
      <rect data-passing class="catcher pointing" x="0" y="0" width=${width} height=${bottom}
        @pointermove=${(event: PointerEvent) => reading.move("nearest", nearestOf(middles, pointerAt(event)[1]))}
        @pointerleave=${() => reading.leave("nearest")}
        @click=${(event: PointerEvent) => choose(rows[nearestOf(middles, pointerAt(event)[1])]!.row)} />`,
  });
}

function around({ levels }: NearestRow): string {
  return levels
    .filter(({ kind }) => kind !== "mark")
    .map(({ name, price, move }) => l10n.t("{0} {1} ({2})", name, price, move))
    .join(l10n.t(", "));
}

/** What is drawn of the rows, each shape once. */
function shapesOf(rows: readonly NearestRow[]): LevelModel[] {
  const levels = rows.flatMap((row) => row.levels);
  return LEVEL_KINDS.filter((kind) => kind !== "mark").flatMap(
    (kind) => levels.find((level) => level.kind === kind) ?? [],
  );
}

function legend({ kind, name }: LevelModel, x: number, y: number): SVGTemplateResult {
  return svg`${shape(kind, x + 6, y, true)}<text class="tick" x=${round(x + 18)} y=${y + 4}>${name}</text>`;
}

interface Place {
  readonly isWide: boolean;
  readonly width: number;
  readonly plot: { readonly left: number; readonly right: number };
}

function line(
  row: NearestRow,
  axis: Axis,
  middle: number,
  { isWide, width, plot }: Place,
): SVGTemplateResult {
  const y = isWide ? middle : middle + 8;
  const zero = axis.place(0);
  const liquidations = row.levels.filter(({ kind }) => kind === "isolated" || kind === "cross");
  return svg`<g>
    <path class="grid" d="M${plot.left} ${round(y)}H${plot.right}" />
    ${liquidations.map(({ at }) => {
      const x = axis.place(at);
      return svg`<path class="room ${row.risk}" d="M${round(zero)} ${round(y)}H${round(x)}" />`;
    })}
    ${row.levels.filter(({ kind }) => kind !== "mark").map((level) => marker(level, axis, y))}
    <text class="name" x=${isWide ? 6 : plot.left} y=${round(isWide ? y + 4 : y - 12)}>${fitted(row.name, isWide ? plot.left - 12 : width - 100)}</text>
    <text class="value ${row.risk}" x=${width - 6} y=${round(isWide ? y + 4 : y - 12)}>${row.distance}</text>
  </g>`;
}

function marker({ kind, at, isInForce }: LevelModel, axis: Axis, y: number): SVGTemplateResult {
  const side = axis.side(at);
  const x = axis.place(at);
  if (side === 0) return shape(kind, x, y, isInForce);
  return svg`${shape(kind, x - side * 10, y, isInForce)}${arrow(x + side * 2, y, side > 0 ? "right" : "left")}`;
}
