/** Which columns the table has, in which groups, and what stands at their heads. */
import * as l10n from "@vscode/l10n";
import { type ColumnId, type Result, resultColumn, RESULTS } from "../../src/protocol/arrangement";
import { MARGIN_MODES, type MarginMode } from "../../src/protocol/messages";
import { type Column, columns } from "../cells";

/** Shown until someone chooses others. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  "symbol",
  "side",
  "marginMode",
  "size",
  "entryPrice",
  "markPrice",
  "leverage",
  "isolatedMargin",
  "stopLossPrice",
  ...MARGIN_MODES.flatMap((mode) =>
    (["price", "distance", "worstCaseLoss"] as const).map((result) => resultColumn(mode, result)),
  ),
];

export interface Head {
  readonly id: ColumnId;
  readonly title: string;
  readonly hint: string;
  /** The class of its column. */
  readonly name: string;
}

/** Columns under one heading: fields of the position, or what follows from them under one mode. */
export interface ColumnGroup {
  readonly title: string;
  readonly heads: readonly Head[];
  readonly mode: MarginMode | undefined;
  readonly fields: readonly Column[];
  readonly results: readonly Result[];
}

export function allGroups(): readonly [ColumnGroup, ColumnGroup, ColumnGroup] {
  return [
    fieldGroup(l10n.t("Position"), columns()),
    resultGroup(l10n.t("Isolated"), "isolated"),
    resultGroup(l10n.t("Cross"), "cross"),
  ];
}

/** Where there is little room the results come first: a panel beside a text is there for them. */
export function shownGroups(shown: ReadonlySet<ColumnId>, isNarrow: boolean): readonly ColumnGroup[] {
  const [position, ...results] = allGroups();
  const fields = position.fields.filter(({ field }) => field === "symbol" || shown.has(field));
  const modes = results
    .map(({ title, mode, results: all }) =>
      resultGroup(
        title,
        mode!,
        all.filter((result) => shown.has(resultColumn(mode!, result))),
      ),
    )
    .filter(({ heads }) => heads.length > 0);
  if (!isNarrow) return [fieldGroup(position.title, fields), ...modes];
  const terms = fields.length > 1 ? [fieldGroup(l10n.t("Terms"), fields.slice(1))] : [];
  return [fieldGroup(position.title, fields.slice(0, 1)), ...modes, ...terms];
}

function fieldGroup(title: string, fields: readonly Column[]): ColumnGroup {
  const heads = fields.map(({ field, title: head, hint }) => ({ id: field, title: head, hint, name: field }));
  return { title, heads, mode: undefined, fields, results: [] };
}

function resultGroup(title: string, mode: MarginMode, results: readonly Result[] = RESULTS): ColumnGroup {
  return { title, heads: results.map((result) => resultHead(mode, result)), mode, fields: [], results };
}

function resultHead(mode: MarginMode, result: Result): Head {
  const word = mode === "isolated" ? l10n.t("isolated") : l10n.t("cross");
  const id = resultColumn(mode, result);
  switch (result) {
    case "price":
      return { id, name: result, title: l10n.t("Liquidation"), hint: l10n.t("Liquidation price, {0}", word) };
    case "distance":
      return {
        id,
        name: result,
        title: l10n.t("Distance"),
        hint: l10n.t("Distance from the mark to the nearer liquidation price, {0}", word),
      };
    case "worstCaseLoss":
      return {
        id,
        name: "loss",
        title: l10n.t("At most"),
        hint: l10n.t("Worst-case loss: at most lost, counted from entry, {0}", word),
      };
    case "lossAtLiquidation":
      return {
        id,
        name: "loss-at-liquidation",
        title: l10n.t("At liquidation"),
        hint: l10n.t("Loss at liquidation: at least lost at the liquidation price, {0}", word),
      };
    case "marginRatio":
      return {
        id,
        name: "ratio",
        title: l10n.t("Ratio"),
        hint: l10n.t("Margin ratio: maintenance margin over margin balance, {0}", word),
      };
    case "tier":
      return {
        id,
        name: "tier",
        title: l10n.t("Tier"),
        hint: l10n.t("Tier at the liquidation price and its maintenance rate, {0}", word),
      };
  }
}
