/**
 * JSON with comments and trailing commas, read with tolerance: whatever a half-typed file holds is kept, and every
 * problem has its place. jsonc-parser scans; the tree is built here without recursion, because its own parser builds
 * ten times the memory and dies of deep nesting (docs/decisions/reading.md).
 */
import * as l10n from "@vscode/l10n";
import { createScanner, ScanError, SyntaxKind } from "jsonc-parser";
import { malformedNumber } from "./number";
import type { Problem } from "./problem";
import { type Node, type TextTree, TreeBuilder } from "./tree";

/** Deeper than any position file needs; a text that nests deeper is not one. */
export const MAXIMUM_NESTING = 500;

/** Beyond these a text is not worth a list of problems. */
const MAXIMUM_PROBLEMS = 100;

export interface ParsedText {
  readonly tree: TextTree;
  readonly problems: readonly Problem[];
}

/** What an open object or array waits for. */
type Expectation = "key" | "colon" | "value" | "comma";

interface Open {
  readonly node: Node;
  readonly isObject: boolean;
  expects: Expectation;
}

const whatIsExpected = (): Record<Expectation, string> => ({
  key: l10n.t("a property name in double quotes"),
  colon: l10n.t("a colon"),
  value: l10n.t("a value"),
  comma: l10n.t("a comma"),
});

const WORD = /[\w.+-]+/y;
const COLON = /\s*:/y;
const LOOKS_NUMERIC = /^[+-]?[.\d]|^[+-]?(?:NaN|Infinity|inf)/i;

export function parseJson(text: string): ParsedText {
  return new Reading(text).run();
}

