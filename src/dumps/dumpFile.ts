/**
 * What a dump says of positions, gathered into a position file whose nodes are those of the dump. Signs have become
 * sides, units of the smallest coin have become units of the asset, and fields that say "none" (0, "", a sentinel) are
 * left out.
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, quotient } from "../engine/decimal";
import type { Fields } from "../document/fields";
import { isNumberProblem, readNumber } from "../document/number";
import {
  type AccountFields,
  type INSTRUMENT_FIELDS,
  type InstrumentFields,
  NO_PARTS,
  type POSITION_FIELDS,
  type PositionFields,
  type PositionFile,
  type WalletFields,
} from "../document/positionFile";
import type { Problem, Severity } from "../document/problem";
import type { Node, TextTree } from "../document/tree";
import { fieldOf, textOf } from "./walk";

/** A value and where the text says it; a value that was worked out stands at what it was worked out from. */
export interface Given<Value = Decimal> {
  readonly value: Value;
  readonly node: Node;
}

/** A liquidation price that the venue itself states. */
export interface Reported {
  readonly liquidationPrice: Decimal;
  readonly node: Node;
}

export interface DumpResult {
  readonly file: PositionFile;
  readonly reported: ReadonlyMap<number, Reported>;
}

/** The same fields, each of which may be undefined. */
type Loose<Values> = { readonly [Name in keyof Values]?: Values[Name] | undefined };

type PositionValues = PositionFields["values"];
type InstrumentValues = InstrumentFields["values"];

/** The fields of a position, each as a value or as one that knows its place. */
export type DumpPosition = {
  readonly [Name in keyof typeof POSITION_FIELDS]?:
    PositionValues[Name] | Given<NonNullable<PositionValues[Name]>> | undefined;
};

interface Row {
  readonly node: Node;
  readonly part: { readonly read: PositionFields; readonly problems: [] };
  reported: Reported | undefined;
}

/** Fields in which a venue writes 0 for "none". */
const ZERO_IS_NONE = new Set(["markPrice", "leverage", "stopLossPrice", "takeProfitPrice", "feeReserve"]);

export class DumpFile {
  readonly tree: TextTree;
  venue: string;
  readonly #rows: Row[] = [];
  readonly #instruments = new Map<string, { node: Node; part: { read: InstrumentFields; problems: [] } }>();
  readonly #places = new Map<Node, ReadonlyMap<string, Node>>();
  readonly #problems: Problem[] = [];
  readonly #said = new Set<string>();
  /** Numbers that are there and cannot be read. */
  readonly #unreadable = new Set<Node>();
  readonly #marks = new Map<string, Decimal>();
  readonly #wallets = new Map<string, WalletFields>();
  #account: AccountFields["values"] = {};

  constructor(tree: TextTree, venue: string) {
    this.tree = tree;
    this.venue = venue;
  }

