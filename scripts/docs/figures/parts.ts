/** Shapes that most figures share: the two curves, the mark, the prices. */
import type { Decimal } from "../../../src/engine/decimal";
import { area, dot, type Figure, type Ink, label, line, type Shape, type XY } from "./figure";
import { between, curvesOf, type Market, sampled } from "./market";
import { price } from "./numbers";

export type Frame = Pick<Figure, "x" | "y">;

/** B and R of a market over the whole width. */
export function twoCurves(market: Market, { x }: Frame): Shape[] {
  const { balance, requirement } = curvesOf(market, x.from, x.to);
  return [line(balance, "balance"), line(requirement, "requirement")];
}

/** An upright line from bottom to top, named above the plot. */
export function upright(words: string, at: number, { y }: Frame, shift: XY = [0, 0]): Shape[] {
  const points: XY[] = [
    [at, y.from],
    [at, y.to],
  ];
  return [
    line(points, "quiet", { dashed: true, thin: true }),
    label(words, [at, y.to], "quiet", "above", shift),
  ];
}

export function markLine(market: Market, frame: Frame, shift?: XY): Shape[] {
  return upright(`mark ${price(market.position.markPrice)}`, market.mark, frame, shift);
}

/** A price at which two curves meet: a dot there, a line down to the axis, and the number beside it. */
export function meeting(
  words: string,
  at: Decimal,
  height: number,
  { y }: Frame,
  how: { ink?: Ink; place?: "left" | "right" | "above" | "below"; shift?: XY } = {},
): Shape[] {
  const { ink = "danger", place = "right", shift } = how;
  const x = Number(at);
  const foot = Math.max(y.from, 0);
  return [
    line(
      [
        [x, height],
        [x, y.from < 0 && height < 0 ? 0 : foot],
      ],
      ink,
      { dashed: true, thin: true },
    ),
    dot([x, height], ink),
    label(`${words} ${price(at)}`, [x, height], ink, place, shift),
  ];
}

/** The ground between B and R where B no longer covers R: from one price to another. */
export function uncovered(market: Market, from: number, to: number): Shape {
  return area(between(market.requirement, market.balance, from, to), "danger");
}

/** Any function of the price as a line. */
export function plotted(f: (price: number) => number, { x }: Frame, ink: Ink, how = {}): Shape {
  return line(sampled(f, x.from, x.to), ink, how);
}
