/** A pool three ways: as it is written, all in cross, all isolated. */
import * as l10n from "@vscode/l10n";
import { nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import type { ArrangementsModel, BarModel, MeasureModel } from "../../../src/protocol/views/pictures";
import { figure, nearest, pointerAt } from "../../charts/figure";
import { arrow, round } from "../../charts/marks";
import type { Page } from "../view";
import type { Reading } from "./reading";

const NAMES = 108;
const BAR = 22;
const HEAD = 26;
const SPACE = 12;
/** Room for the number behind the longest bar. */
const VALUES = 130;

export function arrangements(
  page: Page,
  model: ArrangementsModel,
  { width, controls }: { readonly width: number; readonly controls: TemplateResult },
  reading: Reading,
): TemplateResult {
  const { names, measures } = model;
  const block = HEAD + names.length * BAR + SPACE;
  const height = measures.length * block;
  const all = measures.flatMap((measure, place) =>
    names.map((name, index) => ({
      measure,
      name,
      bar: measure.bars[index]!,
      y: place * block + HEAD + (index + 0.5) * BAR,
    })),
  );
  const wanted = reading.at("arrangements");
  const at = Math.min(wanted ?? 0, all.length - 1);
  const { measure, name, bar, y } = all[at]!;
  const middles = all.map((one) => one.y);
  return figure(page, {
    id: "three-arrangements",
    title: l10n.t("Cross, isolated, as written"),
    description: model.description,
    width,
    height,
    controls,
    notes: model.notes,
    table: {
      heads: [l10n.t("Measure"), ...names],
      rows: measures.map(({ name: measureName, bars }) => [measureName, ...bars.map(({ text }) => text)]),
    },
    readouts: [
      {
        name: l10n.t("Bar, from the top"),
        count: all.length,
        at,
        text: l10n.t("{0}, {1}: {2}", measure.name, name, bar.text),
        move: (to) => reading.move("arrangements", to),
      },
    ],
    drawing: svg`
      ${measures.map((one, place) => group(one, names, place * block, width))}
      ${
        wanted === undefined
          ? nothing
          : svg`<rect data-passing class="cursor" x="1" y=${round(y - BAR / 2)} width=${width - 2} height=${BAR} rx="3" />`
      }
      <rect data-passing class="catcher" x="0" y="0" width=${width} height=${height}
        @pointermove=${(event: PointerEvent) => reading.move("arrangements", nearest(middles, pointerAt(event)[1]))}
        @pointerleave=${() => reading.leave("arrangements")} />`,
  });
}

function group(
  measure: MeasureModel,
  names: readonly string[],
  top: number,
  width: number,
): SVGTemplateResult {
  const largest = Math.max(0, ...measure.bars.map(({ value }) => value ?? 0));
  const room = width - NAMES - VALUES;
  return svg`<text class="axis-name" x="6" y=${top + 18}>${measure.name}</text>
    ${measure.bars.map((bar, index) => row(bar, names[index]!, { y: top + HEAD + (index + 0.5) * BAR, largest, room, index }))}`;
}

function row(
  { value, isUnlimited, text }: BarModel,
  name: string,
  { y, largest, room, index }: { y: number; largest: number; room: number; index: number },
): SVGTemplateResult {
  const share = isUnlimited ? 1 : value === null || largest === 0 ? 0 : Math.max(0, value / largest);
  const length = share * room * (isUnlimited ? 1 : 0.94);
  return svg`<text class="tick" x="6" y=${round(y + 4)}>${name}</text>
    <rect class="bar of-${index} ${isUnlimited ? "unlimited" : ""}" x=${NAMES} y=${round(y - 6)} width=${round(Math.max(length, 1))} height="12" />
    ${isUnlimited ? arrow(NAMES + length + 6, y, "right") : nothing}
    <text class="value start" x=${round(NAMES + length + (isUnlimited ? 14 : 6))} y=${round(y + 4)}>${text}</text>`;
}
