/** Joint moves of two symbols as a map: how near the pool is to its liquidation, and where it is liquidated. */
import * as l10n from "@vscode/l10n";
import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import type { FrontierModel } from "../../../src/protocol/views/pictures";
import { runsOf, zeroLine } from "../../charts/contour";
import { figure, nearest, pointerAt } from "../../charts/figure";
import { hatching, round } from "../../charts/marks";
import { type Axis, linearAxis, percentTick } from "../../charts/scales";
import type { Page } from "../view";
import type { Reading } from "./reading";

const LEFT = 64;
const TOP = 10;
const BOTTOM = 46;
const LARGEST = 460;
const LEGEND_STEP = 20;

export function frontier(
  page: Page,
  model: FrontierModel,
  { width, controls }: { readonly width: number; readonly controls: TemplateResult },
  reading: Reading,
): TemplateResult {
  const { first, second, size, range, cells, moves, ways } = model;
  const side = Math.min(LARGEST, width - LEFT - 12);
  const bands = bandsOf();
  const isBeside = width - LEFT - side >= 190;
  const height = TOP + side + BOTTOM + (isBeside ? 0 : bands.length * LEGEND_STEP + 4);
  const reach = range * (1 + 1 / (size - 1));
  const x = linearAxis([-reach, reach], [LEFT, LEFT + side]);
  const y = linearAxis([-reach, reach], [TOP + side, TOP]);
  const middle = (size - 1) / 2;
  const [column, row] = [reading.at("first") ?? middle, reading.at("second") ?? middle].map((at) =>
    Math.min(at, size - 1),
  ) as [number, number];
  const cell = cells[row * size + column]!;
  const isRead = reading.at("first") !== undefined || reading.at("second") !== undefined;
  const text = l10n.t("{0} {1}, {2} {3}: {4}", first, moves[column]!, second, moves[row]!, cell.text);
  const centres = moves.map((_, index) => -range + (2 * range * index) / (size - 1));
  return figure(page, {
    id: "frontier",
    title: l10n.t("Joint moves of {0} and {1}", first, second),
    description: model.description,
    width,
    height,
    controls,
    notes: model.notes,
    table: tableOf(model),
    readouts: [
      {
        name: l10n.t("Move of {0}", first),
        count: size,
        at: column,
        text,
        move: (to) => reading.move("first", to),
      },
      {
        name: l10n.t("Move of {0}", second),
        count: size,
        at: row,
        text,
        move: (to) => reading.move("second", to),
      },
    ],
    drawing: svg`${hatching("frontier-hatch")}
      <clipPath id="frontier-clip"><rect x=${LEFT} y=${TOP} width=${side} height=${side} /></clipPath>
      ${heat(model, side)}
      <rect class="frame" x=${LEFT} y=${TOP} width=${side} height=${side} />
      ${[-1, -0.5, 0, 0.5, 1].map((part) => tick(part * range, x, y, side))}
      <text class="axis-name middle" x=${LEFT + side / 2} y=${TOP + side + 38}>${first}</text>
      <text class="axis-name middle" transform="translate(14 ${TOP + side / 2}) rotate(-90)">${second}</text>
      <g clip-path="url(#frontier-clip)">
        <path class="frontier-back" d=${lineOf(model, side)} />
        <path class="frontier-line" d=${lineOf(model, side)} />
        ${ways.map((way) =>
          way.first === null || way.second === null || x.side(way.first) !== 0 || y.side(way.second) !== 0
            ? nothing
            : svg`<circle class="way" cx=${round(x.place(way.first))} cy=${round(y.place(way.second))} r="3.5" />`,
        )}
      </g>
      <path class="zero" d="M${round(x.place(0))} ${TOP}v${side}M${LEFT} ${round(y.place(0))}h${side}" />
      <circle class="marks" cx=${round(x.place(0))} cy=${round(y.place(0))} r="5" />
      ${bands.map((band, index) => legend(band, isBeside ? [LEFT + side + 22, TOP + 14 + index * LEGEND_STEP] : [LEFT, TOP + side + BOTTOM + 10 + index * LEGEND_STEP]))}
      ${
        isRead
          ? svg`<rect data-passing class="cursor" x=${round(LEFT + (column * side) / size)} y=${round(TOP + ((size - 1 - row) * side) / size)} width=${round(side / size)} height=${round(side / size)} />`
          : nothing
      }
      <rect data-passing class="catcher" x=${LEFT} y=${TOP} width=${side} height=${side}
        @pointermove=${(event: PointerEvent) => {
          const [atX, atY] = pointerAt(event);
          reading.move(
            "first",
            nearest(
              centres.map((one) => x.place(one)),
              atX,
            ),
          );
          reading.move(
            "second",
            nearest(
              centres.map((one) => y.place(one)),
              atY,
            ),
          );
        }}
        @pointerleave=${() => reading.leave("first", "second")} />`,
  });
}

