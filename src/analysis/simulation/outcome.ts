/** What becomes of a book in each arrangement, as people read it: for tables, in a terminal as in a panel. */
import * as l10n from "@vscode/l10n";
import { shownTime } from "../../document/shownTime";
import {
  type Arranged,
  candlePointOf,
  type CandleOrder,
  type CandlePoint,
  type Comparison,
  type Simulation,
  type SimulationEvent,
  tallyOf,
} from "../../simulation";
import { listed } from "../answers/names";
import { assetOfPool } from "../poolKeys";
import { eventSentence, legName } from "./eventSentence";
import { type OrderedWalk, type Run, walksOf, type WantedOrder } from "./run";
import { money, percent, shown } from "./signed";
import { arrangementWord, refusalSentence } from "./words";

export interface OutcomeRow {
  readonly mode: string;
  /** Empty where there is nothing to say, as all figures are where there is a refusal. */
  readonly cells: readonly string[];
  /** Why there are no figures; none where there are. */
  readonly refusal: string | undefined;
}

/** The headings of `cells`. */
export const outcomeHeadings = () => [
  l10n.t("survive"),
  l10n.t("final equity"),
  l10n.t("realised loss"),
  l10n.t("largest drawdown"),
  l10n.t("first to fall"),
  l10n.t("took with it"),
];

export const ARRANGEMENTS = ["asWritten", "allCross", "allIsolated", "hybrid"] as const;

/** One row for each walk of each arrangement. */
export function outcomeRows(run: Run, wanted: WantedOrder): OutcomeRow[] {
  return ARRANGEMENTS.flatMap((key): OutcomeRow[] => {
    const arranged = run.comparison[key];
    const mode = arrangementName(arranged, run.comparison);
    if ("reason" in arranged) {
      const cells = outcomeHeadings().map(() => "");
      return [{ mode, cells, refusal: refusalSentence(arranged) }];
    }
    return walksOf(arranged, wanted).map((walk): OutcomeRow => ({
      mode:
        wanted === "both" && walk.order !== undefined
          ? l10n.t("{0}, {1}", mode, orderWord(walk.order))
          : mode,
      cells: cellsOf(run, walk),
      refusal: undefined,
    }));
  });
}

export function orderWord(order: CandleOrder): string {
  switch (order) {
    case "high-first":
      return l10n.t("high first");
    case "low-first":
      return l10n.t("low first");
    case "worst-first":
      return l10n.t("worst first");
  }
}

/** A mix says which of its positions are isolated, and of how many it is the best where not all were tried. */
function arrangementName({ name, isolated }: Arranged, { search }: Comparison): string {
  const word = arrangementWord(name);
  if (name !== "hybrid") return word;
  const best = search.isExhaustive ? word : l10n.t("{0} of {1}", word, search.tried);
  const symbols = [...new Set(isolated.map(({ instrument }) => instrument.symbol))];
  return symbols.length === 0
    ? l10n.t("{0}: none isolated", best)
    : l10n.t("{0}: {1} isolated", best, symbols.join(", "));
}

function cellsOf(run: Run, walk: OrderedWalk): string[] {
  const { simulation } = walk;
  const { pools, fall } = simulation;
  const { positions, survivors } = tallyOf(simulation);
  const inPools = (of: (pool: Simulation["pools"][number]) => string) => pools.map(of).join(", ");
  return [
    l10n.t("{0} of {1}", survivors, positions),
    inPools(({ asset, finalEquity }) => money(finalEquity, assetOfPool(asset))),
    inPools(({ realizedLoss }) => shown(realizedLoss)),
    inPools(({ maxDrawdown }) => (maxDrawdown?.share === undefined ? "" : percent(maxDrawdown.share))),
    fall === undefined
      ? l10n.t("none")
      : l10n.t("{0}, {1}", fallName(fall.first), timeOf(run, fall.first, walk)),
    fall === undefined
      ? ""
      : fall.took.length === 0
        ? l10n.t("nothing")
        : listed([...new Set(fall.took.map(({ instrument }) => instrument.symbol))]),
  ];
}

