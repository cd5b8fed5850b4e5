/**
 * The book in pictures: price ladders, equity over a shock, the frontier of two symbols, three arrangements.
 * Plain numbers are for drawing only; whatever is read comes as text.
 */
import {
  type Check,
  isCount,
  isFlag,
  isListOf,
  isObjectOf,
  isOneOf,
  isTagged,
  isText,
  orNull,
} from "../check";
import { type Choice, type MarginMode, MARGIN_MODES, type Risk, RISKS, type RowId } from "../messages";

export const PICTURES = ["ladder", "nearest", "equity", "frontier", "arrangements"] as const;
export type PictureId = (typeof PICTURES)[number];

/** What is to be seen; `null` leaves the choice to the host. What is no longer there gives way to its choice, too. */
export interface PicturesRequest {
  readonly of: "pictures";
  /** The position of the large ladder. */
  readonly row: RowId | null;
  /** The pool of the equity, and of the three arrangements. */
  readonly pool: string | null;
  readonly first: string | null;
  readonly second: string | null;
  /** The pictures in sight: no others are worked out. */
  readonly seen: readonly PictureId[];
}

export interface PicturesModel {
  readonly of: "pictures";
  /** What to do where the book has nothing to draw; `null` where it has. */
  readonly empty: string | null;
  readonly rows: readonly RowChoice[];
  /** Positions that the list of `rows` has no room for. */
  readonly moreRows: number;
  /** The position and the pool that are shown; null where there is nothing to draw. */
  readonly row: RowId | null;
  readonly pools: readonly Choice[];
  readonly pool: string | null;
  readonly symbols: readonly Choice[];
  readonly ladder: Seen<LadderModel>;
  readonly nearest: Seen<NearestModel>;
  readonly equity: Seen<EquityModel>;
  readonly frontier: Seen<FrontierModel>;
  readonly arrangements: Seen<ArrangementsModel>;
}

export interface RowChoice {
  readonly row: RowId;
  readonly name: string;
}

/** A picture, or the reason why there is none. */
export type Drawn<Picture> =
  { readonly is: "picture"; readonly picture: Picture } | { readonly is: "missing"; readonly reason: string };

/** The same of a picture that may be out of sight. */
export type Seen<Picture> = Drawn<Picture> | { readonly is: "unseen" };

export const LEVEL_KINDS = [
  "mark",
  "entry",
  "stop",
  "takeProfit",
  "isolated",
  "cross",
  "bankruptcy",
] as const;
/** "isolated" and "cross" are the liquidation prices in that mode. */
export type LevelKind = (typeof LEVEL_KINDS)[number];

export interface LevelModel {
  readonly kind: LevelKind;
  readonly name: string;
  /** The price; in the picture of the nearest positions its distance from the mark as a fraction. */
  readonly at: number;
  readonly price: string;
  /** How far from the mark, with its sign. */
  readonly move: string;
  /** Whether the position is in the mode that it belongs to; true for what belongs to none. */
  readonly isInForce: boolean;
}

export interface LadderModel {
  readonly row: RowId;
  readonly name: string;
  readonly mode: MarginMode;
  readonly risk: Risk;
  /** The highest first. */
  readonly levels: readonly LevelModel[];
  readonly losesBelowEntry: boolean;
  /** Liquidated in the mode in force at and beyond these prices. */
  readonly liquidatedBelow: number | null;
  readonly liquidatedAbove: number | null;
  readonly description: string;
  /** What a price that is not there is missing, and what has to be known to read the picture. */
  readonly notes: readonly string[];
}

export interface NearestModel {
  readonly rows: readonly NearestRow[];
  readonly more: number;
  readonly description: string;
}

export interface NearestRow {
  readonly row: RowId;
  readonly name: string;
  readonly risk: Risk;
  readonly levels: readonly LevelModel[];
  readonly liquidation: string;
  readonly distance: string;
}

export interface EquityModel {
  readonly pool: string;
  readonly asset: string;
  readonly from: number;
  readonly to: number;
  /** In the order of the shock; two at one shock where a line steps. */
  readonly points: readonly EquityPoint[];
  readonly events: readonly EquityEvent[];
  /** The shocks at which the cross positions are liquidated, as far as they are in the picture. */
  readonly poolDown: number | null;
  readonly poolUp: number | null;
  readonly hasCross: boolean;
  readonly hasIsolated: boolean;
  readonly description: string;
  readonly notes: readonly string[];
}

export interface EquityPoint {
  readonly shock: number;
  readonly shockText: string;
  readonly equity: number;
  readonly equityText: string;
  /** The margin balance behind the cross positions, while there are any. */
  readonly balance: number | null;
  readonly balanceText: string;
  readonly maintenance: number | null;
  readonly maintenanceText: string;
}

export interface EquityEvent {
  readonly kind: "isolated" | "pool";
  readonly shock: number;
  readonly shockText: string;
  readonly name: string;
  /** The equity right before it. */
  readonly equity: number;
}

export interface FrontierModel {
  readonly first: string;
  readonly second: string;
  /** Both symbols move from −range to +range, in `size` steps each. */
  readonly range: number;
  readonly size: number;
  /** The moves in words, from −range to +range. */
  readonly moves: readonly string[];
  /** Row by row: the second symbol from −range up, in each row the first one from −range up. */
  readonly cells: readonly FrontierCell[];
  /** Where the pool is liquidated on the way to both up, up alone and so on around. */
  readonly ways: readonly FrontierWay[];
  readonly description: string;
  readonly notes: readonly string[];
}

