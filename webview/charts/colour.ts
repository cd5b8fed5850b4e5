/** Colours as every reader of SVG knows them: what a browser computes is newer than some of them are. */

export interface Colour {
  /** `rgb(…)`, or the text as it was where it is no colour that is understood. */
  readonly text: string;
  /** From 0 to 1. */
  readonly alpha: number;
}

/** `rgb()`, `rgba()` and `color(srgb …)`, as getComputedStyle gives them. */
export function plainColour(computed: string): Colour {
  const rgb = /^rgba?\(([^)]*)\)$/.exec(computed);
  const srgb = /^color\(srgb ([^)]*)\)$/.exec(computed);
  const parts = (rgb ?? srgb)?.[1]?.split(/[\s,/]+/).filter((part) => part !== "");
  if (parts === undefined || parts.length < 3) return { text: computed, alpha: 1 };
  const numbers = parts.map((part) => (part.endsWith("%") ? Number(part.slice(0, -1)) / 100 : Number(part)));
  const factor = srgb === null ? 1 : 255;
  const channels = numbers
    .slice(0, 3)
    .map((channel) => Math.round(Math.min(Math.max(channel * factor, 0), 255)));
  if (channels.some(Number.isNaN)) return { text: computed, alpha: 1 };
  return { text: `rgb(${channels.join(", ")})`, alpha: numbers[3] ?? 1 };
}
