/** What would be if: changes that are only thought of, with everything before and after them. */
import {
  type Check,
  isCount,
  isFlag,
  isListOf,
  isObjectOf,
  isOneOf,
  isRecordOf,
  isTagged,
  isText,
  orNull,
} from "../check";
import {
  type Figure,
  type MarginMode,
  MARGIN_MODES,
  type Risk,
  RISKS,
  type RowId,
  SIZE_FIELDS,
  type SizeField,
} from "../messages";

/** A position of the file. The symbol guards against a number that means another one after a reload. */
export interface RowOf {
  readonly row: RowId;
  readonly symbol: string;
}

/** Traded at the mark as it then is, or as if the position had been entered so. */
export const SIZE_WAYS = ["trade", "entry"] as const;
export type SizeWay = (typeof SIZE_WAYS)[number];

export const MARGIN_SOURCES = ["wallet", "outside"] as const;
export type MarginSource = (typeof MARGIN_SOURCES)[number];

interface Numbered {
  /** Given out by the page. */
  readonly id: number;
  /** A number as it is typed, or a share of what the file says: "45000", "-10%". */
  readonly text: string;
}

/** A change that is only thought of; all of them are made in turn. */
export type WhatIfChange =
  | (Numbered & { readonly kind: "mark"; readonly symbol: string })
  /** All marks at once, by a share of each: β times as much where a symbol has a beta, else as much. */
  | (Numbered & { readonly kind: "move" })
  | (Numbered & { readonly kind: "leverage"; readonly of: RowOf })
  /** In the unit that the file states the size in. */
  | (Numbered & { readonly kind: "size"; readonly of: RowOf; readonly way: SizeWay })
  /** Added to an isolated position; negative to take it away. */
  | (Numbered & { readonly kind: "margin"; readonly of: RowOf; readonly from: MarginSource })
  /** The text is the mode. */
  | (Numbered & { readonly kind: "mode"; readonly of: RowOf })
  /** Cash into a wallet; negative to take it out. */
  | (Numbered & { readonly kind: "deposit"; readonly pool: string })
  /** An opposite leg of so many units, opened or added to at the mark. */
  | (Numbered & { readonly kind: "hedge"; readonly of: RowOf });

export type ChangeKind = WhatIfChange["kind"];

export const QUESTIONS = [
  "margin",
  "sizeForLoss",
  "sizeForDistance",
  "leverage",
  "hedge",
  "reduce",
  "mode",
  "stages",
  "funding",
  "shock",
] as const;
export type QuestionKind = (typeof QUESTIONS)[number];

/** Asked of the book as it is after the changes. What the kind does not need is typed for another one. */
export interface WhatIfQuestion {
  readonly kind: QuestionKind;
  /** A price, or a distance in per cent. */
  readonly target: string;
  /** An amount, or a share of the equity in per cent. */
  readonly loss: string;
  /** Where the loss is taken; empty for the worst case. */
  readonly price: string;
  /** Funding per interval in per cent. */
  readonly rate: string;
}

export interface WhatIfRequest {
  readonly of: "whatIf";
  readonly changes: readonly WhatIfChange[];
  /** The position that is at hand; the first where it is null or gone. */
  readonly chosen: RowId | null;
  /** What is typed to find another one. */
  readonly find: string;
  /** How many times as much a symbol moves when all do, by symbol. */
  readonly betas: Readonly<Record<string, string>>;
  readonly question: WhatIfQuestion | null;
}

/** What became of a change. */
export interface ChangeModel {
  readonly id: number;
  /** The change in words. */
  readonly text: string;
  /** Why it cannot be worked out; it is left out then. */
  readonly problem: string | null;
  /** Why it is worked out but could not be made. */
  readonly obstacle: string | null;
  /** What else goes with it. */
  readonly note: string | null;
  /** The digits that a share came to, for the field. */
  readonly value: string;
  /** The share that a number came to, for the slider. */
  readonly percent: number | null;
}

/** The position at hand, as the file has it. */
export interface ChosenModel extends RowOf {
  readonly name: string;
  readonly asset: string;
  readonly mark: string;
  /** As stated, or what the posted margin comes to. */
  readonly leverage: string;
  /** What its tier allows; null where no tier says. */
  readonly maxLeverage: number | null;
  readonly size: string;
  readonly sizeField: SizeField;
  /** What is posted to it, or would be; null where that is not known. */
  readonly posted: string | null;
  readonly marginMode: MarginMode;
  /** The mode after the changes. */
  readonly modeThen: MarginMode;
}

export interface Found {
  readonly row: RowId;
  readonly name: string;
}

export interface Standing {
  /** Null for a pool. */
  readonly mode: MarginMode | null;
  readonly risk: Risk;
  /** By name, in one order before and after. */
  readonly figures: readonly Figure[];
}

/** A position or a pool before the changes and after them. */
export interface Compared {
  readonly key: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Null for a position that is opened. */
  readonly before: Standing | null;
  /** Null for a position that is closed. */
  readonly after: Standing | null;
}

export interface WhatIfAnswer {
  readonly sentence: string;
  readonly details: readonly string[];
  /** Whether it says what is wrong with what was typed. */
  readonly isProblem: boolean;
  /** The answer carried out; empty where there is nothing to do. Their numbers are to be given out. */
  readonly changes: readonly WhatIfChange[];
}