/** From the safest on; the words say what the colours do. */
function bandsOf() {
  return [
    { style: "fine", name: l10n.t("Margin ratio below 25 %") },
    { style: "watch", name: l10n.t("25 % to 50 %") },
    { style: "near", name: l10n.t("50 % to 80 %") },
    { style: "critical", name: l10n.t("80 % and above") },
    { style: "liquidatable", name: l10n.t("Liquidated") },
    { style: "line", name: l10n.t("The frontier") },
    { style: "here", name: l10n.t("The marks") },
  ] as const;
}

function heat({ cells, size }: FrontierModel, side: number): SVGTemplateResult {
  const step = side / size;
  const runs = runsOf(cells.length, size, (cell) => {
    const { risk } = cells[cell]!;
    return risk === "none" || risk === "unknown" ? "fine" : risk;
  });
  return svg`${[...runs].map(([risk, parts]) => {
    const d = parts
      .map(({ x, y, length }) => {
        const [left, top] = [LEFT + x * step, TOP + (size - 1 - y) * step];
        return `M${round(left)} ${round(top)}H${round(left + length * step)}V${round(top + step)}H${round(left)}Z`;
      })
      .join("");
    return svg`<path class="cell ${risk}" d=${d} />${
      risk === "liquidatable" ? svg`<path class="liquidated" fill="url(#frontier-hatch)" d=${d} />` : nothing
    }`;
  })}`;
}

function lineOf({ cells, size }: FrontierModel, side: number): string {
  const step = side / size;
  const place = ([x, y]: readonly [number, number]) =>
    `${round(LEFT + (x + 0.5) * step)} ${round(TOP + (size - 0.5 - y) * step)}`;
  return zeroLine(
    cells.map(({ room }) => room),
    size,
  )
    .map(([from, to]) => `M${place(from)}L${place(to)}`)
    .join("");
}

function tick(value: number, x: Axis, y: Axis, side: number): SVGTemplateResult {
  return svg`<text class="tick middle" x=${round(x.place(value))} y=${TOP + side + 17}>${percentTick(value)}</text>
    <text class="tick end" x=${LEFT - 6} y=${round(y.place(value) + 4)}>${percentTick(value)}</text>`;
}

function legend(
  { style, name }: { readonly style: string; readonly name: string },
  [x, y]: readonly [number, number],
): SVGTemplateResult {
  const swatch =
    style === "line"
      ? svg`<path class="frontier-line" d="M${x} ${y}h16" />`
      : style === "here"
        ? svg`<circle class="marks" cx=${x + 8} cy=${y} r="5" />`
        : svg`<rect class="cell ${style}" x=${x} y=${y - 6} width="16" height="12" />${
            style === "liquidatable"
              ? svg`<rect class="liquidated" fill="url(#frontier-hatch)" x=${x} y=${y - 6} width="16" height="12" />`
              : nothing
          }`;
  return svg`${swatch}<text class="tick" x=${x + 24} y=${y + 4}>${name}</text>`;
}

/** The ways to liquidation, and every eighth cell of the map. */
function tableOf({ first, second, size, moves, cells, ways }: FrontierModel) {
  const every = Math.max(1, Math.floor((size - 1) / 5));
  const picked = moves.map((_, index) => index).filter((index) => index % every === 0);
  const heads = [
    l10n.t("{0} down the side, {1} along the top", second, first),
    ...picked.map((index) => moves[index]!),
  ];
  const map = [...picked]
    .reverse()
    .map((row) => [moves[row]!, ...picked.map((column) => cells[row * size + column]!.text)]);
  const found = ways.map(({ name, text }) => [l10n.t("Liquidated on the way: {0}", name), text]);
  return { heads, rows: [...map, ...found] };
}
