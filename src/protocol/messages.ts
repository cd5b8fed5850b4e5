/**
 * What the extension host and the panel say to each other. The host has the text and the numbers; the panel has what
 * is on the screen. Everything to show comes formatted; everything to edit comes as the characters of the file.
 */
import type { Arrangement } from "./arrangement";
import type { InstrumentField, InstrumentsModel } from "./instruments";
import type { ViewModel, ViewRequest } from "./views";
import type { WhatIfRequest } from "./views/whatIf";

/** The fields of a position that have a column, in the order of the columns. */
export const POSITION_FIELDS = [
  "symbol",
  "side",
  "marginMode",
  "size",
  "entryPrice",
  "markPrice",
  "leverage",
  "isolatedMargin",
  "stopLossPrice",
  "takeProfitPrice",
  "unsettledFunding",
  "feeReserve",
  "label",
] as const;
export type PositionField = (typeof POSITION_FIELDS)[number];

/** What a position states its size in. */
export const SIZE_FIELDS = ["quantity", "contracts", "notional"] as const;
export type SizeField = (typeof SIZE_FIELDS)[number];

export const ACCOUNT_FIELDS = ["venue", "positionMode", "marginMode", "collateral"] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

export const WALLET_FIELDS = ["walletBalance", "crossWalletBalance"] as const;
export type WalletField = (typeof WALLET_FIELDS)[number];

/** A position, whatever its place in the list: the host gives the numbers out and follows them through edits. */
export type RowId = number;

/** The value that an edit is about. A wallet is named by its pool's place in the model. */
export type Target =
  | { readonly of: "position"; readonly row: RowId; readonly field: PositionField }
  | { readonly of: "account"; readonly field: AccountField }
  | { readonly of: "wallet"; readonly pool: string; readonly field: WalletField }
  | { readonly of: "instrument"; readonly symbol: string; readonly field: InstrumentField };

/** What margin is taken from, and what it goes to: an isolated position, or the wallet of a pool. */
export type MarginPlace =
  { readonly of: "position"; readonly row: RowId } | { readonly of: "wallet"; readonly pool: string };

export interface Transfer {
  readonly from: MarginPlace;
  readonly to: MarginPlace;
  /** As it was typed. */
  readonly amount: string;
}

/** A position that is being put together in the panel and is not in the file yet. */
export type NewPosition = { readonly [Field in PositionField]?: string };

/** A value that is being typed, and has not been written to the file. */
export type Draft =
  | { readonly of: "value"; readonly target: Target; readonly text: string }
  | { readonly of: "new"; readonly fields: NewPosition }
  | { readonly of: "transfer"; readonly transfer: Transfer };

export type Intent =
  /** An empty text leaves the value out. */
  | { readonly kind: "set"; readonly target: Target; readonly text: string }
  | { readonly kind: "add"; readonly fields: NewPosition }
  /** What was only thought of, written. */
  | { readonly kind: "apply"; readonly request: WhatIfRequest }
  | { readonly kind: "duplicate"; readonly row: RowId }
  | { readonly kind: "remove"; readonly row: RowId }
  /** Puts a position before another one, or at the end of the list. */
  | { readonly kind: "move"; readonly row: RowId; readonly before: RowId | null }
  | { readonly kind: "transfer"; readonly transfer: Transfer }
  /** A fix of a problem, by what it is called. */
  | { readonly kind: "fix"; readonly problem: ProblemPlace; readonly title: string };

/** A problem of a text: its code, and the offset where it begins. */
export interface ProblemPlace {
  readonly code: string;
  readonly start: number;
}

export const COPY_FORMATS = ["csv", "markdown"] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const COPY_SCOPES = ["all", "shown", "row"] as const;
/** All positions of the file, those that the filter leaves, or the one with the focus. */
export type CopyScope = (typeof COPY_SCOPES)[number];

/** The rows on the screen: `count` from the place `start` in the order shown, and the one that has the focus, wherever it is. */
export interface RowWindow {
  readonly start: number;
  readonly count: number;
  readonly pinned: RowId | null;
}