class Reading {
  readonly #text: string;
  readonly #scanner;
  readonly #builder = new TreeBuilder();
  readonly #problems: Problem[] = [];
  readonly #open: Open[] = [];
  #root: Node | undefined;
  /** Whether the root is an object or an array. */
  #isContainer = false;
  #isTooDeep = false;
  /** Whether something behind the value of the file was reported. */
  #isPastEnd = false;
  /** The token at hand. */
  #start = 0;
  #stop = 0;
  /** Where the last token ended. */
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
    if (text.startsWith("\uFEFF")) this.#scanner.setPosition(1);
  }

  run(): ParsedText {
    for (let token = this.#next(); token !== SyntaxKind.EOF; token = this.#next()) {
      if (token === SyntaxKind.StringLiteral) this.#reportScanError();
      this.#take(token);
      this.#end = this.#stop;
    }
    this.#finish();
    this.#reportOpenComment();
    return { tree: this.#builder.build(this.#text, this.#root), problems: this.#problems };
  }

  #next(): SyntaxKind {
    const token = this.#scanner.scan();
    this.#start = this.#scanner.getTokenOffset();
    // An open comment at the end of the text goes beyond it.
    this.#stop = Math.min(this.#text.length, this.#start + this.#scanner.getTokenLength());
    return token;
  }

  #take(token: SyntaxKind): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined && this.#root !== undefined && !this.#startsOver(token)) return;
    switch (token) {
      case SyntaxKind.CloseBraceToken:
      case SyntaxKind.CloseBracketToken:
        return this.#takeCloser(token === SyntaxKind.CloseBraceToken);
      case SyntaxKind.CommaToken:
        return this.#takeComma(open);
      case SyntaxKind.ColonToken:
        if (open?.expects !== "colon")
          return this.#unexpected(open ? whatIsExpected()[open.expects] : l10n.t("a value"));
        open.expects = "value";
        return;
      default:
        return this.#takeValueOrKey(token, open);
    }
  }

  /** Behind the value of the file nothing may stand; but a stray word before its `{` must not hide all of it. */
  #startsOver(token: SyntaxKind): boolean {
    const startsOver = isOpener(token) && !this.#isContainer;
    const isReported = this.#isPastEnd || (startsOver && this.#problems.length > 0);
    if (!isReported) this.#unexpected(l10n.t("the end of the file"));
    if (startsOver) this.#root = undefined;
    else this.#isPastEnd = true;
    return startsOver;
  }

  #takeValueOrKey(token: SyntaxKind, open: Open | undefined): void {
    if (token === SyntaxKind.OpenBraceToken && this.#closesElement(open))
      open = this.#open[this.#open.length - 1];
    if (open?.expects === "comma") {
      this.#report("json-syntax", l10n.t("Expected a comma."), this.#start, this.#stop);
      open.expects = open.isObject ? "key" : "value";
    }
    if (open?.expects === "key") return this.#takeKey(token, open);
    if (open?.expects === "colon") {
      this.#report("json-syntax", l10n.t("Expected a colon."), this.#start, this.#stop);
      open.expects = "value";
    }
    this.#takeValue(token);
  }

  /** A name without its quotes is still one; what else stands in its place is left out, with all that it holds. */
  #takeKey(token: SyntaxKind, open: Open): void {
    const end = token === SyntaxKind.StringLiteral ? this.#stop : this.#endOfWord();
    if (token !== SyntaxKind.StringLiteral) {
      COLON.lastIndex = end;
      if (isOpener(token) || !COLON.test(this.#text)) {
        this.#unexpected(whatIsExpected().key);
        if (isOpener(token)) this.#skipSubtree();
        open.expects = "comma";
        return;
      }
      this.#report("json-syntax", l10n.t("A property name must stand in double quotes."), this.#start, end);
      if (end > this.#stop) this.#scanner.setPosition((this.#stop = end));
    }
    this.#builder.leaf("string", this.#start, end);
    open.expects = "colon";
  }

  /** A `{` in an element of a list, where it has no place: the element lacks its `}`, and the next one begins. */
  #closesElement(open: Open | undefined): boolean {
    const list = this.#open[this.#open.length - 2];
    if (!open?.isObject || list === undefined || list.isObject) return false;
    if (open.expects !== "comma" && open.expects !== "key") return false;
    this.#report("json-syntax", l10n.t('Expected "}" before the next "{".'), this.#start, this.#stop);
    this.#closeInnermost(this.#end);
    list.expects = "value";
    return true;
  }

  #takeValue(token: SyntaxKind): void {
    switch (token) {
      case SyntaxKind.OpenBraceToken:
        return this.#openContainer(true);
      case SyntaxKind.OpenBracketToken:
        return this.#openContainer(false);
      case SyntaxKind.StringLiteral:
        return this.#placed(this.#builder.leaf(this.#kindOfString(), this.#start, this.#stop));
      case SyntaxKind.TrueKeyword:
      case SyntaxKind.FalseKeyword:
        return this.#placed(this.#builder.leaf("boolean", this.#start, this.#stop));
      case SyntaxKind.NullKeyword:
        return this.#placed(this.#builder.leaf("null", this.#start, this.#stop));
      default:
        return this.#takeWord(token);
    }
  }

  /** A string that does not end is still being typed: "20 may be about to become "2000". */
  #kindOfString(): "string" | "invalid" {
    return this.#scanner.getTokenError() === ScanError.UnexpectedEndOfString ? "invalid" : "string";
  }

  /** A number, or a run of characters that JSON gives no meaning: `0x1f`, `NaN`, `1_000`. It is one node either way. */
  #takeWord(token: SyntaxKind): void {
    const start = this.#start;
    const end = this.#endOfWord();
    const isWhole = end === this.#stop && this.#scanner.getTokenError() === ScanError.None;
    if (token === SyntaxKind.NumericLiteral && isWhole) {
      return this.#placed(this.#builder.leaf("number", start, end));
    }
    const source = this.#text.slice(start, Math.min(end, start + 40));
    if (LOOKS_NUMERIC.test(source)) {
      const { code, message } = malformedNumber(source);
      this.#report(code, message, start, end);
    } else if (source.startsWith("'")) {
      this.#report("json-syntax", l10n.t("Text must stand in double quotes."), start, end);
    } else {
      this.#report("json-syntax", l10n.t('Expected a value, found "{0}".', source), start, end);
    }
    this.#placed(this.#builder.leaf("invalid", start, end));
    if (end > this.#stop) this.#scanner.setPosition((this.#stop = end));
  }

  /** Where the characters that belong to the word at the scanner end. */
  #endOfWord(): number {
    WORD.lastIndex = this.#stop;
    return WORD.test(this.#text) ? WORD.lastIndex : this.#stop;
  }

  #openContainer(isObject: boolean): void {
    if (this.#open.length >= MAXIMUM_NESTING) return this.#skipTooDeep();
    const node = this.#builder.open(isObject ? "object" : "array", this.#start);
    if (this.#root === undefined) [this.#root, this.#isContainer] = [node, true];
    this.#open.push({ node, isObject, expects: isObject ? "key" : "value" });
  }

  /** Reads over a subtree that nests too deep, and leaves one node for it. */
  #skipTooDeep(): void {
    const start = this.#start;
    if (!this.#isTooDeep) {
      this.#isTooDeep = true;
      this.#report(
        "nesting-too-deep",
        l10n.t("Nested deeper than {0} levels.", MAXIMUM_NESTING),
        start,
        start + 1,
      );
    }
    this.#skipSubtree();
    this.#placed(this.#builder.leaf("invalid", start, this.#stop));
  }

  /** Reads on to what closes the bracket at hand. */
  #skipSubtree(): void {
    let depth = 1;
    while (depth > 0) {
      const token = this.#next();
      if (token === SyntaxKind.EOF) break;
      if (isOpener(token)) depth++;
      if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) depth--;
    }
  }

  #takeCloser(closesObject: boolean): void {
    const closed = this.#open.findLastIndex((open) => open.isObject === closesObject);
    if (closed < 0)
      return this.#unexpected(
        this.#open.length > 0 ? whatIsExpected()[this.#open.at(-1)!.expects] : l10n.t("a value"),
      );
    if (closed === 0 && this.#goesOn()) {
      const bracket = closesObject ? "}" : "]";
      return this.#report(
        "json-syntax",
        l10n.t('There is one "{0}" too many.', bracket),
        this.#start,
        this.#stop,
      );
    }
    while (this.#open.at(-1)!.isObject !== closesObject) {
      const { isObject } = this.#open.at(-1)!;
      this.#report("json-syntax", l10n.t('Expected "{0}".', isObject ? "}" : "]"), this.#start, this.#stop);
      this.#closeInnermost(this.#start);
    }
    this.#closeInnermost(this.#stop);
  }

  /** Whether what follows can only belong to something that is still open. */
  #goesOn(): boolean {
    const next = this.#scanner.scan();
    this.#scanner.setPosition(this.#stop);
    return (
      next === SyntaxKind.CommaToken ||
      next === SyntaxKind.CloseBraceToken ||
      next === SyntaxKind.CloseBracketToken
    );
  }

  #closeInnermost(end: number): void {
    const open = this.#open.pop()!;
    this.#fillMissingValue(open);
    this.#builder.close(open.node, end);
    this.#placed(open.node);
  }

  #takeComma(open: Open | undefined): void {
    if (open === undefined) return this.#unexpected(l10n.t("a value"));
    if (open.expects === "value" || open.expects === "colon") this.#fillMissingValue(open);
    else if (open.expects === "key") return this.#unexpected(whatIsExpected().key);
    open.expects = open.isObject ? "key" : "value";
  }

  /** A key without a value gets an invalid one, so that keys and values keep alternating. */
  #fillMissingValue(open: Open): void {
    const isMissing = open.isObject ? open.expects === "value" || open.expects === "colon" : false;
    if (isMissing) {
      this.#report("json-syntax", l10n.t("Expected a value."), this.#end - 1, this.#end);
      this.#builder.leaf("invalid", this.#end, this.#end);
    } else if (!open.isObject && this.#text[this.#start] === "," && open.expects === "value") {
      this.#report("json-syntax", l10n.t("Expected a value."), this.#start, this.#stop);
    }
  }

  /** A value is complete: what holds it waits for a comma. */
  #placed(node: Node): void {
    this.#root ??= node;
    const open = this.#open[this.#open.length - 1];
    if (open !== undefined) open.expects = "comma";
  }

  #finish(): void {
    const isOpen = this.#open.length > 0;
    while (this.#open.length > 0) {
      const open = this.#open.pop()!;
      if (open.isObject && (open.expects === "value" || open.expects === "colon")) {
        this.#builder.leaf("invalid", this.#end, this.#end);
      }
      this.#builder.close(open.node, this.#end);
      this.#placed(open.node);
    }
    if (isOpen) {
      this.#report(
        "json-syntax",
        l10n.t("The file ends before it is complete."),
        Math.max(0, this.#end - 1),
        this.#end,
      );
    }
  }

  #unexpected(expected: string): void {
    if (this.#problems.length > MAXIMUM_PROBLEMS) return;
    const source = this.#text.slice(this.#start, Math.min(this.#stop, this.#start + 40));
    this.#report(
      "json-syntax",
      l10n.t('Expected {0}, found "{1}".', expected, source),
      this.#start,
      this.#stop,
    );
  }

  #reportScanError(): void {
    const error = this.#scanner.getTokenError();
    if (error === ScanError.None) return;
    const message = scanErrors()[error];
    if (message !== undefined) this.#report("json-syntax", message, this.#start, this.#stop);
  }

  /** The scanner passes over comments, and over an error in the last of them. */
  #reportOpenComment(): void {
    const scanner = createScanner(this.#text, false);
    scanner.setPosition(this.#end);
    while (scanner.scan() !== SyntaxKind.EOF) {
      if (scanner.getTokenError() !== ScanError.UnexpectedEndOfComment) continue;
      const start = scanner.getTokenOffset();
      this.#report("json-syntax", l10n.t("The comment does not end."), start, start + 2);
    }
  }

  #report(code: string, message: string, start: number, end: number): void {
    if (this.#problems.length > MAXIMUM_PROBLEMS) return;
    const isLast = this.#problems.length === MAXIMUM_PROBLEMS;
    const text = isLast ? l10n.t("More syntax errors follow; they are not listed.") : message;
    this.#problems.push({ code, severity: "error", message: text, start, end });
  }
}

function isOpener(token: SyntaxKind): boolean {
  return token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken;
}

const scanErrors = (): Partial<Record<ScanError, string>> => ({
  [ScanError.UnexpectedEndOfString]: l10n.t("The string does not end on its line."),
  [ScanError.InvalidUnicode]: l10n.t("The string holds an escape that is no character."),
  [ScanError.InvalidEscapeCharacter]: l10n.t("The string holds an escape that JSON does not know."),
  [ScanError.InvalidCharacter]: l10n.t("The string holds a control character; write it as an escape."),
});