export interface WhatIfModel {
  readonly of: "whatIf";
  readonly changes: readonly ChangeModel[];
  /** Why the changes cannot be written to the file; null where they can. */
  readonly refusal: string | null;
  readonly chosen: ChosenModel | null;
  /** The positions to choose from: all of a short book, those that were looked for of a long one. */
  readonly found: readonly Found[];
  readonly positionCount: number;
  /** Symbols that can have a beta of their own, the first of them. */
  readonly symbols: readonly string[];
  readonly symbolCount: number;
  /** Why one of the betas cannot be taken. */
  readonly betaProblem: string | null;
  /** Wallets that cash can be put into. */
  readonly wallets: readonly { readonly pool: string; readonly name: string }[];
  readonly pools: readonly Compared[];
  readonly positions: readonly Compared[];
  /** How many more positions come out otherwise. */
  readonly more: number;
  /** What would be liquidated at once, the first of them, and how many there are. */
  readonly liquidated: readonly string[];
  readonly liquidatedCount: number;
  /** Profit, loss and fees that become cash by trading. */
  readonly notes: readonly string[];
  readonly answer: WhatIfAnswer | null;
  /** The outcome in one sentence, for those who listen. */
  readonly spoken: string;
}

/** More changes than anyone makes by hand are not worked out. */
const MOST_CHANGES = 200;

const isRowOf = isObjectOf<RowOf>({ row: isCount, symbol: isText });
type Of<Kind extends ChangeKind> = Extract<WhatIfChange, { readonly kind: Kind }>;
const numbered = { id: isCount, text: isText } as const;

const isChange: Check<WhatIfChange> = isTagged<"kind", WhatIfChange>("kind", {
  mark: isObjectOf<Of<"mark">>({ kind: isOneOf(["mark"]), ...numbered, symbol: isText }),
  move: isObjectOf<Of<"move">>({ kind: isOneOf(["move"]), ...numbered }),
  leverage: isObjectOf<Of<"leverage">>({ kind: isOneOf(["leverage"]), ...numbered, of: isRowOf }),
  size: isObjectOf<Of<"size">>({
    kind: isOneOf(["size"]),
    ...numbered,
    of: isRowOf,
    way: isOneOf(SIZE_WAYS),
  }),
  margin: isObjectOf<Of<"margin">>({
    kind: isOneOf(["margin"]),
    ...numbered,
    of: isRowOf,
    from: isOneOf(MARGIN_SOURCES),
  }),
  mode: isObjectOf<Of<"mode">>({ kind: isOneOf(["mode"]), ...numbered, of: isRowOf }),
  deposit: isObjectOf<Of<"deposit">>({ kind: isOneOf(["deposit"]), ...numbered, pool: isText }),
  hedge: isObjectOf<Of<"hedge">>({ kind: isOneOf(["hedge"]), ...numbered, of: isRowOf }),
});

const isQuestion = isObjectOf<WhatIfQuestion>({
  kind: isOneOf(QUESTIONS),
  target: isText,
  loss: isText,
  price: isText,
  rate: isText,
});

const isChangeList: Check<readonly WhatIfChange[]> = (value): value is readonly WhatIfChange[] =>
  isListOf(isChange)(value) && value.length <= MOST_CHANGES;

export const isWhatIfRequest = isObjectOf<WhatIfRequest>({
  of: isOneOf(["whatIf"]),
  changes: isChangeList,
  chosen: orNull(isCount),
  find: isText,
  betas: isRecordOf(isText),
  question: orNull(isQuestion),
});

const isNumberOrNull = orNull((value: unknown): value is number => typeof value === "number");
const isMode = isOneOf(MARGIN_MODES);

const isStanding = isObjectOf<Standing>({
  mode: orNull(isMode),
  risk: isOneOf(RISKS),
  figures: isListOf(isObjectOf<Figure>({ text: isText, title: isText })),
});

const isCompared = isObjectOf<Compared>({
  key: isText,
  name: isText,
  names: isListOf(isText),
  before: orNull(isStanding),
  after: orNull(isStanding),
});

export const isWhatIfModel = isObjectOf<WhatIfModel>({
  of: isOneOf(["whatIf"]),
  changes: isListOf(
    isObjectOf<ChangeModel>({
      id: isCount,
      text: isText,
      problem: orNull(isText),
      obstacle: orNull(isText),
      note: orNull(isText),
      value: isText,
      percent: isNumberOrNull,
    }),
  ),
  refusal: orNull(isText),
  chosen: orNull(
    isObjectOf<ChosenModel>({
      row: isCount,
      symbol: isText,
      name: isText,
      asset: isText,
      mark: isText,
      leverage: isText,
      maxLeverage: isNumberOrNull,
      size: isText,
      sizeField: isOneOf(SIZE_FIELDS),
      posted: orNull(isText),
      marginMode: isMode,
      modeThen: isMode,
    }),
  ),
  found: isListOf(isObjectOf<Found>({ row: isCount, name: isText })),
  positionCount: isCount,
  symbols: isListOf(isText),
  symbolCount: isCount,
  betaProblem: orNull(isText),
  wallets: isListOf(isObjectOf<WhatIfModel["wallets"][number]>({ pool: isText, name: isText })),
  pools: isListOf(isCompared),
  positions: isListOf(isCompared),
  more: isCount,
  liquidated: isListOf(isText),
  liquidatedCount: isCount,
  notes: isListOf(isText),
  answer: orNull(
    isObjectOf<WhatIfAnswer>({
      sentence: isText,
      details: isListOf(isText),
      isProblem: isFlag,
      changes: isListOf(isChange),
    }),
  ),
  spoken: isText,
});
