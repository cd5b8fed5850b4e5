/** The sections of a position file, as they stand in the text: format, not yet meaning. docs/format.md describes them. */
import * as l10n from "@vscode/l10n";
import {
  amount,
  anyList,
  anyNumber,
  anyObject,
  choice,
  date,
  type Field,
  type Fields,
  type FieldTable,
  isObject,
  listOf,
  mapOf,
  notNegativeNumber,
  object,
  positiveNumber,
  readEntries,
  readFields,
  Reading,
  text,
  words,
} from "./fields";
import type { Problem } from "./problem";
import { POSITION_SHAPE, reportShape, SCENARIO_SHAPE, type Shape } from "./shape";
import { childrenOf, identityOf, type Node, type TextTree } from "./tree";

const marginMode = choice(["cross", "isolated"]);

export const POSITION_FIELDS = {
  symbol: text,
  side: choice(["long", "short"]),
  quantity: positiveNumber,
  contracts: positiveNumber,
  notional: positiveNumber,
  entryPrice: positiveNumber,
  markPrice: positiveNumber,
  leverage: positiveNumber,
  marginMode,
  isolatedMargin: notNegativeNumber,
  unsettledFunding: anyNumber,
  feeReserve: notNegativeNumber,
  stopLossPrice: positiveNumber,
  takeProfitPrice: positiveNumber,
  label: words,
} satisfies FieldTable;

export const TIER_FIELDS = {
  maxNotional: positiveNumber,
  maxContracts: positiveNumber,
  maintenanceMarginRate: notNegativeNumber,
  maintenanceAmount: notNegativeNumber,
  maxLeverage: positiveNumber,
} satisfies FieldTable;

export const INSTRUMENT_FIELDS = {
  contractType: choice(["linear", "inverse", "quanto"]),
  contractSize: positiveNumber,
  quantoMultiplier: positiveNumber,
  settle: text,
  underlying: text,
  tickSize: positiveNumber,
  takerFeeRate: notNegativeNumber,
  tiers: listOf(object(TIER_FIELDS)),
  maintenanceMarginRate: notNegativeNumber,
  maxLeverage: positiveNumber,
  initialMarginRate: notNegativeNumber,
  initialMarginSlope: notNegativeNumber,
  maintenanceMarginSlope: notNegativeNumber,
} satisfies FieldTable;

export const ASSET_FIELDS = {
  asset: text,
  balance: anyNumber,
  price: positiveNumber,
  collateralRatio: notNegativeNumber,
  priceSymbol: text,
} satisfies FieldTable;

export const WALLET_FIELDS = {
  walletBalance: anyNumber,
  crossWalletBalance: anyNumber,
  openOrderMargin: notNegativeNumber,
} satisfies FieldTable;

export const ACCOUNT_FIELDS = {
  ...WALLET_FIELDS,
  collateral: text,
  positionMode: choice(["one-way", "hedge"]),
  marginMode,
  assets: listOf(object(ASSET_FIELDS)),
  wallets: mapOf(object(WALLET_FIELDS)),
} satisfies FieldTable;

export const POLICY_FIELDS = {
  maxLeverage: positiveNumber,
  maxLossPerPosition: amount,
  maxLossPerAccount: amount,
  minDistanceToLiquidation: amount,
  requireIsolatedFromLeverage: positiveNumber,
} satisfies FieldTable;

export const SCENARIO_FIELDS = {
  name: text,
  shape: text,
  prices: mapOf(listOf(positiveNumber)),
  days: positiveNumber,
  steps: positiveNumber,
  move: amount,
  recovery: amount,
  swings: positiveNumber,
  volatility: amount,
  contagion: amount,
  fundingRate: amount,
  seed: notNegativeNumber,
  symbol: text,
  betas: mapOf(anyNumber),
} satisfies FieldTable;

/** A scenario: its shape alone, or an object with its parameters. */
const scenario: Field<Fields<typeof SCENARIO_FIELDS>> = (reading, node, name) => {
  if (reading.tree.kindOf(node) === "string") {
    const shape = text(reading, node, name);
    return shape === undefined ? undefined : { values: { shape }, broken: new Set() };
  }
  if (!isObject(reading, node, name)) return undefined;
  const fields = readFields(reading, node, SCENARIO_FIELDS);
  reportShape(reading, node, fields, SCENARIO_SHAPE);
  return fields;
};

export const FILE_FIELDS = {
  $schema: text,
  venue: text,
  rulesAsOf: date,
  rules: anyObject,
  account: object(ACCOUNT_FIELDS),
  markPrices: mapOf(positiveNumber),
  instruments: anyObject,
  positions: anyList,
  policy: object(POLICY_FIELDS),
  scenarios: listOf(scenario),
} satisfies FieldTable;

export type PositionFields = Fields<typeof POSITION_FIELDS>;
export type InstrumentFields = Fields<typeof INSTRUMENT_FIELDS>;
export type TierFields = Fields<typeof TIER_FIELDS>;
export type AccountFields = Fields<typeof ACCOUNT_FIELDS>;
export type WalletFields = Fields<typeof WALLET_FIELDS>;
export type AssetFields = Fields<typeof ASSET_FIELDS>;
export type ScenarioFields = Fields<typeof SCENARIO_FIELDS>;

