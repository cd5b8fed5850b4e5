/**
 * YAML, read with tolerance. The package `yaml` reads it; here its nodes become the flat tree that every language
 * gives, with the digits as they stand in the text. A position file is a tree of plain values: of what YAML offers
 * beyond that, an alias of a single value is followed, and the rest is reported where it stands.
 */
import * as l10n from "@vscode/l10n";
import type { Document, Node as YamlNode, Pair, Scalar } from "yaml";
import { MAXIMUM_NESTING, type ParsedText } from "../json";
import type { Problem } from "../problem";
import { type Node, type NodeKind, TreeBuilder } from "../tree";
import { yamlLibrary } from "./library";
import { sentenceFor } from "./words";

/** Beyond these a text is not worth a list of problems. */
const MAXIMUM_PROBLEMS = 100;

/** How often a text is read again with what is damaged left out; not at all with many errors. */
const MAXIMUM_REPAIRS = 3;
const REPAIRABLE_ERRORS = 50;

/** The package takes a second for a million characters and more; a text that is longer than this is left alone. */
const MAXIMUM_LENGTH = 5_000_000;

export function parseYaml(text: string): ParsedText {
  if (text.length > MAXIMUM_LENGTH) return tooLong(text);
  let composed = compose(text);
  const damages = new Map<number, Damage>();
  for (let repair = 0; repair < MAXIMUM_REPAIRS; repair++) {
    const found = damageIn(text, composed, damages);
    if (found === undefined) break;
    damages.set(found.start, found);
    composed = compose(without(text, damages));
  }
  return new Building(text, composed, damages).run();
}

/** A value that makes the package misread what follows; left out, the rest of the file can be read. */
interface Damage {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

function tooLong(text: string): ParsedText {
  const message = l10n.t(
    "The text is too long to be read as YAML: it may have {0} characters. JSON may have more.",
    MAXIMUM_LENGTH,
  );
  const builder = new TreeBuilder();
  const root = builder.leaf("invalid", 0, text.length);
  return {
    tree: builder.build(text, root, "yaml"),
    problems: [{ code: "yaml-syntax", severity: "error", message, start: 0, end: 1 }],
  };
}

interface Composed {
  readonly documents: readonly Document[];
  /** Where the text nests too deep; all from there on is left out. */
  readonly tooDeep: number | undefined;
}

function compose(text: string): Composed {
  const { Composer, Lexer, Parser } = yamlLibrary();
  const parser = new Parser();
  let tooDeep: number | undefined;
  let errors = 0;
  const tokens = function* () {
    for (const lexeme of new Lexer().lex(text)) {
      for (const token of parser.next(lexeme)) {
        if (token.type === "error") errors++;
        yield token;
      }
      if (errors > MAXIMUM_PROBLEMS) break;
      if (parser.stack.length <= MAXIMUM_NESTING) continue;
      tooDeep = parser.offset;
      break;
    }
    yield* parser.end();
  };
  // The values are read from the text; the package's own reading of numbers would lose digits.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  const documents = withoutStackTraces(() => [...composer.compose(tokens(), true, text.length)]);
  return { documents, tooDeep };
}

/** The package makes an Error of each thing it reports; with their stacks a thousand of them take seconds. */
function withoutStackTraces<Result>(work: () => Result): Result {
  const errors = Error as { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit;
  errors.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (limit !== undefined) errors.stackTraceLimit = limit;
  }
}

/**
 * A quote that is being typed swallows the lines behind it, up to the next quote or the end; it is known by going over
 * lines in a text with errors. A second colon on a line makes an object of it that the next lines belong to.
 */
function damageIn(
  text: string,
  { documents: [document] }: Composed,
  known: ReadonlyMap<number, Damage>,
): Damage | undefined {
  const errors = document?.errors ?? [];
  if (errors.length === 0 || errors.length > REPAIRABLE_ERRORS) return undefined;
  const quote = openQuote(text, document!);
  if (quote !== undefined) {
    const message = l10n.t("The quoted text does not end on its line.");
    return { start: quote, end: endOfLine(text, quote), message };
  }
  const error = errors.find(({ code }) => code === "BLOCK_AS_IMPLICIT_KEY");
  if (error === undefined) return undefined;
  const start = error.pos[0];
  const before = known.get(start)?.end;
  const code = before === undefined ? error.code : "MULTILINE_IMPLICIT_KEY";
  const end = endOfLine(text, before === undefined ? start : before + 2);
  return { start, end, message: sentenceFor(code, error.message) };
}

function openQuote(text: string, document: Document): number | undefined {
  const last = document.errors.at(-1)!.pos[1];
  const { isScalar, visit } = yamlLibrary();
  let found: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (!isScalar(node) || !node.type?.startsWith("QUOTE") || !node.range) return undefined;
      const [start, end] = node.range;
      if (start > last || !/[\r\n]/.test(text.slice(start, end))) return undefined;
      found = start;
      return visit.BREAK;
    },
  });
  return found;
}