export type PanelToHost =
  | { readonly type: "ready"; readonly window: RowWindow; readonly arrangement: Arrangement }
  | { readonly type: "window"; readonly window: RowWindow }
  /** Numbers only, those of the rows that are seen first; `null` goes back to what the file says. */
  | {
      readonly type: "draft";
      readonly sequence: number;
      readonly draft: Draft | null;
      readonly seen: RowWindow;
    }
  | { readonly type: "edit"; readonly sequence: number; readonly intent: Intent }
  /** What the view beside the table wants to see, now and after every change; `null` while none is shown. */
  | { readonly type: "view"; readonly sequence: number; readonly request: ViewRequest | null }
  /** In which order, and of which rows the table is. */
  | { readonly type: "arrange"; readonly arrangement: Arrangement }
  /** The focus came to a row: its text is shown beside, where a text editor is. */
  | { readonly type: "visit"; readonly row: RowId }
  /** Whether the instruments are to be seen. */
  | { readonly type: "instruments"; readonly isShown: boolean }
  /** Which symbols could be meant; asked for when one is about to be typed. */
  | { readonly type: "symbols" }
  /** What can be done about problems; worked out only when someone looks at them. */
  | { readonly type: "fixes"; readonly version: number; readonly problems: readonly ProblemPlace[] }
  /** Put positions with their numbers on the clipboard; `row` where one alone is meant. */
  | {
      readonly type: "copyRows";
      readonly format: CopyFormat;
      readonly scope: CopyScope;
      readonly row: RowId | null;
    }
  /** Ask for files of candles to simulate with; or forget those that were chosen. */
  | { readonly type: "candles"; readonly action: "choose" | "forget" }
  /** Put a text on the clipboard. */
  | { readonly type: "copy"; readonly text: string }
  /** Ask where to save a text, and save it there. */
  | { readonly type: "export"; readonly name: string; readonly text: string }
  /** Save the file, after the edits that are on their way. */
  | { readonly type: "save" }
  /** Show a place of the file in a text editor: a position, or a line counted from 1. */
  | { readonly type: "reveal"; readonly row: RowId | null; readonly line: number | null }
  | { readonly type: "revealInstrument"; readonly symbol: string };

export type HostToPanel =
  | {
      readonly type: "welcome";
      readonly venues: readonly Choice[];
      /** The page's texts in the display language, by what they are in the source; null where none are translated. */
      readonly words: Words | null;
    }
  /** A large text is being read; `count` is how many positions it may have. */
  | { readonly type: "reading"; readonly count: number }
  | { readonly type: "model"; readonly model: PanelModel }
  /** The rows of a window that was asked for; all else stands. */
  | {
      readonly type: "rows";
      readonly version: number;
      readonly rowCount: number;
      readonly shownCount: number;
      readonly order: number;
      readonly rows: readonly RowModel[];
    }
  /** The rows are being put into the order that was asked for, the share from 0 to 1; null where they no longer are. */
  | { readonly type: "arranging"; readonly share: number | null }
  /** What became of the draft: why it cannot be written as it stands, if it cannot. */
  | { readonly type: "drafted"; readonly sequence: number; readonly refusal: string | null }
  /** What became of an edit; `row` is a position that it made. */
  | {
      readonly type: "edited";
      readonly sequence: number;
      readonly refusal: string | null;
      readonly row: RowId | null;
    }
  /** What the view that was asked for shows; `sequence` is that of the request. */
  | { readonly type: "view"; readonly sequence: number; readonly model: ViewModel }
  /** The cursor of the text came to a row; `place` is where it stands in the order shown. */
  | { readonly type: "select"; readonly row: RowId; readonly place: number }
  | { readonly type: "instruments"; readonly model: InstrumentsModel }
  | { readonly type: "symbols"; readonly symbols: readonly string[] }
  | { readonly type: "fixes"; readonly version: number; readonly fixes: readonly ProblemFixes[] }
  /** Something was done that nobody sees: said in the panel, and to those who listen. */
  | { readonly type: "told"; readonly text: string };

