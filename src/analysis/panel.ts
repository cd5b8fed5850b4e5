/**
 * What the panel shows of an analysis: a few rows of a list that may be long, the account, the problems. Rows are
 * formatted when they are asked for; a book of ten thousand costs what the fifty on the screen cost.
 */
import * as l10n from "@vscode/l10n";
import { type Node, nodeAt, sourceOf } from "../document/tree";
import type { Problem } from "../document/problem";
import { ZERO } from "../engine/decimal";
import { postedMargin } from "../engine/margin";
import type { PoolReport } from "../engine/report";
import type { InstrumentsModel } from "../protocol/instruments";
import {
  type AccountField,
  type Choice,
  type FieldModel,
  type PanelModel,
  POSITION_FIELDS,
  type PoolModel,
  type PositionField,
  type ProblemModel,
  type RowId,
  type RowModel,
  type RowWindow,
  type Stale,
} from "../protocol/messages";
import { venues } from "../venues";
import { allProblems, type Analysis } from "./analyze";
import { cut } from "./format";
import { lineIndex, type TextPosition } from "./lines";
import { fieldModel, problemsWithin, worst } from "./panelFields";
import type { NumberedOrder, ShownOrder } from "./panelArrangement";
import { panelInstruments } from "./panelInstruments";
import { rowModeModel } from "./panelModeDetails";
import { brief, figure, poolRisk, ratioFigure, unreadableMode } from "./panelModes";
import { markPaths, nameInFile, sizeFieldOf, walletPlace } from "./panelPlaces";
import { movableMargin } from "./panelTransfer";
import { explainPool } from "./panelWords";
import type { RowNumbers } from "./panelRows";
import { assetOfPool } from "./poolKeys";
import type { Row } from "./resolve";
import { typedDown } from "./typed";

/** More problems than these are counted, not listed. */
const LISTED_PROBLEMS = 100;

/** No screen shows more rows. */
const LARGEST_WINDOW = 400;

export interface PanelState {
  readonly version: number;
  /** The draft that is part of the analysed text. */
  readonly draft: number | null;
  /** Whether the last row is a position that is still being put together. */
  readonly isAdding: boolean;
  readonly stale: Stale | null;
  readonly window: RowWindow;
  /** The rows shown, where those are not all as they stand in the file. */
  readonly order?: NumberedOrder;
}

export const VENUES: readonly Choice[] = venues.map(({ id, name }) => ({ value: id, label: name }));

/** The rows as their text, to follow them from one version to the next. */
export function rowSources({ tree, rows }: Analysis): string[] {
  return rows.map(({ node }) => sourceOf(tree, node));
}

/** Where a text stops making sense; none where it does not. */
export function staleOf(analysis: Analysis): Stale | null {
  const [first] = analysis.syntax;
  if (first === undefined) return null;
  return { line: lineIndex(analysis.tree.text)(first.start).line + 1, message: first.message };
}

export class PanelView {
  readonly #analysis: Analysis;
  readonly #numbers: RowNumbers;
  readonly #problems: readonly Problem[];
  readonly #positionOf: (offset: number) => TextPosition;
  #indexes: ReadonlyMap<RowId, number> | undefined;

  constructor(analysis: Analysis, numbers: RowNumbers, problems: readonly Problem[] = allProblems(analysis)) {
    this.#analysis = analysis;
    this.#numbers = numbers;
    // A hint is for the reader of the text: it says where a number comes from, not what is wrong with it.
    this.#problems = problems.filter(({ severity }) => severity !== "hint");
    this.#positionOf = lineIndex(analysis.tree.text);
  }