function endOfLine(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  return end < 0 ? text.length : offset + end;
}

/** The text with words in place of what is damaged; all offsets stay. */
function without(text: string, damages: ReadonlyMap<number, Damage>): string {
  let result = text;
  for (const { start, end } of damages.values())
    result = result.slice(0, start) + "x".repeat(end - start) + result.slice(end);
  return result;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;

/** What a value without quotes is. What looks like a number and is none is text: who wants a number says so. */
export function kindOfPlain(source: string): NodeKind {
  if (NUMBER.test(source)) return "number";
  if (NULL.test(source)) return "null";
  return BOOLEAN.test(source) ? "boolean" : "string";
}

class Building {
  readonly #text: string;
  readonly #composed: Composed;
  readonly #damages: ReadonlyMap<number, Damage>;
  readonly #builder = new TreeBuilder();
  readonly #problems: Problem[] = [];
  readonly #anchored = new Map<string, YamlNode>();
  /** Where values begin that the package could not make sense of. */
  readonly #misread = new Set<number>();
  readonly #is = yamlLibrary();

  constructor(text: string, composed: Composed, damages: ReadonlyMap<number, Damage>) {
    this.#text = text;
    this.#composed = composed;
    this.#damages = damages;
  }

  run(): ParsedText {
    const [document, ...others] = this.#composed.documents;
    // Other warnings are about looks, like a closing bracket as far left as the name before it.
    const aboutTags = document?.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED") ?? [];
    for (const { code, message, pos } of [...(document?.errors ?? []), ...aboutTags]) {
      if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "BAD_SCALAR_START") this.#misread.add(pos[0]);
      this.#report(sentenceFor(code, message), pos[0], Math.max(pos[1], pos[0] + 1));
    }
    for (const { start, end, message } of this.#damages.values()) this.#report(message, start, end);
    const root = document?.contents ?? null;
    const isEmpty = root === null || (this.#is.isScalar(root) && root.source === "");
    if (!isEmpty) this.#value(root, 0);
    this.#reportOthers(others);
    if (this.#composed.tooDeep !== undefined) this.#reportTooDeep(this.#composed.tooDeep);
    this.#problems.sort((a, b) => a.start - b.start || a.end - b.end);
    return {
      tree: this.#builder.build(this.#text, isEmpty ? undefined : 0, "yaml"),
      problems: this.#limited(),
    };
  }

  /** A node for a value, with all in it. Gives where it ends. */
  #value(node: YamlNode | null, place: number): number {
    const [start, end] = this.#rangeOf(node, place);
    if (node === null) return this.#leaf("null", start, start);
    const damage = this.#damages.get(start);
    if (damage !== undefined) return this.#leaf("invalid", start, damage.end);
    if (!this.#is.isAlias(node) && node.anchor) this.#anchored.set(node.anchor, node);
    if (this.#misread.has(start)) return this.#leaf("invalid", start, this.#endOf(node, end));
    if (this.#is.isAlias(node)) return this.#alias(node.source, start, end);
    if (this.#is.isScalar(node)) return this.#scalar(node, start, end);
    if (this.#is.isMap(node)) return this.#map(node.items, node.flow === true, start, end);
    if (this.#is.isSeq(node)) return this.#sequence(node.items as YamlNode[], node.flow === true, start, end);
    return this.#leaf("invalid", start, end);
  }

  #map(pairs: readonly Pair[], isFlow: boolean, start: number, end: number): number {
    const merge = pairs.find(({ key }) => this.#is.isScalar(key) && key.source === "<<");
    if (merge !== undefined) {
      const [from, to] = this.#rangeOf(merge.key as YamlNode, start);
      this.#report(l10n.t("Merge keys are not read; write the fields here."), from, to);
      return this.#leaf("invalid", start, this.#trimmed(start, end));
    }
    const map = this.#builder.open("object", start);
    let last = start;
    for (const { key, value } of pairs)
      last = this.#pair(key as YamlNode | null, value as YamlNode | null, last);
    // After an error the package puts into brackets what stands behind them.
    return this.#close(map, isFlow ? Math.max(end, last) : last);
  }

  #pair(key: YamlNode | null, value: YamlNode | null, place: number): number {
    const [start, end] = this.#rangeOf(key, place);
    if (!this.#is.isScalar(key) || (key.source === "" && key.type === "PLAIN")) {
      this.#report(l10n.t("Expected a name before the colon."), start, Math.max(end, start + 1));
      return Math.max(place, this.#is.isNode(value) ? this.#endOf(value, end) : end);
    }
    const source = this.#text.slice(start, end);
    this.#builder.string(start, end, source, String(key.value));
    const hasColon =
      value !== null && (!this.#isNothing(value) || this.#text.slice(end, value.range![0]).includes(":"));
    if (hasColon) return this.#value(value, end);
    // The package reports this outside of brackets only.
    if (value === null && !this.#problems.some((problem) => problem.start === start))
      this.#report(l10n.t("Expected a colon behind this name."), start, end);
    return this.#leaf("invalid", end, end);
  }

  #isNothing(node: YamlNode): boolean {
    return this.#is.isScalar(node) && node.type === "PLAIN" && node.source === "";
  }

  #sequence(items: readonly YamlNode[], isFlow: boolean, start: number, end: number): number {
    const sequence = this.#builder.open("array", start);
    let last = start;
    for (const item of items) {
      if (this.#is.isPair(item)) {
        const [from] = this.#rangeOf(item.key as YamlNode | null, last);
        const map = this.#builder.open("object", from);
        last = this.#close(map, this.#pair(item.key as YamlNode, item.value as YamlNode | null, from));
      } else last = this.#value(item, last);
    }
    return this.#close(sequence, Math.max(isFlow ? end : start + 1, last));
  }

  #scalar(node: Scalar, start: number, end: number): number {
    const source = this.#text.slice(start, end);
    if (node.type === "PLAIN" || node.type === undefined) {
      const kind = node.tag === "tag:yaml.org,2002:str" ? "string" : kindOfPlain(source);
      if (kind !== "string") return this.#leaf(kind, start, end);
    } else if (node.type.startsWith("QUOTE") && (source.length < 2 || source.at(-1) !== source[0])) {
      return this.#leaf("invalid", start, this.#trimmed(start, end));
    }
    const stop = node.type?.startsWith("BLOCK") ? this.#trimmed(start, end) : end;
    this.#builder.string(start, stop, source, String(node.value));
    return stop;
  }

  #alias(name: string, start: number, end: number): number {
    const target = this.#anchored.get(name);
    if (this.#is.isScalar(target)) {
      const isPlain = target.type === "PLAIN";
      const kind = isPlain ? kindOfPlain(target.source ?? "") : "string";
      // Digits are read from a string's spelling; the characters here are the alias.
      this.#builder.reference(kind === "number" ? "string" : kind, start, end, String(target.value));
      return end;
    }
    const message =
      target === undefined
        ? l10n.t('Nothing above is called "{0}".', name)
        : l10n.t("An alias stands for a single value only; write the list or the object here.");
    this.#report(message, start, end);
    return this.#leaf("invalid", start, end);
  }

  #leaf(kind: NodeKind, start: number, end: number): number {
    this.#builder.leaf(kind, start, end);
    return end;
  }

  #close(node: Node, end: number): number {
    this.#builder.close(node, end);
    return end;
  }

  #rangeOf(node: YamlNode | null, place: number): [start: number, end: number] {
    if (!node?.range) return [place, place];
    // A text that nests too deep ends early.
    return [Math.min(node.range[0], this.#text.length), Math.min(node.range[1], this.#text.length)];
  }

  /** Where the last character of a value stands, which block collections of the package do not say. */
  #endOf(node: YamlNode, end: number): number {
    return this.#trimmed(node.range?.[0] ?? end, end);
  }

  #trimmed(start: number, end: number): number {
    return start + this.#text.slice(start, end).trimEnd().length;
  }

  #reportOthers(others: readonly Document[]): void {
    const other = others[0];
    if (other === undefined) return;
    const from = other.range?.[0] ?? 0;
    const mark = this.#text.indexOf("---", from);
    const start = mark < 0 ? from : mark;
    this.#report(
      l10n.t('A position file is one document; what follows this "---" is not read.'),
      start,
      start + 3,
    );
  }

  #reportTooDeep(offset: number): void {
    const start = Math.min(offset, this.#text.length - 1);
    const message = l10n.t("Nested deeper than {0} levels.", MAXIMUM_NESTING);
    this.#problems.length = 0;
    this.#problems.push({ code: "nesting-too-deep", severity: "error", message, start, end: start + 1 });
  }

  #report(message: string, from: number, to: number): void {
    const start = Math.max(0, Math.min(from, this.#text.length - 1));
    const end = Math.max(start, Math.min(to, this.#text.length));
    const last = this.#problems.at(-1);
    // The package says the same of each word of a line that it cannot read.
    const isAgain = last?.message === message && !/[\r\n]/.test(this.#text.slice(last.end, start));
    if (!isAgain) this.#problems.push({ code: "yaml-syntax", severity: "error", message, start, end });
  }

  #limited(): Problem[] {
    if (this.#problems.length <= MAXIMUM_PROBLEMS) return this.#problems;
    const message = l10n.t("More syntax errors follow; they are not listed.");
    const next = this.#problems[MAXIMUM_PROBLEMS]!;
    return [...this.#problems.slice(0, MAXIMUM_PROBLEMS), { ...next, message }];
  }
}
