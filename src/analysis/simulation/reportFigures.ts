/** What is said of a run wherever it is shown: rows of its arrangements, its picture, its events. */
import * as l10n from "@vscode/l10n";
import { shownTime } from "../../document/shownTime";
import type { ArrangementKey } from "../../protocol/views/scenarios";
import type { SimulationEvent } from "../../simulation";
import { assetOfPool, nameOfPool } from "../poolKeys";
import { eventSentence } from "./eventSentence";
import { ARRANGEMENTS, outcomeHeadings, outcomeRows, timeOf } from "./outcome";
import { curvesOf, shownWalk, timeOfEvent } from "./reportCurves";
import type { OrderedWalk, Run, WantedOrder } from "./run";
import { percent, shown } from "./signed";
import type { CurveEvent, CurvePicture } from "./svg";
import { arrangementWord, refusalSentence, shownName } from "./words";

/** How a walk through candles is chosen; never both at once. */
export type OneOrder = Exclude<WantedOrder, "both">;

export interface FigureRow {
  readonly key: ArrangementKey;
  readonly mode: string;
  readonly cells: readonly string[];
  readonly refusal: string | undefined;
}

/** Of `cells`: the outcome, with the return and the capital between its figures and the first to fall. */
export function figureHeadings(): string[] {
  const headings = outcomeHeadings();
  return [...headings.slice(0, 4), l10n.t("return"), l10n.t("capital used"), ...headings.slice(4)];
}

export function figureRows(run: Run, order: OneOrder): FigureRow[] {
  const rows = outcomeRows(run, order);
  return ARRANGEMENTS.map((key, place): FigureRow => {
    const { mode, cells, refusal } = rows[place]!;
    const arranged = run.comparison[key];
    if ("reason" in arranged) return { key, mode, cells: figureHeadings().map(() => ""), refusal };
    const { pools } = shownWalk(arranged, order).simulation;
    const returned = pools.map(({ returnRate }) => (returnRate === undefined ? "–" : percent(returnRate)));
    const used = pools.map(({ capitalUsed }) => (capitalUsed === undefined ? "–" : shown(capitalUsed)));
    const own = [returned.join(l10n.t(", ")), used.join(l10n.t(", "))];
    return { key, mode, cells: [...cells.slice(0, 4), ...own, ...cells.slice(4)], refusal };
  });
}

/** The walk whose events are told, or why there is none. */
export function walkOf(
  run: Run,
  key: ArrangementKey,
  order: OneOrder,
): { readonly walk: OrderedWalk } | { readonly refusal: string } {
  const arranged = run.comparison[key];
  return "reason" in arranged ? { refusal: refusalSentence(arranged) } : { walk: shownWalk(arranged, order) };
}

export interface ToldEvent {
  readonly event: SimulationEvent;
  readonly time: string;
  readonly sentence: string;
}

/** The events that have a sentence of their own; funding, which comes all the time, is told as a sum elsewhere. */
export function toldEvents(run: Run, walk: OrderedWalk): ToldEvent[] {
  return walk.simulation.events.flatMap((event): ToldEvent[] => {
    const sentence = event.kind === "funding" ? undefined : eventSentence(event);
    return sentence === undefined ? [] : [{ event, time: timeOf(run, event, walk), sentence }];
  });
}

/** The assets that the walks have pools of; the first one is shown where none is asked for. */
export function poolsOf(run: Run): string[] {
  for (const key of ARRANGEMENTS) {
    const arranged = run.comparison[key];
    if (!("reason" in arranged)) return arranged.simulation.pools.map(({ asset }) => asset);
  }
  return [];
}

export interface Pictured {
  readonly picture: CurvePicture;
  readonly title: string;
  readonly description: string;
}

/** More marks than these are no picture. */
const MOST_MARKS = 60;

export function pictureOf(
  run: Run,
  { pool, marked, order, width }: { pool: string; marked: ArrangementKey; order: OneOrder; width: number },
): Pictured {
  const curves = curvesOf(run, order, pool);
  const found = walkOf(run, marked, order);
  const told = "walk" in found ? toldEvents(run, found.walk) : [];
  const events = told.flatMap(({ event, time, sentence }, place): CurveEvent[] => {
    if (event.asset !== pool || place >= MOST_MARKS || !("walk" in found)) return [];
    const title = l10n.t("{0}. {1}: {2}", place + 1, time, sentence);
    return [
      {
        event: event.index,
        number: place + 1,
        time: timeOfEvent(run, found.walk, event),
        kind: kindOf(event),
        title,
      },
    ];
  });
  const names = {
    asWritten: arrangementWord("as-written"),
    allCross: arrangementWord("all-cross"),
    allIsolated: arrangementWord("all-isolated"),
    hybrid: arrangementWord("hybrid"),
  };
  const asset = assetOfPool(pool);
  const ends = curves.map(({ key, points }) => l10n.t("{0} {1}", names[key], shown(points.at(-1)!.equity)));
  const start = curves[0]?.points[0]?.equity;
  return {
    picture: {
      curves,
      names,
      marked,
      events,
      asset,
      isDated: run.isDated,
      timeText: (time) => timeText(time, run.isDated),
      width,
    },
    title: l10n.t("Equity in {0}: {1}", nameOfPool(pool), shownName(run.name)),
    description:
      start === undefined
        ? l10n.t("There is no arrangement with figures.")
        : l10n.t(
            "From {0} to: {1}. Marked are the events of “{2}”: {3}.",
            shown(start),
            ends.join(l10n.t(", ")),
            names[marked],
            events.length,
          ),
  };
}

function kindOf({ kind }: SimulationEvent): CurveEvent["kind"] {
  if (kind === "pool-liquidation") return "pool";
  return kind === "liquidation" || kind === "partial-liquidation" ? "position" : "order";
}

const MINUTE = 60_000;

/** A date, or the day counted from 1 with its hour. */
export function timeText(time: number, isDated: boolean): string {
  const minutes = Math.round(time / MINUTE);
  if (isDated) return shownTime(minutes * MINUTE);
  const clock = `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;
  return l10n.t("day {0}, {1}", Math.floor(minutes / 1440) + 1, clock);
}

/** "2020-03-12 00:00 UTC to 2020-03-14 23:00 UTC", or how many days; empty where the market has no step. */
export function spanText({ span, isDated }: Run): string {
  if (span === undefined) return "";
  if (isDated) return l10n.t("{0} to {1}", shownTime(span.from), shownTime(span.to));
  const days = (span.to - span.from) / 86_400_000;
  return days === 1 ? l10n.t("1 day") : l10n.t("{0} days", Number(days.toPrecision(3)));
}