function fallName(event: SimulationEvent): string {
  if (!("symbol" in event)) return "";
  const price = "price" in event ? event.price : undefined;
  const { symbol, side, marginMode } = event;
  const name = legName({ symbol, side, marginMode, positions: [] });
  return price === undefined ? name : l10n.t("{0} at {1}", name, shown(price));
}

/** "2020-03-13 02:00 UTC low" of a candle; of a line between two times where on it, "day 2, 9:00" where it has no date. */
export function timeOf(run: Run, event: SimulationEvent, { simulation, order }: OrderedWalk): string {
  const { time, step, at } = event;
  if (order !== undefined) {
    return l10n.t("{0} {1}", shownTime(time), pointWord(pointOf(event, { simulation, order })));
  }
  const before = simulation.path[step - 1]?.time ?? run.span?.from ?? time;
  const minute = Math.round((before + (time - before) * at.toNumber()) / MINUTE);
  return run.isDated ? shownTime(minute * MINUTE) : sinceBeginning(minute);
}

const MINUTE = 60_000;

/** Of an event of one symbol, which of its own extremes: where symbols part, one is at its high while another is low. */
function pointOf(event: SimulationEvent, { simulation, order }: OrderedWalk): CandlePoint {
  const { point } = candlePointOf(event.step, order!);
  if ((point !== "worse" && point !== "better") || !("symbol" in event)) return point;
  const other = point === "worse" ? event.step + 1 : event.step - 1;
  const [mark, opposite] = [event.step, other].map((step) => simulation.path[step]?.marks.get(event.symbol));
  return mark === undefined || opposite === undefined ? point : mark.gt(opposite) ? "high" : "low";
}

function pointWord(point: CandlePoint): string {
  switch (point) {
    case "open":
      return l10n.t("open");
    case "high":
      return l10n.t("high");
    case "low":
      return l10n.t("low");
    case "worse":
      return l10n.t("worse extremes");
    case "better":
      return l10n.t("better extremes");
    case "close":
      return l10n.t("close");
  }
}

/** Days are counted from 1. */
function sinceBeginning(minutes: number): string {
  const [day, hour, minute] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return l10n.t("day {0}, {1}", day + 1, `${hour}:${String(minute).padStart(2, "0")}`);
}

export interface EventLine {
  readonly time: string;
  readonly sentence: string;
}

/** The events of a walk in their order; funding, which comes all the time, as one line at the end for each symbol. */
export function eventLines(run: Run, walk: OrderedWalk): EventLine[] {
  const { simulation } = walk;
  const lines = simulation.events.flatMap((event): EventLine[] => {
    const sentence = event.kind === "funding" ? undefined : eventSentence(event);
    return sentence === undefined ? [] : [{ time: timeOf(run, event, walk), sentence }];
  });
  return [...lines, ...fundingLines(simulation), ...missingFees(simulation)];
}

function fundingLines({ events, positions }: Simulation): EventLine[] {
  const settled = events.filter((event) => event.kind === "funding");
  const symbols = [...new Set(settled.map(({ symbol }) => symbol))];
  return symbols.map((symbol) => {
    const own = settled.filter((event) => event.symbol === symbol);
    const total = own.slice(1).reduce((sum, { amount }) => sum.plus(amount), own[0]!.amount);
    const asset = assetOfPool(
      positions.find(({ position }) => position.instrument.symbol === symbol)?.position.pool ?? "",
    );
    const amount = money(total.abs(), asset);
    const sentence = total.isNegative()
      ? l10n.t("{0} paid {1} of funding, settled {2} times.", symbol, amount, own.length)
      : l10n.t("{0} received {1} of funding, settled {2} times.", symbol, amount, own.length);
    return { time: l10n.t("in all"), sentence };
  });
}

/** What the figures leave out. */
function missingFees({ pools }: Simulation): EventLine[] {
  if (!pools.some(({ isFeeMissing }) => isFeeMissing)) return [];
  const sentence = l10n.t(
    "No taker fee rate is known for some of the positions, so fees are left out there.",
  );
  return [{ time: l10n.t("in all"), sentence }];
}
