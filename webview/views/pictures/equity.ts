/** Equity, and what is asked for, while all marks of a pool move together. */
import * as l10n from "@vscode/l10n";
import { line as lineOf } from "d3-shape";
import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import type { EquityEvent, EquityModel, EquityPoint } from "../../../src/protocol/views/pictures";
import { figure, nearest, pointerAt } from "../../charts/figure";
import { hatching, round, shape } from "../../charts/marks";
import { type Axis, linearAxis, percentTick, shortTick } from "../../charts/scales";
import type { Page } from "../view";
import type { Reading } from "./reading";

const LEFT = 62;
/** Room for half of the last number of the axis. */
const RIGHT = 24;
const PLOT = 250;
const [FIRST_LABEL, LABEL_STEP] = [16, 17];
const BOTTOM = 34;
const LEGEND = 22;
/** More labels than these are not read. */
const MOST_LABELS = 10;

interface Line {
  readonly name: string;
  readonly style: string;
  readonly of: (point: EquityPoint) => number | null;
}

export function equity(
  page: Page,
  model: EquityModel,
  { width, controls }: { readonly width: number; readonly controls: TemplateResult },
  reading: Reading,
): TemplateResult {
  const { points, events } = model;
  const lines = linesOf(model);
  const labelled = [...events]
    .sort((a, b) => Math.abs(a.shock) - Math.abs(b.shock))
    .slice(0, MOST_LABELS)
    .sort((a, b) => Math.abs(b.shock) - Math.abs(a.shock));
  const top = FIRST_LABEL + labelled.length * LABEL_STEP;
  const perRow = width >= 560 ? lines.length : 1;
  const legendRows = Math.ceil(lines.length / perRow);
  const height = top + PLOT + BOTTOM + legendRows * LEGEND;
  const x = linearAxis([model.from, model.to], [LEFT, width - RIGHT], width >= 520 ? 9 : 5);
  const values = [
    0,
    ...points.flatMap((point) => lines.map(({ of }) => of(point)).filter((one) => one !== null)),
  ];
  const y = linearAxis([Math.min(...values), Math.max(...values)], [top + PLOT, top], 6);
  const wanted = reading.at("equity");
  const at = Math.min(wanted ?? marksAt(points), points.length - 1);
  const point = points[at]!;
  return figure(page, {
    id: "equity-over-a-shock",
    title:
      model.asset === ""
        ? l10n.t("Equity over a move of all marks")
        : l10n.t("Equity in {0} over a move of all marks", model.asset),
    description: model.description,
    width,
    height,
    controls,
    notes: model.notes,
    table: {
      heads: [l10n.t("Move of all marks"), ...lines.map(({ name }) => name), l10n.t("Liquidated here")],
      rows: tableRows(model),
    },
    readouts: [
      {
        name: l10n.t("Move of all marks"),
        count: points.length,
        at,
        text: readAt(point, model),
        move: (to) => reading.move("equity", to),
      },
    ],
    drawing: svg`${hatching("equity-hatch")}
      ${goneZones(model, x, top)}
      ${x.ticks.map((tick) => svg`<path class="grid" d="M${round(x.place(tick))} ${top}v${PLOT}" /><text class="tick middle" x=${round(x.place(tick))} y=${top + PLOT + 18}>${percentTick(tick)}</text>`)}
      ${y.ticks.map((tick) => svg`<path class="grid" d="M${LEFT} ${round(y.place(tick))}H${width - RIGHT}" /><text class="tick end" x=${LEFT - 6} y=${round(y.place(tick) + 4)}>${shortTick(tick)}</text>`)}
      <path class="axis" d="M${LEFT} ${round(y.place(0))}H${width - RIGHT}" />
      <path class="zero" d="M${round(x.place(0))} ${top}v${PLOT}" />
      ${lines.map(({ style, of }) => svg`<path class="line ${style}" d=${pathOf(points, of, x, y)} />`)}
      ${labelled.map((event, row) => eventMark(event, { x, y, label: FIRST_LABEL + row * LABEL_STEP, bottom: top + PLOT }))}
      ${lines.map(({ name, style }, index) => legend(name, style, legendPlace(index, perRow, width, top + PLOT + BOTTOM)))}
      ${wanted === undefined ? nothing : cursor(point, lines, x, y, top)}
      <rect data-passing class="catcher" x=${LEFT} y=${top} width=${width - LEFT - RIGHT} height=${PLOT}
        @pointermove=${(event: PointerEvent) => reading.move("equity", nearestPoint(points, x, pointerAt(event)[0]))}
        @pointerleave=${() => reading.leave("equity")} />`,
  });
}

