/**
 * Reading an object by a table of its fields. What cannot be read is reported once, at its place, and marked broken:
 * a number that is there but wrong must never be taken for one that is absent.
 */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import { hiddenInName, hiddenInWords, spelledOut } from "./hidden";
import { isNumberProblem, readNumber } from "./number";
import type { Problem, Severity } from "./problem";
import { similarTo } from "./similar";
import { type Node, sourceOf, stringOf, type TextTree } from "./tree";

/** Where problems go while a part of a text is read; offsets count from the part's start, so that it can move. */
export class Reading {
  readonly tree: TextTree;
  readonly problems: Problem[] = [];
  readonly #origin: number;

  constructor(tree: TextTree, part?: Node) {
    this.tree = tree;
    this.#origin = part === undefined ? 0 : tree.startOf(part);
  }

  /** `onLine` is the message for a line of the notation, where it is another one. */
  report(code: string, severity: Severity, message: string, node: Node, onLine?: string): undefined {
    const start = this.tree.startOf(node) - this.#origin;
    const end = this.tree.endOf(node) - this.#origin;
    const said = {
      message: spelledOut(message),
      ...(onLine !== undefined && { onLine: spelledOut(onLine) }),
    };
    this.problems.push({ code, severity, ...said, start, end });
  }

  /** Takes over the problems of a part that was read on its own, at the place where it stands. */
  adopt(problems: readonly Problem[], part: Node): void {
    const offset = this.tree.startOf(part);
    for (const problem of problems) {
      this.problems.push({ ...problem, start: problem.start + offset, end: problem.end + offset });
    }
  }

  /** The same at the node's first character: for what is missing, which has no place of its own. */
  reportAtStart(code: string, severity: Severity, message: string, node: Node): undefined {
    const start = this.tree.startOf(node) - this.#origin;
    const end = this.tree.endOf(node) - this.#origin;
    this.problems.push({ code, severity, message, start, end: Math.min(end, start + 1) });
  }
}

/** Reads the value of a field, or reports why not and gives undefined. */
export type Field<Value> = (reading: Reading, node: Node, name: string) => Value | undefined;

export type FieldTable = Readonly<Record<string, Field<unknown>>>;

export type ValuesOf<Table extends FieldTable> = {
  readonly [Name in keyof Table]?: Table[Name] extends Field<infer Value> ? Value : never;
};