  /** A number of the dump; none where it is absent, null or empty. One that cannot be read is reported. */
  number(object: Node | undefined, ...names: readonly string[]): Given | undefined {
    for (const name of names) {
      const text = textOf(this.tree, object, name);
      if (text === undefined) continue;
      const node = fieldOf(this.tree, object, name)!;
      // Some programs write a plus, or leave out the 0 before or behind the point.
      const value = readNumber(
        text
          .trim()
          .replace(/^\+/, "")
          .replace(/^(-?)\./, "$10.")
          .replace(/\.$/, ""),
      );
      if (!isNumberProblem(value)) return { value, node };
      this.#unreadable.add(node);
      if (this.#isOnce(`${node}`)) this.report(value.code, "error", `${name}: ${value.message}`, node);
    }
    return undefined;
  }

  /** The same, none where it is 0 or less. */
  positive(object: Node | undefined, ...names: readonly string[]): Given | undefined {
    const given = this.number(object, ...names);
    return given && isPositive(given.value) ? given : undefined;
  }

  text(object: Node | undefined, name: string): string | undefined {
    return textOf(this.tree, object, name);
  }

  /** Adds a position at the node of its row, and says what it lacks to be one. */
  add(node: Node, fields: DumpPosition): void {
    const values: Record<string, unknown> = {};
    const places = new Map<string, Node>();
    for (const [name, field] of Object.entries(fields)) {
      if (field === undefined) continue;
      const isGiven = typeof field === "object" && "node" in field;
      const value: unknown = isGiven ? field.value : field;
      if (ZERO_IS_NONE.has(name) && !isPositive(value as Decimal)) continue;
      values[name] = value;
      if (isGiven) places.set(name, field.node);
    }
    const lacking = ["symbol", "side", "entryPrice"].filter((name) => values[name] === undefined);
    if (!["quantity", "contracts", "notional"].some((name) => values[name] !== undefined)) {
      lacking.push("quantity");
    }
    if (lacking.length > 0) {
      const message = l10n.t(
        "What is missing for numbers of this position: {0}.",
        lacking.map((name) => lackingWords()[name]).join(", "),
      );
      this.note("dump-incomplete-position", message, node);
    }
    this.#places.set(node, places);
    const read = { values: values as PositionValues, broken: new Set(lacking) };
    this.#rows.push({ node, part: { read, problems: [] }, reported: undefined });
  }

  /** What the venue states as the liquidation price of the position added last. */
  reports(price: Given | undefined): void {
    const row = this.#rows.at(-1);
    if (row === undefined || price === undefined || !isPositive(price.value)) return;
    row.reported = { liquidationPrice: price.value, node: price.node };
  }

  /** What the dump says of an instrument; what was said of it before holds where this leaves it out. */
  instrument(symbol: string, node: Node, values: Loose<InstrumentValues>): void {
    const known = this.#instruments.get(symbol);
    const merged: InstrumentValues = { ...known?.part.read.values, ...defined<InstrumentValues>(values) };
    if (Object.keys(merged).length === 0) return;
    const read: Fields<typeof INSTRUMENT_FIELDS> = { values: merged, broken: new Set() };
    this.#instruments.set(symbol, { node: known?.node ?? node, part: { read, problems: [] } });
  }

  account(values: Loose<AccountFields["values"]>): void {
    this.#account = { ...this.#account, ...defined<AccountFields["values"]>(values) };
  }

  wallet(asset: string, values: Loose<WalletFields["values"]>): void {
    this.#wallets.set(asset, { values: defined<WalletFields["values"]>(values), broken: new Set() });
  }

  /** A mark that was worked out. Rounding gives the legs of a symbol slightly different ones; the first holds for both. */
  mark(symbol: string, value: Decimal | undefined): Decimal | undefined {
    const known = this.#marks.get(symbol);
    if (known !== undefined || value === undefined || !isPositive(value)) return known;
    this.#marks.set(symbol, value);
    return value;
  }

  /** Something to know about the dump. The same is said once. */
  note(code: string, message: string, node: Node | undefined): void {
    const severity = code === "dump-rate-of-position" ? "hint" : "information";
    if (this.#isOnce(`${code} ${message}`)) this.report(code, severity, message, node);
  }

  report(code: string, severity: Severity, message: string, node = this.tree.root!): void {
    const start = this.tree.startOf(node);
    const end = this.#endOfFirstLine(start, this.tree.endOf(node));
    this.#problems.push({ code, severity, message, start, end });
  }

  result(): DumpResult {
    const { tree } = this;
    // Whoever looks for the position at a place counts on the order of the text.
    const rows = [...this.#rows].sort((a, b) => a.node - b.node);
    const [firstWallet] = this.#wallets.keys();
    const account: AccountFields = {
      values: {
        // Without positions a wallet is named by nothing else.
        ...(rows.length === 0 && firstWallet !== undefined ? { collateral: firstWallet } : {}),
        ...(this.#isHedged() ? { positionMode: "hedge" } : {}),
        ...this.#account,
        ...(this.#wallets.size > 0 ? { wallets: this.#wallets } : {}),
      },
      broken: new Set(),
    };
    const file: PositionFile = {
      tree,
      problems: this.#problems,
      top: { values: { venue: this.venue, account }, broken: new Set() },
      instruments: this.#instruments,
      positions: rows.map(({ node, part }) => ({ node, part: this.#withBroken(node, part) })),
      parts: NO_PARTS,
      places: this.#places,
    };
    const reported = rows.flatMap((row, index) => (row.reported ? [[index, row.reported] as const] : []));
    return { file, reported: new Map(reported) };
  }

  /** What is wrong in a row must not be taken for absent: such a row has no numbers. */
  #withBroken(node: Node, part: Row["part"]): Row["part"] {
    const end = this.tree.after(node);
    const isBroken = [...this.#unreadable].some((number) => number > node && number < end);
    if (!isBroken) return part;
    const { values, broken } = part.read;
    return { read: { values, broken: new Set([...broken, "number"]) }, problems: [] };
  }

  /** A dump that holds both sides of a symbol is of an account that may. */
  #isHedged(): boolean {
    const sides = new Map<string, string>();
    return this.#rows.some(({ part }) => {
      const { symbol, side } = part.read.values;
      if (symbol === undefined || side === undefined) return false;
      const first = sides.get(symbol) ?? side;
      sides.set(symbol, first);
      return first !== side;
    });
  }

  #isOnce(key: string): boolean {
    if (this.#said.has(key)) return false;
    this.#said.add(key);
    return true;
  }

  /** Notes about an object are drawn on its first line, not over pages. */
  #endOfFirstLine(start: number, end: number): number {
    const lineEnd = this.tree.text.slice(start, end).search(/[\r\n]/);
    return lineEnd <= 0 ? end : start + lineEnd;
  }
}

const lackingWords = (): Record<string, string> => ({
  symbol: l10n.t("its symbol"),
  side: l10n.t("its side"),
  entryPrice: l10n.t("its entry price"),
  quantity: l10n.t("its size"),
});

/** a / b; none where one of them is missing or b is 0. */
export function ratio(a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined {
  return a === undefined || b === undefined || b.isZero() ? undefined : quotient(a, b);
}

export function isPositive(value: Decimal): boolean {
  return value.isPositive() && !value.isZero();
}

function defined<Values extends object>(values: Loose<Values>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