export type Words = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface PanelModel {
  /** The version of the document. */
  readonly version: number;
  /** The draft that the numbers are about; null where they are the file's own. */
  readonly draft: number | null;
  /** Set while the text cannot be read: all below is of the last text that could be. */
  readonly stale: Stale | null;
  readonly venueName: string;
  readonly rulesAsOf: string;
  readonly account: { readonly [Field in AccountField]: FieldModel };
  readonly pools: readonly PoolModel[];
  /** How many positions the file has, and how many the filter leaves. */
  readonly rowCount: number;
  readonly shownCount: number;
  /** Another number whenever the rows are in another order: places of before are not those of now. */
  readonly order: number;
  readonly rows: readonly RowModel[];
  /** The position that is being put together, with its numbers as far as it is complete. */
  readonly adding: RowModel | null;
  /** The first problems of the file, and how many there are. */
  readonly problems: readonly ProblemModel[];
  readonly problemCount: number;
}

export interface Stale {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export interface FieldModel {
  /** The characters of the file, without quotes; empty where the file does not say. */
  readonly text: string;
  /** What holds where the file does not say. */
  readonly placeholder: string;
  /** Why the value can only be edited as text. */
  readonly locked: string | null;
  readonly problem: FieldProblem | null;
}

export const SEVERITIES = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface FieldProblem {
  readonly severity: Severity;
  readonly message: string;
}

export interface ProblemModel extends FieldProblem, ProblemPlace {
  /** Counted from 1. */
  readonly line: number;
  readonly row: RowId | null;
  readonly rowIndex: number | null;
}

export interface ProblemFixes {
  readonly problem: ProblemPlace;
  /** What each fix does, the obvious one first. */
  readonly titles: readonly string[];
}

/** A number for display, and with all its digits or in a sentence. */
export interface Figure {
  readonly text: string;
  readonly title: string;
}

export const RISKS = ["none", "fine", "watch", "near", "critical", "liquidatable", "unknown"] as const;
/** How near liquidation is; "none" where no price liquidates. */
export type Risk = (typeof RISKS)[number];

export const MARGIN_MODES = ["isolated", "cross"] as const;
export type MarginMode = (typeof MARGIN_MODES)[number];

export interface ModeModel {
  /** The liquidation price, or in words why there is none. */
  readonly price: Figure;
  readonly isPrice: boolean;
  readonly distance: Figure;
  readonly worstCaseLoss: Figure;
  readonly risk: Risk;
  /** Whether the venue has no such mode. */
  readonly isHypothetical: boolean;
}

/** The figures of a row, each in a column of its own that can be shown or left out. */
export interface RowModeModel extends ModeModel {
  /** What is lost at the liquidation price: at least that, as the venue may keep what is left. */
  readonly lossAtLiquidation: Figure;
  readonly marginRatio: Figure;
  readonly tier: Figure;
}

export interface RowModel {
  readonly id: RowId;
  /** Place in the file. */
  readonly index: number;
  /** Place on the screen: among the rows that the filter leaves, in the order shown. */
  readonly place: number;
  readonly label: string;
  readonly fields: { readonly [Field in PositionField]: FieldModel };
  readonly sizeField: SizeField;
  readonly isolated: RowModeModel;
  readonly cross: RowModeModel;
  /** What could be moved elsewhere of the margin that is posted; null where none is, or where it is not known. */
  readonly movable: string | null;
  /** The pool that it settles in; null where it cannot be read. */
  readonly pool: string | null;
  readonly inForce: MarginMode | null;
  /** The worst that is wrong with the row. */
  readonly problem: FieldProblem | null;
}

export interface PoolModel {
  /** How an edit names the pool. */
  readonly key: string;
  readonly asset: string;
  readonly wallet: FieldModel;
  readonly walletField: WalletField;
  /** What is available to be posted to an isolated position; null where nothing is, or where it is not known. */
  readonly movable: string | null;
  readonly figures: {
    readonly crossWalletBalance: Figure;
    readonly unrealizedPnl: Figure;
    readonly marginBalance: Figure;
    readonly initialMargin: Figure;
    readonly maintenanceMargin: Figure;
    readonly availableBalance: Figure;
    readonly isolatedMargin: Figure;
    readonly marginRatio: Figure;
    readonly worstCaseLoss: Figure;
  };
  readonly risk: Risk;
  /** Why the pool has no totals. */
  readonly reason: string | null;
}
