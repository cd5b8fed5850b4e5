/**
 * Hjson, JSON for people: quotes, commas and the outer braces may be left out, text runs to the end of its line, and
 * comments begin with `#`, `//` or `/*`. Read with tolerance and without recursion into the same flat tree as JSON.
 * The package `hjson` gives values without their places in the text and turns numbers into floats.
 */
import * as l10n from "@vscode/l10n";
import { MAXIMUM_NESTING, type ParsedText } from "./json";
import type { Problem } from "./problem";
import { type Node, spelledAsInJson, TreeBuilder } from "./tree";

/** Beyond these a text is not worth a list of problems. */
const MAXIMUM_PROBLEMS = 100;

export function parseHjson(text: string): ParsedText {
  return new Reading(text).run();
}

interface Open {
  /** None for a container that nests too deep: it is read over. */
  readonly node: Node | undefined;
  readonly isObject: boolean;
  /** The outermost object of a file without outer braces. */
  readonly isBare: boolean;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BLANK = /[\s\uFEFF]*/y;
const REST_OF_LINE = /[^\r\n]*/y;
/** What a number or a word ends at; text without quotes goes on to the end of its line. */
const BEFORE_PUNCTUATION = /(?:(?!\/\/|\/\*)[^,}\]#\r\n])*/y;
const KEY = /[^\s,:[\]{}"']+/y;
const QUOTED = /"(?:[^"\\\r\n]|\\[^\r\n])*("?)|'(?:[^'\\\r\n]|\\[^\r\n])*('?)/y;
/** A name with its colon: by this an object without braces is told from a single value. */
const STARTS_PROPERTY = /(?:[^\s,:[\]{}"']+|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')\s*:/y;

class Reading {
  readonly #text: string;
  readonly #builder = new TreeBuilder();
  readonly #problems: Problem[] = [];
  readonly #open: Open[] = [];
  #at = 0;
  /** Where the last value or bracket ended. */
  #end = 0;
  /** How many of the open containers nest too deep. */
  #tooDeep = 0;
  #isTooDeepReported = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): ParsedText {
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#takeRoot();
    while (this.#open.length > 0 && this.#step());
    this.#finish();
    const root = this.#builder.count > 0 ? 0 : undefined;
    return { tree: this.#builder.build(this.#text, root, "hjson"), problems: this.#problems };
  }

  #takeRoot(): void {
    const isProperty = this.#matches(STARTS_PROPERTY) !== undefined;
    if (!isProperty) return this.#takeValue();
    const node = this.#builder.open("object", this.#at);
    this.#open.push({ node, isObject: true, isBare: true });
  }

  /** Reads on by one property, element or bracket. False at the end of the text. */
  #step(): boolean {
    this.#skipBlank();
    const character = this.#text[this.#at];
    if (character === undefined) return false;
    const open = this.#open[this.#open.length - 1]!;
    if (character === "}" || character === "]") this.#takeCloser(character === "}");
    else if (character === ",") this.#at++;
    else if (open.isObject) this.#takeProperty();
    else this.#takeValue();
    return true;
  }

  #takeProperty(): void {
    const start = this.#at;
    const [end, isSound] = this.#endOfKey();
    if (end === start) {
      this.#at = start + 1;
      return this.#report(l10n.t('Expected a name, found "{0}".', this.#text[start] ?? ""), start, start + 1);
    }
    this.#at = end;
    this.#skipBlank();
    if (this.#text[this.#at] === ":") this.#at++;
    else {
      this.#report(l10n.t("Expected a colon behind this name."), start, end);
      // What was to be a name takes its line with it, so that the next line is read by itself.
      this.#at = end;
      this.#at = this.#matches(BEFORE_PUNCTUATION) ?? end;
      return this.#leaveOut(start, end);
    }
    if (!isSound) this.#report(l10n.t("The quoted text does not end on its line."), start, end);
    if (this.#tooDeep === 0) this.#string(start, end);
    const colon = this.#at;
    this.#skipBlank();
    const next = this.#text[this.#at];
    if (next === undefined || next === "," || next === "}" || next === "]") {
      this.#report(l10n.t("Expected a value."), colon - 1, colon);
      return this.#leaf("invalid", colon, colon);
    }
    this.#takeValue();
  }

  /** A name without a value, which is there all the same. */
  #leaveOut(start: number, end: number): void {
    if (this.#tooDeep > 0) return;
    this.#string(start, end);
    this.#leaf("invalid", end, end);
  }

  #endOfKey(): [end: number, isSound: boolean] {
    const character = this.#text[this.#at];
    if (character !== '"' && character !== "'") return [this.#matches(KEY) ?? this.#at, true];
    const end = this.#matches(QUOTED)!;
    return [end, end > this.#at + 1 && this.#text[end - 1] === character];
  }

  #takeValue(): void {
    const start = this.#at;
    const character = this.#text[start]!;
    if (character === "{" || character === "[") return this.#openContainer(character === "{");
    if (character === "}" || character === "]" || character === "," || character === ":") {
      this.#at = start + 1;
      return this.#report(l10n.t('Expected a value, found "{0}".', character), start, start + 1);
    }
    if (this.#text.startsWith("'''", start)) return this.#takeLines();
    if (character === '"' || character === "'") return this.#takeQuoted(character);
    this.#takeBare();
  }

  #openContainer(isObject: boolean): void {
    const isTooDeep = this.#open.length >= MAXIMUM_NESTING;
    if (isTooDeep && !this.#isTooDeepReported) {
      this.#isTooDeepReported = true;
      const message = l10n.t("Nested deeper than {0} levels.", MAXIMUM_NESTING);
      this.#report(message, this.#at, this.#at + 1, "nesting-too-deep");
    }
    if (isTooDeep && this.#tooDeep === 0) this.#leaf("invalid", this.#at, this.#at + 1);
    const node = isTooDeep ? undefined : this.#builder.open(isObject ? "object" : "array", this.#at);
    if (isTooDeep) this.#tooDeep++;
    this.#open.push({ node, isObject, isBare: false });
    this.#end = ++this.#at;
  }

  #takeCloser(closesObject: boolean): void {
    const start = this.#at++;
    const bracket = closesObject ? "}" : "]";
    const closed =
      this.#open.at(-1)!.isObject === closesObject ? this.#open.length - 1 : this.#outer(closesObject);
    if (closed < 0 || this.#open[closed]!.isBare)
      return this.#report(l10n.t('There is one "{0}" too many.', bracket), start, start + 1);
    while (this.#open.length - 1 > closed) {
      const { isObject } = this.#open.at(-1)!;
      this.#report(l10n.t('Expected "{0}".', isObject ? "}" : "]"), start, start + 1);
      this.#closeInnermost(start);
    }
    this.#closeInnermost(this.#at);
  }

  /** The nearest open container of a kind; looking far for it would take long in a text of brackets only. */
  #outer(isObject: boolean): number {
    for (let index = this.#open.length - 2; index >= Math.max(0, this.#open.length - 10); index--)
      if (this.#open[index]!.isObject === isObject) return index;
    return -1;
  }

  #closeInnermost(end: number): void {
    const { node } = this.#open.pop()!;
    if (node === undefined) this.#tooDeep--;
    else this.#builder.close(node, end);
    this.#end = end;
  }

  #takeQuoted(quote: string): void {
    const start = this.#at;
    const end = this.#matches(QUOTED)!;
    this.#at = end;
    if (end > start + 1 && this.#text[end - 1] === quote && this.#isClosed(start, end)) {
      if (this.#tooDeep === 0) this.#string(start, end);
      return;
    }
    this.#report(l10n.t("The quoted text does not end on its line."), start, end);
    this.#leaf("invalid", start, end);
  }

  /** Whether the quote at the end is not itself escaped. */
  #isClosed(start: number, end: number): boolean {
    const backslashes = /\\*$/.exec(this.#text.slice(start + 1, end - 1))![0].length;
    return backslashes % 2 === 0;
  }

  /** Lines between three quotes, without the indentation of the first three. */
  #takeLines(): void {
    const start = this.#at;
    const close = this.#text.indexOf("'''", start + 3);
    const end = close < 0 ? this.#text.length : close + 3;
    this.#at = end;
    if (close < 0) {
      this.#report(l10n.t("The lines between ''' do not end."), start, start + 3);
      return this.#leaf("invalid", start, end);
    }
    const lineStart = Math.max(this.#text.lastIndexOf("\n", start), this.#text.lastIndexOf("\r", start)) + 1;
    const lines = this.#text.slice(start + 3, close).split(/\r\n|\r|\n/);
    const indentation = new RegExp(`^[ \\t]{0,${Math.min(start - lineStart, 1000)}}`);
    const unindented = lines.map((line, index) => (index === 0 ? line : line.replace(indentation, "")));
    if (unindented.length > 1 && unindented[0]!.trim() === "") unindented.shift();
    if (unindented.length > 1 && unindented.at(-1)!.trim() === "") unindented.pop();
    this.#placed(() => this.#builder.string(start, end, this.#text.slice(start, end), unindented.join("\n")));
  }

  /** A number or a word where one stands by itself, else text to the end of the line. */
  #takeBare(): void {
    const start = this.#at;
    const word = this.#text.slice(start, this.#matches(BEFORE_PUNCTUATION)).trimEnd();
    const kind = NUMBER.test(word) ? "number" : WORDS[word];
    const end = start + (kind ? word : this.#text.slice(start, this.#matches(REST_OF_LINE)).trimEnd()).length;
    this.#at = end;
    if (kind !== undefined) return this.#leaf(kind, start, end);
    const source = this.#text.slice(start, end);
    this.#placed(() => this.#builder.string(start, end, source, source));
  }

  /** A name or a text in quotes, or a name without. */
  #string(start: number, end: number): void {
    const source = this.#text.slice(start, end);
    const isSingle = source.startsWith("'");
    const inner = source.slice(1, -1).replace(/\\'|"/g, (found) => (found === '"' ? '\\"' : "'"));
    const spelled = isSingle ? spelledAsInJson(`"${inner}"`) : spelledAsInJson(source);
    this.#placed(() => this.#builder.string(start, end, source, spelled));
  }

  #leaf(kind: "number" | "boolean" | "null" | "invalid", start: number, end: number): void {
    this.#placed(() => this.#builder.leaf(kind, start, end));
  }

  #placed(place: () => void): void {
    if (this.#tooDeep === 0) place();
    this.#end = this.#at;
  }

  #finish(): void {
    const isBracketOpen = this.#open.some(({ isBare }) => !isBare);
    if (isBracketOpen)
      this.#report(l10n.t("The file ends before it is complete."), Math.max(0, this.#end - 1), this.#end);
    while (this.#open.length > 0) this.#closeInnermost(this.#end);
    this.#skipBlank();
    if (this.#at < this.#text.length)
      this.#report(
        l10n.t("Expected the end of the file."),
        this.#at,
        Math.min(this.#at + 1, this.#text.length),
      );
  }

  /** White space and comments. */
  #skipBlank(): void {
    for (;;) {
      this.#at = this.#matches(BLANK)!;
      const isLine = this.#text[this.#at] === "#" || this.#text.startsWith("//", this.#at);
      if (isLine) this.#at = this.#matches(REST_OF_LINE)!;
      else if (this.#text.startsWith("/*", this.#at)) this.#skipBlock();
      else return;
    }
  }

  #skipBlock(): void {
    const close = this.#text.indexOf("*/", this.#at + 2);
    if (close < 0) this.#report(l10n.t("The comment does not end."), this.#at, this.#at + 2);
    this.#at = close < 0 ? this.#text.length : close + 2;
  }

  /** Where a pattern that begins here ends. */
  #matches(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }

  #report(
    message: string,
    start: number,
    end: number,
    code: "hjson-syntax" | "nesting-too-deep" = "hjson-syntax",
  ): void {
    if (this.#problems.length > MAXIMUM_PROBLEMS) return;
    const isLast = this.#problems.length === MAXIMUM_PROBLEMS;
    const text = isLast ? l10n.t("More syntax errors follow; they are not listed.") : message;
    this.#problems.push({ code, severity: "error", message: text, start, end });
  }
}

const WORDS: Readonly<Record<string, "boolean" | "null">> = {
  true: "boolean",
  false: "boolean",
  null: "null",
};
