/** A picture that the host drew, on the page: each shape as it is, with what is read and what can be chosen. */
import { nothing, type SVGTemplateResult, svg } from "lit-html";
import type { Drawing, Shape } from "../../../src/protocol/drawing";
import { nearest, pointerAt } from "../../charts/figure";

export interface Hands {
  /** The place that is read; none while nothing is. */
  readonly at: number | undefined;
  readonly chosen: number | null;
  readonly read: (place: number) => void;
  readonly leave: () => void;
  readonly choose: (event: number) => void;
}

export function drawn(drawing: Drawing, hands: Hands): SVGTemplateResult {
  const { top, bottom, places } = drawing.reading;
  const place = hands.at === undefined ? undefined : places[hands.at];
  const [left, right] = [places[0]?.x ?? 0, places.at(-1)?.x ?? 0];
  const marks = drawing.shapes.filter((shape) => shape.is === "mark");
  return svg`${drawing.shapes.map((shape) => (shape.is === "mark" ? nothing : plain(shape)))}
    ${place === undefined ? nothing : svg`<path data-passing class="cursor" d="M${place.x} ${top}V${bottom}" />`}
    <rect data-passing class="catcher" x=${left} y=${top} width=${Math.max(0, right - left)} height=${bottom - top}
      @pointermove=${(event: PointerEvent) =>
        hands.read(
          nearest(
            places.map(({ x }) => x),
            pointerAt(event)[0],
          ),
        )}
      @pointerleave=${() => hands.leave()} />
    ${marks.map(
      (mark) =>
        svg`<path class="pointing ${mark.style} ${mark.event === hands.chosen ? "chosen" : ""}" d=${mark.d}
          @click=${() => hands.choose(mark.event)}><title>${mark.title}</title></path>`,
    )}`;
}

function plain(shape: Exclude<Shape, { is: "mark" }>): SVGTemplateResult {
  return shape.is === "path"
    ? svg`<path class=${shape.style} d=${shape.d} />`
    : svg`<text class=${shape.style} x=${shape.x} y=${shape.y}>${shape.text}</text>`;
}