export interface Fields<Table extends FieldTable> {
  readonly values: ValuesOf<Table>;
  /** Fields that are there and could not be read. */
  readonly broken: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** All fields of an object; `null` says no more than leaving a field out. */
export function readFields<Table extends FieldTable>(
  reading: Reading,
  object: Node,
  table: Table,
): Fields<Table> {
  const { tree } = reading;
  const values: Record<string, unknown> = {};
  let broken: Set<string> | undefined;
  let empty: Set<string> | undefined;
  const end = tree.after(object);
  for (let key = object + 1; key < end;) {
    const value = key + 1;
    const name = stringOf(tree, key);
    const isKnown = Object.hasOwn(table, name);
    const isAgain = (isKnown && values[name] !== undefined) || broken?.has(name) || empty?.has(name);
    if (isAgain) reportDuplicate(reading, key, name);
    // What is no value at all was reported where the text was parsed; a null says that there is none.
    const kind = tree.kindOf(value);
    const read =
      isKnown && kind !== "invalid" && kind !== "null" ? table[name]!(reading, value, name) : undefined;
    if (read !== undefined || isAgain) values[name] = read;
    if (isAgain) broken?.delete(name);
    if (!isKnown) reportUnknown(reading, key, name, table);
    if (read === undefined) {
      if (isKnown && kind !== "null") (broken ??= new Set()).add(name);
      else (empty ??= new Set()).add(name);
    }
    key = tree.after(value);
  }
  return { values: values as ValuesOf<Table>, broken: broken ?? NONE };
}

/** The keys and values of an object that holds one entry per name; the last of equal names counts. */
export function readEntries(reading: Reading, object: Node): Map<string, Node> {
  const { tree } = reading;
  const entries = new Map<string, Node>();
  const end = tree.after(object);
  for (let key = object + 1; key < end;) {
    const value = key + 1;
    const name = stringOf(tree, key);
    const hidden = hiddenInName(name);
    if (entries.has(name)) reportDuplicate(reading, key, name);
    if (hidden === undefined) entries.set(name, value);
    else reportHidden(reading, key, l10n.t("A name"), hidden);
    key = tree.after(value);
  }
  return entries;
}

export function isObject(reading: Reading, node: Node, name: string): boolean {
  if (reading.tree.kindOf(node) === "object") return true;
  if (reading.tree.kindOf(node) !== "invalid") reportType(reading, node, name, l10n.t("an object { … }"));
  return false;
}

export function isArray(reading: Reading, node: Node, name: string): boolean {
  if (reading.tree.kindOf(node) === "array") return true;
  if (reading.tree.kindOf(node) !== "invalid") reportType(reading, node, name, l10n.t("a list [ … ]"));
  return false;
}

type Sign = "any" | "not-negative" | "positive";

export const anyNumber = numberField("any");
export const notNegativeNumber = numberField("not-negative");
export const positiveNumber = numberField("positive");

function numberField(sign: Sign): Field<Decimal> {
  return (reading, node, name) => {
    const kind = reading.tree.kindOf(node);
    if (kind !== "string" && kind !== "number") return reportType(reading, node, name, l10n.t("a number"));
    const source = kind === "string" ? stringOf(reading.tree, node) : sourceOf(reading.tree, node);
    const value = readNumber(source);
    if (isNumberProblem(value)) return reading.report(value.code, "error", `${name}: ${value.message}`, node);
    if (sign === "positive" && !(value.isPositive() && !value.isZero())) {
      return reading.report("number-not-positive", "error", notPositive(name, source), node);
    }
    if (sign === "not-negative" && value.isNegative() && !value.isZero()) {
      return reading.report(
        "number-negative",
        "error",
        l10n.t("{0} must not be below 0; it is {1}.", name, source),
        node,
      );
    }
    return value;
  };
}

/** A percentage ("2%") or a plain number. */
export interface Amount {
  readonly value: Decimal;
  readonly isPercent: boolean;
}

export const amount: Field<Amount> = (reading, node, name) => {
  const source =
    reading.tree.kindOf(node) === "string" ? stringOf(reading.tree, node) : sourceOf(reading.tree, node);
  const isPercent = source.endsWith("%");
  const value = readNumber(isPercent ? source.slice(0, -1).trim() : source);
  if (isNumberProblem(value)) return reading.report(value.code, "error", `${name}: ${value.message}`, node);
  if (value.isNegative() && !value.isZero())
    return reading.report(
      "number-negative",
      "error",
      l10n.t("{0} must not be below 0; it is {1}.", name, source),
      node,
    );
  return { value, isPercent };
};

export const text: Field<string> = textWithout(hiddenInName);

/** Words for people, which nothing goes by. */
export const words: Field<string> = textWithout(hiddenInWords);

function textWithout(hiddenIn: (text: string) => string | undefined): Field<string> {
  return (reading, node, name) => {
    if (reading.tree.kindOf(node) !== "string")
      return reportType(reading, node, name, l10n.t("text in double quotes"));
    const value = stringOf(reading.tree, node);
    if (value === "") return reading.report("empty-text", "error", l10n.t("{0} is empty.", name), node);
    const hidden = hiddenIn(value);
    return hidden === undefined ? value : reportHidden(reading, node, name, hidden);
  };
}

function reportHidden(reading: Reading, node: Node, name: string, hidden: string): undefined {
  const message = l10n.t("{0} has a character that cannot be seen, {1}; write it without.", name, hidden);
  return reading.report("hidden-character", "error", message, node);
}

/** A day as year-month-day, 2024-10-24. */
export const date: Field<string> = (reading, node, name) => {
  const kind = reading.tree.kindOf(node);
  if (kind !== "string")
    return reportType(reading, node, name, l10n.t('a date in double quotes, like "2024-10-24"'));
  const value = stringOf(reading.tree, node);
  if (isDate(value)) return value;
  const message = l10n.t(
    '{0} must be a date as year-month-day, like "2024-10-24"; it is "{1}".',
    name,
    short(value),
  );
  return reading.report("date-malformed", "error", message, node);
};

function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const daysOfFebruary = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  const days = [31, daysOfFebruary, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** An object or a list that is read later, part by part. */
export const anyObject: Field<Node> = (reading, node, name) =>
  isObject(reading, node, name) ? node : undefined;
export const anyList: Field<Node> = (reading, node, name) =>
  isArray(reading, node, name) ? node : undefined;

export function choice<const Choice extends string>(choices: readonly Choice[]): Field<Choice> {
  return (reading, node, name) => {
    if (reading.tree.kindOf(node) === "invalid") return undefined;
    const isText = reading.tree.kindOf(node) === "string";
    const value = isText ? stringOf(reading.tree, node) : sourceOf(reading.tree, node);
    const found = choices.find((known) => known === value);
    if (found !== undefined && isText) return found;
    const hint = similarTo(value, choices);
    const message = l10n.t(
      "{0} must be {1}; it is {2}.",
      name,
      alternatives(choices),
      isText ? `"${short(value)}"` : short(value),
    );
    return reading.report(
      "unknown-value",
      "error",
      hint ? l10n.t('{0} Did you mean "{1}"?', message, hint) : message,
      node,
    );
  };
}

export function object<Table extends FieldTable>(table: Table): Field<Fields<Table>> {
  return (reading, node, name) =>
    isObject(reading, node, name) ? readFields(reading, node, table) : undefined;
}

export function listOf<Value>(element: Field<Value>): Field<readonly (Value | undefined)[]> {
  return (reading, node, name) => {
    if (!isArray(reading, node, name)) return undefined;
    const values: (Value | undefined)[] = [];
    const { tree } = reading;
    const end = tree.after(node);
    for (let child = node + 1; child < end; child = tree.after(child)) {
      values.push(element(reading, child, `${name}[${values.length}]`));
    }
    return values;
  };
}

/** An object with one entry per name; a null is no entry. */
export function mapOf<Value>(value: Field<Value>): Field<ReadonlyMap<string, Value | undefined>> {
  return (reading, node, name) => {
    if (!isObject(reading, node, name)) return undefined;
    const entries = [...readEntries(reading, node)].filter(
      ([, child]) => reading.tree.kindOf(child) !== "null",
    );
    return new Map(entries.map(([key, child]) => [key, value(reading, child, `${name}.${key}`)]));
  };
}

/** "a", "b" or "c" */
function alternatives(choices: readonly string[]): string {
  const quoted = choices.map((one) => `"${one}"`);
  if (quoted.length < 2) return quoted.join("");
  return l10n.t("{0} or {1}", quoted.slice(0, -1).join(", "), quoted.at(-1)!);
}

export function short(source: string): string {
  return source.length <= 40 ? source : `${source.slice(0, 37)}…`;
}

function notPositive(name: string, source: string): string {
  const isSize = name === "quantity" || name === "contracts" || name === "notional";
  const message = l10n.t("{0} must be above 0; it is {1}.", name, source);
  return isSize
    ? l10n.t('{0} The side carries the sign: write "side": "short" and a positive size.', message)
    : message;
}

function reportType(reading: Reading, node: Node, name: string, expected: string): undefined {
  const found = reading.tree.kindOf(node);
  if (found === "invalid") return undefined;
  const what =
    found === "object"
      ? l10n.t("an object")
      : found === "array"
        ? l10n.t("a list")
        : short(sourceOf(reading.tree, node));
  return reading.report(
    "wrong-type",
    "error",
    l10n.t("{0} must be {1}; it is {2}.", name, expected, what),
    node,
  );
}

function reportDuplicate(reading: Reading, key: Node, name: string): void {
  reading.report(
    "duplicate-key",
    "error",
    l10n.t('"{0}" stands here again; the last one counts.', short(name)),
    key,
  );
}

function reportUnknown(reading: Reading, key: Node, name: string, table: FieldTable): void {
  const hint = similarTo(name, Object.keys(table));
  const message = l10n.t('"{0}" is not a field here and has no effect.', short(name));
  reading.report(
    "unknown-field",
    "warning",
    hint ? l10n.t('{0} Did you mean "{1}"?', message, hint) : message,
    key,
  );
}
