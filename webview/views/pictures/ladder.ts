/** The prices of one position as a ladder: the higher the price, the higher it stands. */
import * as l10n from "@vscode/l10n";
import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import type { LadderModel, LevelModel } from "../../../src/protocol/views/pictures";
import { figure, nearest, pointerAt } from "../../charts/figure";
import { dodged } from "../../charts/labels";
import { arrow, hatching, round, shape } from "../../charts/marks";
import { type Axis, priceAxis } from "../../charts/scales";
import type { Page } from "../view";
import type { Reading } from "./reading";

const [TOP, BOTTOM] = [22, 22];
const RAIL = { left: 26, right: 50 };
const LABEL = 96;
/** Below this width a label takes two lines. */
const ONE_LINE = 460;

export function ladder(
  page: Page,
  model: LadderModel,
  size: { readonly width: number; readonly controls: TemplateResult },
  reading: Reading,
): TemplateResult {
  const { levels } = model;
  const { width, controls } = size;
  const isWide = width >= ONE_LINE;
  const gap = isWide ? 22 : 38;
  const height = Math.max(250, TOP + BOTTOM + levels.length * gap);
  const mark = levels.find(({ kind }) => kind === "mark")!.at;
  const axis = priceAxis(
    levels.map(({ at }) => at),
    mark,
    [height - BOTTOM, TOP],
  );
  const wanted = levels.map(({ at }) => axis.place(at));
  const places = dodged(wanted, gap, TOP - 6, height - BOTTOM + 6);
  const at = Math.min(
    reading.at("ladder") ?? levels.findIndex(({ kind }) => kind === "mark"),
    levels.length - 1,
  );
  const isRead = reading.at("ladder") !== undefined;
  return figure(page, {
    id: "price-ladder",
    title: l10n.t("Price ladder: {0}", model.name),
    description: model.description,
    width,
    height,
    controls,
    notes: [
      axis.isLog
        ? l10n.t(
            "Equal steps are equal percentages. Shaded: at a loss. Hatched: liquidated in the mode in force. Hollow: the mode that is not in force.",
          )
        : l10n.t(
            "Shaded: at a loss. Hatched: liquidated in the mode in force. Hollow: the mode that is not in force.",
          ),
      ...model.notes,
    ],
    table: {
      heads: [l10n.t("Price"), l10n.t("Value"), l10n.t("From the mark")],
      rows: levels.map(({ name, price, move }) => [name, price, move]),
    },
    readouts: [
      {
        name: l10n.t("Price on the ladder, from the highest to the lowest"),
        count: levels.length,
        at,
        text: l10n.t("{0}: {1}, {2} from the mark", levels[at]!.name, levels[at]!.price, levels[at]!.move),
        move: (to) => reading.move("ladder", to),
      },
    ],
    drawing: svg`${hatching("price-ladder-hatch")}
      ${zones(model, axis, height)}
      <path class="rail" d="M${RAIL.left} ${TOP - 12}V${height - BOTTOM + 12}M${RAIL.right} ${TOP - 12}V${height - BOTTOM + 12}" />
      ${levels.map((level, index) => rung(level, { axis, y: wanted[index]!, label: places[index]!, width, isWide }))}
      ${
        isRead
          ? svg`<rect data-passing class="cursor" x=${LABEL - 20} y=${round(places[at]! - gap / 2)} width=${width - LABEL + 18} height=${gap} rx="3" />`
          : nothing
      }
      <rect data-passing class="catcher" x="0" y="0" width=${width} height=${height}
        @pointermove=${(event: PointerEvent) => reading.move("ladder", nearest(places, pointerAt(event)[1]))}
        @pointerleave=${() => reading.leave("ladder")} />`,
  });
}

function zones(model: LadderModel, axis: Axis, height: number): SVGTemplateResult {
  const entry = model.levels.find(({ kind }) => kind === "entry")!.at;
  const [top, bottom] = [TOP - 12, height - BOTTOM + 12];
  const zone = (name: string, from: number, to: number) =>
    to > from
      ? svg`<rect class=${name} fill=${name === "liquidated" ? "url(#price-ladder-hatch)" : nothing} x=${RAIL.left} y=${round(from)} width=${RAIL.right - RAIL.left} height=${round(to - from)} />`
      : nothing;
  const { liquidatedBelow, liquidatedAbove, losesBelowEntry } = model;
  return svg`${losesBelowEntry ? zone("loss", axis.place(entry), bottom) : zone("loss", top, axis.place(entry))}
    ${liquidatedBelow === null ? nothing : zone("liquidated", axis.place(liquidatedBelow), bottom)}
    ${liquidatedAbove === null ? nothing : zone("liquidated", top, axis.place(liquidatedAbove))}`;
}

interface Rung {
  readonly axis: Axis;
  readonly y: number;
  readonly label: number;
  readonly width: number;
  readonly isWide: boolean;
}

function rung(
  { kind, name, at, price, move, isInForce }: LevelModel,
  { axis, y, label, width, isWide }: Rung,
): SVGTemplateResult {
  const side = axis.side(at);
  const style = `${kind} ${isInForce ? "in-force" : "what-if"}`;
  const middle = (RAIL.left + RAIL.right) / 2;
  const line = `M${RAIL.left - 4} ${round(y)}H${RAIL.right + 4}L${LABEL - 26} ${round(label)}H${LABEL - 20}`;
  return svg`<g class="level ${style}">
    <path class="rung ${side === 0 ? "" : "off"} ${style}" d=${line} />
    ${side === 0 ? nothing : arrow(middle, y + side * -9, side > 0 ? "up" : "down")}
    ${shape(kind, LABEL - 10, label, isInForce)}
    <text class="name" x=${LABEL + 2} y=${round(label + (isWide ? 4 : -4))}>${name}</text>
    ${
      isWide
        ? svg`<text class="value" x=${width - 92} y=${round(label + 4)}>${price}</text>
          <text class="move" x=${width - 6} y=${round(label + 4)}>${move}</text>`
        : svg`<text class="value start" x=${LABEL + 2} y=${round(label + 12)}>${price}</text>
          <text class="move" x=${width - 6} y=${round(label + 12)}>${move}</text>`
    }
  </g>`;
}
