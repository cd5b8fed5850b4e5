/** The sections of a position file, as they stand in the text: format, not yet meaning. docs/format.md describes them. */
import type { Decimal } from "../engine/decimal";
import {
  amount,
  anyNumber,
  anything,
  choice,
  type Field,
  type Fields,
  type FieldTable,
  isArray,
  isObject,
  listOf,
  notNegativeNumber,
  object,
  positiveNumber,
  readEntries,
  readFields,
  Reading,
  text,
} from "./fields";
import type { Problem } from "./problem";
import { POSITION_SHAPE, reportShape, type Shape } from "./shape";
import { type Node, sourceOf, type TextTree } from "./tree";

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
  label: text,
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
} satisfies FieldTable;

const wallets: Field<ReadonlyMap<string, Fields<typeof WALLET_FIELDS> | undefined>> = (reading, node, name) =>
  isObject(reading, node, name) ? mapped(reading, node, object(WALLET_FIELDS)) : undefined;

export const ACCOUNT_FIELDS = {
  ...WALLET_FIELDS,
  collateral: text,
  positionMode: choice(["one-way", "hedge"]),
  marginMode,
  assets: listOf(object(ASSET_FIELDS)),
  wallets,
} satisfies FieldTable;

export const POLICY_FIELDS = {
  maxLeverage: positiveNumber,
  maxLossPerPosition: amount,
  maxLossPerAccount: amount,
  minDistanceToLiquidation: amount,
  requireIsolatedFromLeverage: positiveNumber,
} satisfies FieldTable;

const markPrices: Field<ReadonlyMap<string, Decimal | undefined>> = (reading, node, name) =>
  isObject(reading, node, name) ? mapped(reading, node, positiveNumber) : undefined;

export const FILE_FIELDS = {
  $schema: text,
  venue: text,
  rules: anything,
  account: object(ACCOUNT_FIELDS),
  markPrices,
  instruments: anything,
  positions: anything,
  policy: object(POLICY_FIELDS),
  scenarios: anything,
} satisfies FieldTable;

export type PositionFields = Fields<typeof POSITION_FIELDS>;
export type InstrumentFields = Fields<typeof INSTRUMENT_FIELDS>;
export type TierFields = Fields<typeof TIER_FIELDS>;
export type AccountFields = Fields<typeof ACCOUNT_FIELDS>;
export type WalletFields = Fields<typeof WALLET_FIELDS>;
export type AssetFields = Fields<typeof ASSET_FIELDS>;

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
  const positions = readParts(reading, top.values.positions, "positions", earlier.positions, POSITION_FIELDS, POSITION_SHAPE);
  const instruments = readParts(reading, top.values.instruments, "instruments", earlier.instruments, INSTRUMENT_FIELDS, {});
  return {
    tree,
    problems: reading.problems,
    top,
    instruments: instruments.byName,
    positions: positions.inOrder,
    parts: { positions: positions.byText, instruments: instruments.byText },
  };
}

function readTop(reading: Reading): Fields<typeof FILE_FIELDS> {
  const { tree } = reading;
  if (tree.root === undefined) {
    reading.problems.push({ code: "empty-file", severity: "error", message: EMPTY, start: 0, end: tree.text.length });
    return { values: {}, broken: new Set() };
  }
  if (!isObject(reading, tree.root, "A position file")) return { values: {}, broken: new Set(["positions"]) };
  return readFields(reading, tree.root, FILE_FIELDS);
}

const EMPTY = 'The file is empty. A position file is an object with "account" and "positions".';

/** The elements of a list or the entries of an object, each read as a part of its own. */
function readParts<Table extends FieldTable>(
  reading: Reading,
  node: Node | undefined,
  name: "positions" | "instruments",
  earlier: ReadonlyMap<string, Part<Fields<Table>>>,
  table: Table,
  shape: Shape,
) {
  const byText = new Map<string, Part<Fields<Table>>>();
  const inOrder: { node: Node; part: Part<Fields<Table>> }[] = [];
  const byName = new Map<string, { node: Node; part: Part<Fields<Table>> }>();
  const read = (element: Node, label: string) => {
    const placed = { node: element, part: partAt(reading.tree, element, label, { earlier, byText, table, shape }) };
    const offset = reading.tree.startOf(element);
    for (const problem of placed.part.problems) {
      reading.problems.push({ ...problem, start: problem.start + offset, end: problem.end + offset });
    }
    return placed;
  };
  if (node === undefined) return { byText, inOrder, byName };
  if (name === "positions" && isArray(reading, node, name)) {
    const end = reading.tree.after(node);
    for (let child = node + 1; child < end; child = reading.tree.after(child)) inOrder.push(read(child, "A position"));
  } else if (name === "instruments" && isObject(reading, node, name)) {
    for (const [symbol, child] of readEntries(reading, node)) byName.set(symbol, read(child, "An instrument"));
  }
  return { byText, inOrder, byName };
}

function partAt<Table extends FieldTable>(
  tree: TextTree,
  node: Node,
  label: string,
  { earlier, byText, table, shape }: {
    earlier: ReadonlyMap<string, Part<Fields<Table>>>;
    byText: Map<string, Part<Fields<Table>>>;
    table: Table;
    shape: Shape;
  },
): Part<Fields<Table>> {
  const source = sourceOf(tree, node);
  const known = byText.get(source) ?? earlier.get(source);
  const part = known ?? readPart(tree, node, label, table, shape);
  byText.set(source, part);
  return part;
}

function readPart<Table extends FieldTable>(tree: TextTree, node: Node, label: string, table: Table, shape: Shape): Part<Fields<Table>> {
  const reading = new Reading(tree, node);
  const read = isObject(reading, node, label)
    ? readFields(reading, node, table)
    : { values: {}, broken: new Set(Object.keys(table)) };
  reportShape(reading, node, read, shape);
  return { read, problems: reading.problems };
}

function mapped<Value>(reading: Reading, node: Node, field: Field<Value>): Map<string, Value | undefined> {
  const values = new Map<string, Value | undefined>();
  for (const [name, child] of readEntries(reading, node)) values.set(name, field(reading, child, name));
  return values;
}
