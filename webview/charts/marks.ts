/** The shapes of prices: each kind has one, so that colour is not needed to tell them apart. */
import { type SVGTemplateResult, svg } from "lit-html";
import type { LevelKind } from "../../src/protocol/views/pictures";

const SHAPES: Readonly<Record<LevelKind, string>> = {
  mark: "M-6 -1.5H6V1.5H-6Z",
  entry: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
  stop: "M-5 -4H5L0 5Z",
  takeProfit: "M-5 4H5L0 -5Z",
  isolated: "M0 -6L6 0L0 6L-6 0Z",
  cross: "M-5 -5H5V5H-5Z",
  bankruptcy: "M-5 -5L5 5M5 -5L-5 5",
};

/** `weight` is "in-force" or "what-if": the other mode is drawn hollow. */
export function shape(kind: LevelKind, x: number, y: number, isInForce: boolean): SVGTemplateResult {
  const place = `translate(${round(x)} ${round(y)})`;
  return svg`<path class="shape ${kind} ${isInForce ? "in-force" : "what-if"}" d=${SHAPES[kind]} transform=${place} />`;
}

export function arrow(x: number, y: number, to: "up" | "down" | "left" | "right"): SVGTemplateResult {
  const turn = { up: 0, right: 90, down: 180, left: 270 }[to];
  return svg`<path class="arrow" d="M-4.5 3L0 -4L4.5 3Z" transform="translate(${round(x)} ${round(y)}) rotate(${turn})" />`;
}

/** Lines across what is liquidated: `id` is unique in the page. */
export function hatching(id: string): SVGTemplateResult {
  return svg`<defs>
    <pattern id=${id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" y1="0" x2="0" y2="7" />
    </pattern>
  </defs>`;
}

/** To a tenth of a pixel: shorter files, and the same picture. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
