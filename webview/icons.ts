/** Small pictures, drawn here: a font would be one more thing to load. Each shape stands for one thing in any colour. */
import { svg, type SVGTemplateResult } from "lit-html";
import type { Risk, Severity } from "../src/protocol/messages";

const frame = (shape: SVGTemplateResult, name: string) =>
  svg`<svg class="icon ${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape}</svg>`;

const cross = svg`<path d="M5.5 5.5l5 5m0-5l-5 5" fill="none" stroke="var(--hole)" stroke-width="1.6" stroke-linecap="round" />`;
const bang = svg`<path d="M8 5.2v4M8 11v1" fill="none" stroke="var(--hole)" stroke-width="1.6" stroke-linecap="round" />`;

const SHAPES: Partial<Record<Risk, SVGTemplateResult>> = {
  fine: svg`<path d="M3.5 8.5l3 3 6-7" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />`,
  watch: svg`<path d="M8 3.2l5.3 9.6H2.7z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`,
  near: svg`<path d="M8 2.2l6.4 11.6H1.6z" fill="currentColor" />${bang}`,
  critical: svg`<path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor" />${bang}`,
  liquidatable: svg`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />${cross}`,
};

export function riskIcon(risk: Risk): SVGTemplateResult | undefined {
  const shape = SHAPES[risk];
  return shape && frame(shape, `risk ${risk}`);
}

const SEVERITY_SHAPES: Record<Severity, SVGTemplateResult> = {
  error: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor" />${cross}`,
  warning: svg`<path d="M8 1.8l6.6 12.2H1.4z" fill="currentColor" />${bang}`,
  information: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor" /><path d="M8 7.4v4M8 4.4v1" fill="none" stroke="var(--hole)" stroke-width="1.6" stroke-linecap="round" />`,
  hint: svg`<circle cx="8" cy="8" r="3" fill="currentColor" />`,
};

export function severityIcon(severity: Severity): SVGTemplateResult {
  return frame(SEVERITY_SHAPES[severity], `severity ${severity}`);
}

export const inForceIcon = frame(svg`<circle cx="8" cy="8" r="3.5" fill="currentColor" />`, "in-force");

export const duplicateIcon = frame(
  svg`<path d="M5.5 5.5h8v8h-8z M10.5 5V2.5h-8v8H5" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" />`,
  "action",
);

export const removeIcon = frame(
  svg`<path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" stroke-linecap="round" />`,
  "action",
);

export const addIcon = frame(
  svg`<path d="M8 3v10M3 8h10" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />`,
  "action",
);

export const moveMarginIcon = frame(
  svg`<path d="M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" stroke-linecap="round" />`,
  "action",
);

export const gripIcon = frame(
  svg`<path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />`,
  "handle",
);

export function sortIcon(direction: "ascending" | "descending"): SVGTemplateResult {
  const shape =
    direction === "ascending"
      ? svg`<path d="M8 4l4 6H4z" fill="currentColor" />`
      : svg`<path d="M8 12l4-6H4z" fill="currentColor" />`;
  return frame(shape, "sorted");
}