function linesOf({ hasCross, hasIsolated }: EquityModel): readonly Line[] {
  const equityLine: Line = { name: l10n.t("Equity"), style: "equity", of: (point) => point.equity };
  const behind: Line = {
    name: l10n.t("Margin behind cross"),
    style: "behind",
    of: (point) => point.balance,
  };
  const asked: Line = {
    name: hasCross ? l10n.t("Maintenance margin of cross") : l10n.t("Maintenance margin"),
    style: "asked",
    of: (point) => point.maintenance,
  };
  return hasCross && hasIsolated ? [equityLine, behind, asked] : [equityLine, asked];
}

function textsOf(point: EquityPoint, { hasCross, hasIsolated }: EquityModel): string[] {
  const { equityText, balanceText, maintenanceText } = point;
  return hasCross && hasIsolated ? [equityText, balanceText, maintenanceText] : [equityText, maintenanceText];
}

function readAt(point: EquityPoint, model: EquityModel): string {
  const { shockText, equityText, balanceText, maintenanceText } = point;
  return model.hasCross && model.hasIsolated
    ? l10n.t(
        "{0}: equity {1}, margin behind cross {2}, its maintenance margin {3}",
        shockText,
        equityText,
        balanceText,
        maintenanceText,
      )
    : l10n.t("{0}: equity {1}, maintenance margin {2}", shockText, equityText, maintenanceText);
}

/** Every third point, the marks, and every point with a liquidation. */
function tableRows(model: EquityModel): string[][] {
  const { points, events } = model;
  return points.flatMap((point, index) => {
    const isRepeated = points[index - 1]?.shock === point.shock;
    const here = events.filter(({ shock }) => shock === point.shock);
    const isStep = isRepeated || points[index + 1]?.shock === point.shock;
    if (index % 3 !== 0 && point.shock !== 0 && here.length === 0 && !isStep) return [];
    const struck = here.map(({ name }) => name).join(l10n.t(", "));
    return [[point.shockText, ...textsOf(point, model), struck]];
  });
}

function marksAt(points: readonly EquityPoint[]): number {
  return Math.max(
    0,
    points.findIndex(({ shock }) => shock === 0),
  );
}

function nearestPoint(points: readonly EquityPoint[], x: Axis, wanted: number): number {
  return nearest(
    points.map(({ shock }) => x.place(shock)),
    wanted,
  );
}

function pathOf(points: readonly EquityPoint[], of: Line["of"], x: Axis, y: Axis): string {
  const draw = lineOf<EquityPoint>()
    .defined((point) => of(point) !== null)
    .x((point) => round(x.place(point.shock)))
    .y((point) => round(y.place(of(point)!)));
  return draw(points) ?? "";
}

function goneZones({ poolDown, poolUp, from, to }: EquityModel, x: Axis, top: number): SVGTemplateResult {
  const zone = (left: number, right: number) =>
    svg`<rect class="liquidated" fill="url(#equity-hatch)" x=${round(left)} y=${top} width=${round(Math.max(0, right - left))} height=${PLOT} />`;
  return svg`${poolDown === null ? nothing : zone(x.place(from), x.place(poolDown))}
    ${poolUp === null ? nothing : zone(x.place(poolUp), x.place(to))}`;
}

function eventMark(
  { kind, shock, shockText, name, equity }: EquityEvent,
  { x, y, label, bottom }: { x: Axis; y: Axis; label: number; bottom: number },
): SVGTemplateResult {
  const at = x.place(shock);
  const isLeft = shock < 0;
  return svg`<g class="event ${kind}">
    <path class="event-line" d="M${round(at)} ${label - 9}V${bottom}" />
    ${shape(kind === "pool" ? "cross" : "isolated", at, y.place(equity), true)}
    <text class="name ${isLeft ? "" : "end"}" x=${round(at + (isLeft ? 5 : -5))} y=${label}>${name} ${shockText}</text>
  </g>`;
}

function legendPlace(index: number, perRow: number, width: number, top: number): readonly [number, number] {
  const column = index % perRow;
  return [LEFT + (column * (width - LEFT - RIGHT)) / perRow, top + Math.floor(index / perRow) * LEGEND + 8];
}

function legend(name: string, style: string, [x, y]: readonly [number, number]): SVGTemplateResult {
  return svg`<path class="line ${style}" d="M${round(x)} ${y}h26" /><text class="tick" x=${round(x + 32)} y=${y + 4}>${name}</text>`;
}

function cursor(
  point: EquityPoint,
  lines: readonly Line[],
  x: Axis,
  y: Axis,
  top: number,
): SVGTemplateResult {
  const at = round(x.place(point.shock));
  return svg`<g data-passing>
    <path class="cursor" d="M${at} ${top}v${PLOT}" />
    ${lines.map(({ of, style }) => {
      const value = of(point);
      return value === null
        ? nothing
        : svg`<circle class="dot ${style}" cx=${at} cy=${round(y.place(value))} r="3.5" />`;
    })}
  </g>`;
}
