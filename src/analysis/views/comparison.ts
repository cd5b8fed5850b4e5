/** The book three ways, side by side, with what each liquidation takes with it and the reasons for either mode. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import { modeReasons } from "../../engine/portfolio/reasons";
import type {
  ComparedCell,
  ComparedFigure,
  ComparedPool,
  ComparedRow,
  ComparisonModel,
  ComparisonRequest,
  Consequences,
} from "../../protocol/views/comparison";
import { aftermathAnswer } from "../answers/aftermath";
import { modeSwitchAnswer } from "../answers/modeSwitch";
import { short, shortNameOf } from "./pictures/names";
import type { ReadRow } from "../fixes/write";
import { percent } from "../format";
import { reasonInWords } from "../modeReasons";
import { figure, modeModel, poolRisk, ratioFigure } from "../panelModes";
import { explainPool } from "../panelWords";
import { assetOfPool, nameOfPool } from "../poolKeys";
import { modeWord } from "../words";
import type { Book } from ".";
import { MOST_COMPARED, type Way, waysOf } from "./comparison/ways";
import { emptyBook } from "./emptyBook";
import { nearRows } from "./pictures/nearRows";
import { tooMany } from "./pictures";

/** More rows are no comparison that anyone reads. */
const MOST_ROWS = 40;
const MOST_POOLS = 6;

/**
 * Consequences take the whole account anew for each position. So many positions in all, counted once for each row, are
 * worked out unasked; the rest when someone opens a row.
 */
const UNASKED_WORK = 120;
const MOST_UNASKED = 12;
const MOST_OPENED = 12;

export function comparisonModel(book: Book, { opened }: ComparisonRequest): ComparisonModel {
  const { analysis, numbers } = book;
  const { report } = analysis;
  const empty = emptyBook(analysis);
  const venue = analysis.venue?.name ?? "";
  if (report === undefined || empty !== null)
    return { of: "comparison", empty, venue, columns: [], notes: [], pools: [], rows: [], more: 0 };
  const sorted = nearRows(analysis);
  const isTooMany = sorted.length > MOST_COMPARED;
  const ways = isTooMany ? [asWritten(book)] : waysOf(report);
  const shown = sorted.slice(0, MOST_ROWS);
  const unasked = Math.min(MOST_UNASKED, Math.floor(UNASKED_WORK / sorted.length));
  const wanted = new Set(opened.slice(-MOST_OPENED));
  return {
    of: "comparison",
    empty: null,
    venue,
    columns: ways.map(({ name }) => name),
    notes: [
      ...(isTooMany ? [tooMany(sorted.length)] : []),
      ...ways.flatMap((way) => (way.is === "refused" ? [way.reason] : [])),
    ],
    pools: report
      .pools()
      .slice(0, MOST_POOLS)
      .map(({ asset }) => poolModel(ways, asset)),
    rows: shown.map((row, place) => {
      const id = numbers.ids[row.index]!;
      const isWorkedOut = place < unasked || wanted.has(id);
      return rowModel(ways, row, id, isWorkedOut ? consequencesOf(book, row) : null);
    }),
    more: sorted.length - shown.length,
  };
}

/** The book as it stands alone, where putting it into other modes would take too long. */
function asWritten({ analysis }: Book): Way {
  const report = analysis.report!;
  const pools = report.pools().map(({ asset, worstCaseLoss }) => ({
    asset,
    tied: undefined,
    idle: undefined,
    worstCaseLoss,
  }));
  return {
    is: "arrangement",
    name: l10n.t("As written"),
    arrangement: { account: report.account, report, pools, positionOf: (position) => position },
    survival: () => ({ reason: "invalid" }),
  };
}

const NOT_MADE: ComparedCell = { text: "–", title: "", risk: "none" };

