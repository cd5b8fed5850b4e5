/** A figure as data: two axes and what is drawn on them, in the units of the axes. drawing.ts makes an SVG of it. */

export interface Figure {
  /** The file is docs/figures/<name>.svg. */
  readonly name: string;
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Later ones are on top. */
  readonly shapes: readonly Shape[];
}

export interface Axis {
  /** With the unit: "price (USDT)". */
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export type Ink = "balance" | "requirement" | "second" | "danger" | "quiet";

export type XY = readonly [x: number, y: number];

export type Shape =
  | {
      readonly kind: "line";
      readonly points: readonly XY[];
      readonly ink: Ink;
      readonly isDashed?: boolean;
      readonly isThin?: boolean;
    }
  | { readonly kind: "area"; readonly points: readonly XY[]; readonly ink: Ink }
  | { readonly kind: "dot"; readonly at: XY; readonly ink: Ink; readonly isHollow?: boolean }
  | Label;

export interface Label {
  readonly kind: "label";
  readonly text: string;
  readonly at: XY;
  readonly ink: Ink;
  /** Where the text stands, seen from `at`; `above` and `below` centre it. */
  readonly place: "left" | "right" | "above" | "below" | "centre";
  /** Pixels away from there, for crowded places. */
  readonly shift?: XY;
}

export function line(points: readonly XY[], ink: Ink, how: { dashed?: boolean; thin?: boolean } = {}): Shape {
  return { kind: "line", points, ink, isDashed: how.dashed ?? false, isThin: how.thin ?? false };
}

export function area(points: readonly XY[], ink: Ink): Shape {
  return { kind: "area", points, ink };
}

export function dot(at: XY, ink: Ink): Shape {
  return { kind: "dot", at, ink };
}

/** A point that a piece leaves out, at the end of a jump. */
export function hollowDot(at: XY, ink: Ink): Shape {
  return { kind: "dot", at, ink, isHollow: true };
}

export function label(text: string, at: XY, ink: Ink, place: Label["place"], shift?: XY): Shape {
  return { kind: "label", text, at, ink, place, ...(shift && { shift }) };
}
