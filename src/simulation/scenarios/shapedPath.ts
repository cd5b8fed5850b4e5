import { Decimal, ONE, quotient, ZERO } from "../../engine/decimal";
import type { Path, Step } from "../path";
import { movedPrice } from "./movedPrice";
import { bridge } from "./noise";
import type { ScenarioSymbol, ShapedScenario } from "./scenario";
import { type Corner, NOISE, type Shape, type ShapeParameters, shapes } from "./shape";
import { withSettlements } from "./settlements";

export const DAY = 86_400_000;

const NONE: ShapeParameters = {
  days: ONE,
  steps: 96,
  move: ZERO,
  recovery: ZERO,
  swings: 1,
  volatility: ZERO,
  contagion: ZERO,
  fundingRate: ZERO,
  seed: 1,
};

/** The parameters of a scenario with the usual ones for what it leaves open. */
export function parametersOf({ shape, parameters }: ShapedScenario): ShapeParameters {
  const usual = shapes[shape].usual;
  const takes = new Set<string>([...Object.keys(usual), ...NOISE]);
  const own = Object.entries(parameters).filter(([name, value]) => takes.has(name) && value !== undefined);
  return { ...NONE, ...usual, ...Object.fromEntries(own) };
}

export function shapedPath(scenario: ShapedScenario, symbols: readonly ScenarioSymbol[]): Path {
  const parameters = parametersOf(scenario);
  const length = parameters.days.times(DAY);
  const collapsing =
    scenario.symbol === undefined
      ? smallCoin(symbols)
      : symbols.find(({ symbol }) => symbol === scenario.symbol);
  const steps: Step[] = pointsOf(shapes[scenario.shape], parameters).map(({ time, part, noise }) => {
    const market = parameters.move.times(part).plus(noise);
    const marks = symbols.map((symbol) => {
      const beta = scenario.betas.get(symbol.symbol) ?? ONE;
      const own = market.times(sharedPart(scenario, symbol, collapsing, parameters));
      return [symbol.symbol, movedPrice(symbol.mark, beta, own)] as const;
    });
    return { time: timeAt(length, time), marks: new Map(marks) };
  });
  if (parameters.fundingRate.isZero()) return steps;
  return withSettlements(steps, ratesAgainst(symbols, parameters.fundingRate), 0);
}

/** The first symbol that does not follow Bitcoin, which is no coin to collapse alone; the first where all do. */
function smallCoin(symbols: readonly ScenarioSymbol[]): ScenarioSymbol | undefined {
  return symbols.find(({ underlying }) => !/^(BTC|XBT)/.test(underlying)) ?? symbols[0];
}

/** How much of the market's move is a symbol's own. */
function sharedPart(
  { shape }: ShapedScenario,
  { underlying, exposure }: ScenarioSymbol,
  collapsing: ScenarioSymbol | undefined,
  { contagion }: ShapeParameters,
): Decimal {
  // It is a coin that collapses: every symbol that follows it does.
  if (shape === "one-coin-collapse") return underlying === collapsing?.underlying ? ONE : contagion;
  // The fall is against a long; where a short is held, the price rises as much.
  if (shape === "correlations-break")
    return exposure === undefined ? ZERO : exposure === "short" ? ONE.negated() : ONE;
  return ONE;
}

interface Point {
  readonly time: Decimal;
  readonly part: Decimal;
  readonly noise: Decimal;
}

/** Every corner but the first, and where there is noise every step of it. */
function pointsOf(shape: Shape, parameters: ShapeParameters): Point[] {
  const corners = shape.corners(parameters);
  const noise = noiseOf(parameters);
  const times = new Map([...corners, ...noise].map(([time]) => [time.toString(), time]));
  return [...times.values()]
    .filter((time) => !time.isZero())
    .sort((a, b) => a.cmp(b))
    .map((time) => ({ time, part: partAt(corners, time), noise: partAt(noise, time) }));
}

/** The noise as a line through its steps. */
function noiseOf({ days, steps, volatility, seed }: ShapeParameters): Corner[] {
  if (volatility.isZero())
    return [
      [ZERO, ZERO],
      [ONE, ZERO],
    ];
  const perStep = volatility.toNumber() * Math.sqrt(days.toNumber() / steps);
  return bridge(steps, perStep, seed).map((value, step) => [
    quotient(new Decimal(step), new Decimal(steps)),
    value,
  ]);
}

/** Where the line through the corners is at a time. */
function partAt(corners: readonly Corner[], time: Decimal): Decimal {
  const next = corners.findIndex(([at]) => at.gte(time));
  const [to, partTo] = corners[next]!;
  if (to.eq(time)) return partTo;
  const [from, partFrom] = corners[next - 1]!;
  return partFrom.plus(partTo.minus(partFrom).times(quotient(time.minus(from), to.minus(from))));
}

/** What the book holds pays: a positive rate of longs, a negative one of shorts. */
function ratesAgainst(symbols: readonly ScenarioSymbol[], rate: Decimal): Map<string, Decimal> {
  const rates = symbols.flatMap(({ symbol, side }) =>
    side === undefined ? [] : [[symbol, side === "long" ? rate : rate.negated()] as const],
  );
  return new Map(rates);
}

function timeAt(length: Decimal, part: Decimal): number {
  return Math.round(length.times(part).toNumber());
}