export interface FrontierCell {
  readonly risk: Risk;
  /** Margin balance less maintenance margin, as a part of the largest of all; the frontier is at 0. */
  readonly room: number;
  /** The margin ratio in words. */
  readonly text: string;
}

export interface FrontierWay {
  readonly name: string;
  readonly first: number | null;
  readonly second: number | null;
  readonly text: string;
}

export interface ArrangementsModel {
  readonly pool: string;
  readonly names: readonly string[];
  readonly measures: readonly MeasureModel[];
  readonly description: string;
  readonly notes: readonly string[];
}

export const MEASURES = ["fall", "rise", "loss", "tied", "idle"] as const;
export type MeasureId = (typeof MEASURES)[number];

export interface MeasureModel {
  readonly id: MeasureId;
  readonly name: string;
  /** One for each of the names. */
  readonly bars: readonly BarModel[];
}

export interface BarModel {
  /** `null` where there is no number to draw. */
  readonly value: number | null;
  /** Longer than any number: no move does it. */
  readonly isUnlimited: boolean;
  readonly text: string;
}

const isNumber: Check<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value);
const isRisk = isOneOf(RISKS);
const isTexts = isListOf(isText);
const isChoices = isListOf(isObjectOf<Choice>({ value: isText, label: isText }));

function isSeen<Picture>(isPicture: Check<Picture>): Check<Seen<Picture>> {
  return isTagged<"is", Seen<Picture>>("is", {
    unseen: isObjectOf<{ readonly is: "unseen" }>({ is: isOneOf(["unseen"]) }),
    picture: isObjectOf<{ readonly is: "picture"; readonly picture: Picture }>({
      is: isOneOf(["picture"]),
      picture: isPicture,
    }),
    missing: isObjectOf<{ readonly is: "missing"; readonly reason: string }>({
      is: isOneOf(["missing"]),
      reason: isText,
    }),
  });
}

const isLevel = isObjectOf<LevelModel>({
  kind: isOneOf(LEVEL_KINDS),
  name: isText,
  at: isNumber,
  price: isText,
  move: isText,
  isInForce: isFlag,
});

const isLadder = isObjectOf<LadderModel>({
  row: isCount,
  name: isText,
  mode: isOneOf(MARGIN_MODES),
  risk: isRisk,
  levels: isListOf(isLevel),
  losesBelowEntry: isFlag,
  liquidatedBelow: orNull(isNumber),
  liquidatedAbove: orNull(isNumber),
  description: isText,
  notes: isTexts,
});

const isNearest = isObjectOf<NearestModel>({
  rows: isListOf(
    isObjectOf<NearestRow>({
      row: isCount,
      name: isText,
      risk: isRisk,
      levels: isListOf(isLevel),
      liquidation: isText,
      distance: isText,
    }),
  ),
  more: isCount,
  description: isText,
});

const isEquity = isObjectOf<EquityModel>({
  pool: isText,
  asset: isText,
  from: isNumber,
  to: isNumber,
  points: isListOf(
    isObjectOf<EquityPoint>({
      shock: isNumber,
      shockText: isText,
      equity: isNumber,
      equityText: isText,
      balance: orNull(isNumber),
      balanceText: isText,
      maintenance: orNull(isNumber),
      maintenanceText: isText,
    }),
  ),
  events: isListOf(
    isObjectOf<EquityEvent>({
      kind: isOneOf(["isolated", "pool"]),
      shock: isNumber,
      shockText: isText,
      name: isText,
      equity: isNumber,
    }),
  ),
  poolDown: orNull(isNumber),
  poolUp: orNull(isNumber),
  hasCross: isFlag,
  hasIsolated: isFlag,
  description: isText,
  notes: isTexts,
});

const isFrontier = isObjectOf<FrontierModel>({
  first: isText,
  second: isText,
  range: isNumber,
  size: isCount,
  moves: isTexts,
  cells: isListOf(isObjectOf<FrontierCell>({ risk: isRisk, room: isNumber, text: isText })),
  ways: isListOf(
    isObjectOf<FrontierWay>({
      name: isText,
      first: orNull(isNumber),
      second: orNull(isNumber),
      text: isText,
    }),
  ),
  description: isText,
  notes: isTexts,
});

const isArrangements = isObjectOf<ArrangementsModel>({
  pool: isText,
  names: isTexts,
  measures: isListOf(
    isObjectOf<MeasureModel>({
      id: isOneOf(MEASURES),
      name: isText,
      bars: isListOf(isObjectOf<BarModel>({ value: orNull(isNumber), isUnlimited: isFlag, text: isText })),
    }),
  ),
  description: isText,
  notes: isTexts,
});

export const isPicturesRequest = isObjectOf<PicturesRequest>({
  of: isOneOf(["pictures"]),
  row: orNull(isCount),
  pool: orNull(isText),
  first: orNull(isText),
  second: orNull(isText),
  seen: isListOf(isOneOf(PICTURES)),
});

export const isPicturesModel = isObjectOf<PicturesModel>({
  of: isOneOf(["pictures"]),
  empty: orNull(isText),
  rows: isListOf(isObjectOf<RowChoice>({ row: isCount, name: isText })),
  moreRows: isCount,
  row: orNull(isCount),
  pools: isChoices,
  pool: orNull(isText),
  symbols: isChoices,
  ladder: isSeen(isLadder),
  nearest: isSeen(isNearest),
  equity: isSeen(isEquity),
  frontier: isSeen(isFrontier),
  arrangements: isSeen(isArrangements),
});