function poolModel(ways: readonly Way[], asset: string): ComparedPool {
  const name = assetOfPool(asset);
  const row = (
    figureName: string,
    title: string,
    cell: (way: Extract<Way, { is: "arrangement" }>) => ComparedCell,
  ): ComparedFigure => ({
    name: figureName,
    title,
    cells: ways.map((way) => (way.is === "refused" ? { ...NOT_MADE, title: way.reason } : cell(way))),
  });
  const capital = (what: "worstCaseLoss" | "tied" | "idle", figureName: string, title: string) =>
    row(figureName, title, ({ arrangement }) => {
      const value = arrangement.pools.find((pool) => pool.asset === asset)?.[what];
      return { ...figure(value, name, figureName), risk: "none" };
    });
  const move = (direction: "down" | "up", figureName: string) =>
    row(
      figureName,
      l10n.t("All marks of the pool at once; what is liquidated first, isolated or cross"),
      ({ survival }) => {
        const survived = survival(asset);
        if ("reason" in survived)
          return { text: l10n.t("not known"), title: explainPool(survived.reason), risk: "unknown" };
        const first = survived[direction];
        if (first === undefined)
          return { text: l10n.t("never"), title: l10n.t("No such move liquidates anything."), risk: "none" };
        const { text, risk } = nearness(first.shock.abs());
        const who = first.rows === undefined ? l10n.t("the cross positions") : shortNameOf(first.rows[0]!);
        return { text: l10n.t("{0}: {1}", text, who), title: "", risk };
      },
    );
  return {
    key: asset,
    name: nameOfPool(asset),
    figures: [
      move("down", l10n.t("Fall until the first liquidation")),
      move("up", l10n.t("Rise until the first liquidation")),
      capital(
        "worstCaseLoss",
        l10n.t("Worst-case loss"),
        l10n.t("Everything that stands behind the positions, counted from entry"),
      ),
      capital(
        "tied",
        l10n.t("Tied up"),
        l10n.t("Posted to isolated positions, and held by cross positions and open orders"),
      ),
      capital("idle", l10n.t("Left idle"), l10n.t("Free to be taken out or used")),
      row(
        l10n.t("Margin ratio of cross"),
        l10n.t("Maintenance margin over margin balance; liquidation at 100 %"),
        ({ arrangement }) => {
          const pool = arrangement.report.pools().find((one) => one.asset === asset);
          return pool === undefined ? NOT_MADE : { ...ratioFigure(pool), risk: poolRisk(pool) };
        },
      ),
    ],
  };
}

function nearness(distance: Decimal): Pick<ComparedCell, "text" | "risk"> {
  const mode = { reason: distance.isZero() ? "already-liquidatable" : undefined, distance };
  const { risk } = modeModel(mode as never, undefined);
  return { text: distance.isZero() ? l10n.t("now") : percent(distance), risk };
}

function rowModel(
  ways: readonly Way[],
  { index, position, fields }: ReadRow,
  row: number,
  consequences: Consequences | null,
): ComparedRow {
  const asset = assetOfPool(position.pool);
  const modes = ways.map((way) => {
    if (way.is === "refused") return undefined;
    const then = way.arrangement.positionOf(position);
    return then && modeModel(way.arrangement.report.position(then).inForce(), asset);
  });
  const { label } = fields.values;
  return {
    row,
    name:
      label === undefined ? shortNameOf(position) : l10n.t("{0} ({1})", shortNameOf(position), short(label)),
    place: String(index + 1),
    mode: modeWord(position.marginMode),
    prices: modes.map((mode) =>
      mode === undefined
        ? NOT_MADE
        : {
            ...mode.price,
            text: mode.isHypothetical ? l10n.t("{0} (not at this venue)", mode.price.text) : mode.price.text,
            risk: mode.risk === "liquidatable" ? mode.risk : "none",
          },
    ),
    distances: modes.map((mode) =>
      mode === undefined || mode.distance.text === "" ? NOT_MADE : { ...mode.distance, risk: mode.risk },
    ),
    losses: modes.map((mode) => (mode === undefined ? NOT_MADE : { ...mode.worstCaseLoss, risk: "none" })),
    consequences,
  };
}

function consequencesOf({ analysis }: Book, row: ReadRow): Consequences {
  const { position } = row;
  const report = analysis.report!;
  const after = aftermathAnswer(analysis, row);
  const switched = modeSwitchAnswer(analysis, row);
  return {
    aftermath: [after.sentence, ...after.details.slice(0, MOST_DETAILS), ...restOf(after.details)],
    modeSwitch: [switched.sentence, ...switched.details],
    reasons: modeReasons(report.account, position, undefined, report).map((reason) =>
      reasonInWords(reason, position),
    ),
  };
}

/** What is left of the wallet, and the first of the others. */
const MOST_DETAILS = 6;

function restOf(details: readonly string[]): string[] {
  const rest = details.length - MOST_DETAILS;
  return rest > 0 ? [l10n.t("And {0} more.", rest)] : [];
}