/** A position or an instrument as it was read, good wherever the same text stands. Offsets count from its start. */
export interface Part<Read> {
  readonly read: Read;
  readonly problems: readonly Problem[];
}

export interface PositionFile {
  readonly tree: TextTree;
  /** What is wrong with the text as a position file; syntax apart. */
  readonly problems: readonly Problem[];
  readonly top: Fields<typeof FILE_FIELDS>;
  /** The node and the fields of each instrument, by symbol. */
  readonly instruments: ReadonlyMap<string, { readonly node: Node; readonly part: Part<InstrumentFields> }>;
  /** In the order of the file. Parts of equal text are the same object. */
  readonly positions: readonly { readonly node: Node; readonly part: Part<PositionFields> }[];
  readonly parts: Parts;
  /** Where a row that bears other names has each field; none in a position file, where the names tell. */
  readonly places?: ReadonlyMap<Node, ReadonlyMap<string, Node>>;
}

/** Parts by their text: what an edit elsewhere left alone need not be read again. */
export interface Parts {
  readonly positions: ReadonlyMap<string, Part<PositionFields>>;
  readonly instruments: ReadonlyMap<string, Part<InstrumentFields>>;
}

export const NO_PARTS: Parts = { positions: new Map(), instruments: new Map() };

/** Reads the sections of a parsed text. Parts of an earlier text are used again where they still stand. */
export function readPositionFile(tree: TextTree, earlier: Parts = NO_PARTS): PositionFile {
  const reading = new Reading(tree);
  const top = readTop(reading);
  const positions = new PartReader(l10n.t("A position"), POSITION_FIELDS, POSITION_SHAPE, earlier.positions);
  const instruments = new PartReader(l10n.t("An instrument"), INSTRUMENT_FIELDS, {}, earlier.instruments);
  return {
    tree,
    problems: reading.problems,
    top,
    positions: readPositions(reading, top.values.positions, positions),
    instruments: readInstruments(reading, top.values.instruments, instruments),
    parts: { positions: positions.byText, instruments: instruments.byText },
  };
}

function readTop(reading: Reading): Fields<typeof FILE_FIELDS> {
  const { tree } = reading;
  if (tree.root === undefined) {
    reading.problems.push({
      code: "empty-file",
      severity: "error",
      message: emptyFile(),
      start: 0,
      end: tree.text.length,
    });
    return { values: {}, broken: new Set(["positions"]) };
  }
  if (!isObject(reading, tree.root, l10n.t("A position file")))
    return { values: {}, broken: new Set(["positions"]) };
  return readFields(reading, tree.root, FILE_FIELDS);
}

const emptyFile = () =>
  l10n.t('The file is empty. A position file is an object with "account" and "positions".');

function readPositions(
  reading: Reading,
  node: Node | undefined,
  parts: PartReader<typeof POSITION_FIELDS>,
): PositionFile["positions"] {
  if (node === undefined) return [];
  return childrenOf(reading.tree, node).map((child) => ({ node: child, part: parts.read(reading, child) }));
}

function readInstruments(
  reading: Reading,
  node: Node | undefined,
  parts: PartReader<typeof INSTRUMENT_FIELDS>,
): PositionFile["instruments"] {
  if (node === undefined) return new Map();
  const entries = [...readEntries(reading, node)];
  return new Map(
    entries.map(([symbol, child]) => [symbol, { node: child, part: parts.read(reading, child) }]),
  );
}

/** Reads objects as parts, each text once. */
class PartReader<Table extends FieldTable> {
  readonly byText = new Map<string, Part<Fields<Table>>>();
  readonly #label: string;
  readonly #table: Table;
  readonly #shape: Shape;
  readonly #earlier: ReadonlyMap<string, Part<Fields<Table>>>;

  constructor(label: string, table: Table, shape: Shape, earlier: ReadonlyMap<string, Part<Fields<Table>>>) {
    this.#label = label;
    this.#table = table;
    this.#shape = shape;
    this.#earlier = earlier;
  }

  /** The part at a node; its problems go to `reading` at the place where it stands. */
  read(reading: Reading, node: Node): Part<Fields<Table>> {
    const identity = identityOf(reading.tree, node);
    const known =
      identity === undefined ? undefined : (this.byText.get(identity) ?? this.#earlier.get(identity));
    const part = known ?? this.#readAnew(reading.tree, node);
    if (identity !== undefined) this.byText.set(identity, part);
    reading.adopt(part.problems, node);
    return part;
  }

  #readAnew(tree: TextTree, node: Node): Part<Fields<Table>> {
    const reading = new Reading(tree, node);
    if (!isObject(reading, node, this.#label)) {
      return { read: { values: {}, broken: new Set(Object.keys(this.#table)) }, problems: reading.problems };
    }
    const read = readFields(reading, node, this.#table);
    reportShape(reading, node, read, this.#shape);
    return { read, problems: reading.problems };
  }
}