  model({ version, draft, isAdding, stale, window, order }: PanelState): PanelModel {
    const { venue, rows, report } = this.#analysis;
    const rowCount = rows.length - (isAdding ? 1 : 0);
    return {
      version,
      draft,
      stale,
      venueName: venue?.name ?? "",
      rulesAsOf: venue?.rulesAsOf ?? "",
      account: this.#account(),
      pools: (report?.pools() ?? []).map((pool) => this.#pool(pool)),
      rowCount,
      shownCount: order?.ids?.length ?? rowCount,
      order: order?.number ?? 0,
      rows: this.rows(window, rowCount, order?.ids),
      adding: isAdding ? this.#row(rows[rowCount]!, 0, 0) : null,
      problems: this.#listed(),
      problemCount: this.#problems.length,
    };
  }

  rows(
    { start, count, pinned }: RowWindow,
    rowCount = this.#analysis.rows.length,
    order: ShownOrder = undefined,
  ): RowModel[] {
    const shownCount = order?.length ?? rowCount;
    const stop = Math.min(shownCount, start + Math.min(count, LARGEST_WINDOW));
    const places = Array.from({ length: Math.max(0, stop - start) }, (_, offset) => start + offset);
    const pinnedPlace = pinned === null ? -1 : (order ?? this.#numbers.ids).indexOf(pinned);
    if (pinnedPlace >= 0 && pinnedPlace < shownCount && !(pinnedPlace >= start && pinnedPlace < stop)) {
      places.push(pinnedPlace);
    }
    return places.flatMap((place) => {
      const index = order === undefined ? place : this.#indexOf(order[place]!);
      const row = index < rowCount ? this.#analysis.rows[index] : undefined;
      return row === undefined ? [] : [this.#row(row, this.#numbers.ids[index] ?? 0, place)];
    });
  }

  instruments(order: ShownOrder = undefined): InstrumentsModel {
    return panelInstruments(
      this.#analysis,
      (object, name, placeholder) => this.#fieldAt(object, name, placeholder),
      order?.map((id) => this.#indexOf(id)),
    );
  }

  /** Where a row stands in the file; behind the last where it does not. */
  #indexOf(id: RowId): number {
    this.#indexes ??= new Map(this.#numbers.ids.map((one, index) => [one, index]));
    return this.#indexes.get(id) ?? Number.MAX_SAFE_INTEGER;
  }

  #row(row: Row, id: RowId, place: number): RowModel {
    const { tree, report } = this.#analysis;
    const { position } = row;
    const fields = Object.fromEntries(
      POSITION_FIELDS.map((field) => [field, this.#field(row, field)]),
    ) as RowModel["fields"];
    const of = position && report?.position(position);
    const asset = position && assetOfPool(position.pool);
    return {
      id,
      index: row.index,
      place,
      label: cut(row.fields.values.label ?? "", 80),
      fields,
      sizeField: sizeFieldOf(this.#analysis, row),
      isolated: of ? rowModeModel(of.isolated(), asset) : unreadableMode(),
      cross: of ? rowModeModel(of.cross(), asset) : unreadableMode(),
      movable: movableMargin(this.#analysis, position)?.toFixed() ?? null,
      pool: position?.pool ?? null,
      inForce: position?.marginMode ?? row.fields.values.marginMode ?? null,
      problem: worst(problemsWithin(this.#problems, tree.startOf(row.node), tree.endOf(row.node))),
    };
  }

  #field(row: Row, field: PositionField): FieldModel {
    const { tree } = this.#analysis;
    if (field === "markPrice") {
      const path = markPaths(this.#analysis, row)[0]!;
      return this.#fieldAt(
        path[0] === "positions" ? row.node : nodeAt(tree, path.slice(0, -1)),
        String(path.at(-1)),
        this.#placeholder(row, field),
      );
    }
    return this.#fieldAt(row.node, nameInFile(this.#analysis, row, field), this.#placeholder(row, field));
  }

  #fieldAt(object: Node | undefined, name: string, placeholder: string): FieldModel {
    return fieldModel(this.#analysis.tree, { object, name }, placeholder, this.#problems);
  }

  /** What holds where a row says nothing. */
  #placeholder({ position }: Row, field: PositionField): string {
    if (field === "marginMode") return this.#analysis.file.top.values.account?.values.marginMode ?? "cross";
    if (position === undefined) return "";
    if (field === "markPrice") return brief(position.markPrice);
    const posted = field === "isolatedMargin" ? postedMargin(position) : undefined;
    return posted === undefined ? "" : brief(posted);
  }

  #account(): PanelModel["account"] {
    const { tree, report } = this.#analysis;
    const account = nodeAt(tree, ["account"]);
    const assets = (report?.pools() ?? []).map(({ asset }) => assetOfPool(asset) ?? "");
    const unstated: Record<AccountField, string> = {
      venue: "generic",
      positionMode: "one-way",
      marginMode: "cross",
      collateral: assets.length === 1 ? assets[0]! : "",
    };
    return {
      venue: this.#fieldAt(tree.root, "venue", unstated.venue),
      positionMode: this.#fieldAt(account, "positionMode", unstated.positionMode),
      marginMode: this.#fieldAt(account, "marginMode", unstated.marginMode),
      collateral: this.#fieldAt(account, "collateral", unstated.collateral),
    };
  }

  #pool(pool: PoolReport): PoolModel {
    const { tree } = this.#analysis;
    const asset = assetOfPool(pool.asset);
    const place = walletPlace(this.#analysis, pool.asset);
    const holder = place && nodeAt(tree, place.path.slice(0, -1));
    const wallet = this.#fieldAt(holder, place?.field ?? "walletBalance", "");
    const locked =
      place === undefined ? l10n.t('Say in "collateral" which asset the wallet is in.') : wallet.locked;
    const of = (value: Parameters<typeof figure>[0], name: string) => figure(value, asset, name);
    return {
      key: pool.asset,
      asset: asset ?? "",
      wallet: { ...wallet, locked },
      walletField: place?.field ?? "walletBalance",
      movable: pool.availableBalance?.gt(ZERO) ? typedDown(pool.availableBalance).toFixed() : null,
      figures: {
        crossWalletBalance: of(
          pool.crossWalletBalance,
          l10n.t("Cross wallet, what is left behind the cross positions"),
        ),
        unrealizedPnl: of(pool.unrealizedPnl, l10n.t("Unrealised profit of the cross positions")),
        marginBalance: of(pool.marginBalance, l10n.t("Margin balance, cross wallet and unrealised profit")),
        initialMargin: of(pool.initialMargin, l10n.t("Initial margin of the cross positions")),
        maintenanceMargin: of(pool.maintenanceMargin, l10n.t("Maintenance margin of the cross positions")),
        availableBalance: of(pool.availableBalance, l10n.t("Available, margin balance less initial margin")),
        isolatedMargin: of(pool.isolatedMargin, l10n.t("Posted to isolated positions")),
        marginRatio: ratioFigure(pool),
        worstCaseLoss: of(pool.worstCaseLoss, l10n.t("At most lost over all positions, counted from entry")),
      },
      risk: poolRisk(pool),
      // Without positions there is nothing that a reason would explain.
      reason: pool.reason === undefined || this.#analysis.rows.length === 0 ? null : explainPool(pool.reason),
    };
  }

  /** Errors first, then by place. */
  #listed(): ProblemModel[] {
    const errors = this.#problems.filter(({ severity }) => severity === "error");
    const others = this.#problems.filter(({ severity }) => severity !== "error");
    return [...errors, ...others].slice(0, LISTED_PROBLEMS).map(({ code, severity, message, start }) => {
      const index = this.#rowIndexAt(start);
      return {
        code,
        start,
        severity,
        message: cut(message, 400),
        line: this.#positionOf(start).line + 1,
        row: index === undefined ? null : (this.#numbers.ids[index] ?? null),
        rowIndex: index ?? null,
      };
    });
  }

  #rowIndexAt(offset: number): number | undefined {
    const { tree, rows } = this.#analysis;
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tree.endOf(rows[middle]!.node) <= offset) low = middle + 1;
      else high = middle;
    }
    const row = rows[low];
    return row !== undefined && tree.startOf(row.node) <= offset ? low : undefined;
  }
}
