/**
 * From a line to what it says. The grammar is in docs/notation.md. Reading never throws: each position, up to its
 * semicolon, gives its values or the first problem in it.
 */
import * as l10n from "@vscode/l10n";
import { similarTo } from "../document/similar";
import type { Line, LinePosition, LineProblem, LineWallet, Range, Stated } from "./line";
import { looksLikeNumber, writtenNumber, type WrittenNumber } from "./numbers";
import { type Token, tokensOf } from "./tokens";
import {
  type InstrumentField,
  isReserved,
  type PositionField,
  SIDES,
  SIZE_UNITS,
  type WalletField,
  type Word,
  WORDS,
} from "./words";

/** A line is written by hand, or by a program that writes one like a hand. */
export const LONGEST_LINE = 10_000;

export interface ParsedLine {
  /** None where there is a problem. */
  readonly line: Line | undefined;
  readonly problems: readonly LineProblem[];
}

export function parseLine(text: string): ParsedLine {
  if (text.length > LONGEST_LINE) {
    const message = l10n.t("The line has {0} characters; at most {1} are read.", text.length, LONGEST_LINE);
    return { line: undefined, problems: [{ message, start: 0, end: text.length, isUnfinished: false }] };
  }
  return new Parser(text).run();
}

/** What is open while the words of one position are read. */
interface Open {
  head: Range | undefined;
  symbol: string | undefined;
  readonly fields: Map<PositionField, Stated>;
  readonly instrument: Map<InstrumentField, Stated>;
}

const SYMBOL = /^[\p{L}\p{N}][\p{L}\p{N}/:._-]*$/u;
const DAY = /^\d{4}-\d\d-\d\d$/;

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #problems: LineProblem[] = [];
  readonly #positions: LinePosition[] = [];
  readonly #wallets = new Map<string | undefined, Map<WalletField, Stated>>();
  readonly #account = new Map<string, Stated>();
  readonly #file = new Map<string, Stated>();
  /** What each contract was said to be, by symbol: all positions of it share that. */
  readonly #instruments = new Map<string, Map<InstrumentField, Stated>>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  run(): ParsedLine {
    while (this.#at < this.#tokens.length) {
      if (!this.#part()) this.#skipPart();
      if (this.#next()?.kind === "semicolon") this.#at++;
    }
    if (this.#positions.length === 0 && this.#problems.length === 0) {
      this.#unfinished(l10n.t("Expected a position: {0}.", EXAMPLE));
    }
    const problems = this.#problems;
    if (problems.length > 0) return { line: undefined, problems };
    const wallets = [...this.#wallets].map(([asset, fields]): LineWallet => ({ asset, fields }));
    return {
      line: { positions: this.#positions, wallets, account: this.#account, file: this.#file },
      problems,
    };
  }

  /** Everything up to a semicolon: a position and words about it, or words about the account alone. */
  #part(): boolean {
    const open: Open = { head: undefined, symbol: undefined, fields: new Map(), instrument: new Map() };
    const from = this.#next()!;
    for (let token = this.#next(); token !== undefined && token.kind !== "semicolon"; token = this.#next()) {
      if (token.kind === "comma") this.#at++;
      else if (!this.#clause(token, open)) return false;
    }
    const isAboutPosition = open.fields.size > 0 || open.instrument.size > 0;
    if (open.head === undefined) {
      if (!isAboutPosition) return true;
      return this.#report(l10n.t("Expected a side and a size before this: {0}.", EXAMPLE), from);
    }
    if (!open.fields.has("entryPrice"))
      return this.#reportEnd(l10n.t("Expected @ and the entry price, as in @ 60000"));
    return this.#close(open, open.head, open.symbol!);
  }

  #clause(token: Token, open: Open): boolean {
    const side = SIDES[token.text.toLowerCase()];
    if (side !== undefined) return this.#head(token, side, open);
    const found = this.#wordAt(this.#at);
    if (found !== undefined) return this.#word(found.word, found.length, open);
    const number = /x$/i.test(token.text) ? writtenNumber(token.text) : undefined;
    if (typeof number !== "object") return this.#unexpected(token, open);
    if (!this.#isAbove(LEVERAGE, number, token)) return false;
    this.#at++;
    const { start, end } = token;
    return this.#set(LEVERAGE, { value: number.digits, start, end }, open, undefined);
  }

  // Side, size and symbol.

  #head(token: Token, side: "long" | "short", open: Open): boolean {
    if (open.head !== undefined) {
      return this.#report(l10n.t("A second position begins here; put a semicolon before it."), token);
    }
    this.#at++;
    open.fields.set("side", { value: side, start: token.start, end: token.end });
    const isSizeFirst = this.#isNumberNext();
    if (isSizeFirst && !this.#size(open, true)) return false;
    if (!this.#symbol(open, isSizeFirst)) return false;
    if (!isSizeFirst && !this.#size(open, false)) return false;
    open.head = { start: token.start, end: this.#tokens[this.#at - 1]!.end };
    return true;
  }

  /** A number and its unit. A unit without a symbol behind it is the symbol itself: long 5000 USDC @ 1. */
  #size(open: Open, isSymbolNext: boolean): boolean {
    const token = this.#next();
    if (token === undefined || token.kind === "semicolon")
      return this.#reportEnd(l10n.t("Expected the size, {0}", sizes()));
    if (!looksLikeNumber(token.text))
      return this.#report(
        l10n.t('Expected the size, {0}; found "{1}".', sizes(), shortened(token.text)),
        token,
      );
    const number = writtenNumber(token.text);
    if (typeof number === "string") return this.#report(number, token);
    if (number.isPercent || number.isTimes) {
      return this.#report(l10n.t("The size is {0}; it is {1}.", sizes(), token.text), token);
    }
    if (!isPositive(number)) {
      const message = l10n.t(
        "The size must be above 0; it is {0}. The side carries the sign: write short and a positive size.",
        token.text,
      );
      return this.#report(message, token);
    }
    this.#at++;
    let end = token.end;
    let field: PositionField = number.isMoney ? "notional" : "quantity";
    const unit = this.#unitNext(isSymbolNext);
    if (unit !== undefined) {
      if (number.isMoney && unit.field === "contracts") {
        return this.#report(
          l10n.t("The size is an amount of money, by its $, or a number of contracts, not both."),
          unit.token,
        );
      }
      field = unit.field;
      end = unit.token.end;
      this.#at++;
    }
    if (isSymbolNext && this.#next()?.text.toLowerCase() === "of") this.#at++;
    open.fields.set(field, { value: number.digits, start: token.start, end });
    return true;
  }

  #unitNext(isSymbolNext: boolean): { token: Token; field: "contracts" | "notional" } | undefined {
    const token = this.#next();
    const field = token && SIZE_UNITS[token.text.toLowerCase()];
    if (token === undefined || field === undefined) return undefined;
    if (!isSymbolNext) return { token, field };
    const after = this.#tokens[this.#at + 1];
    const isFollowed =
      after?.kind === "word" &&
      !looksLikeNumber(after.text) &&
      (!isReserved(after.text) || after.text.toLowerCase() === "of");
    return isFollowed ? { token, field } : undefined;
  }

  #symbol(open: Open, isSizeThere: boolean): boolean {
    const token = this.#next();
    const expected = isSizeThere
      ? l10n.t("Expected the symbol, such as BTCUSDT")
      : l10n.t("Expected the size and the symbol, such as 0.5 BTCUSDT");
    if (token === undefined || token.kind === "semicolon") return this.#reportEnd(expected);
    if (token.kind !== "word" || isReserved(token.text) || looksLikeNumber(token.text)) {
      return this.#report(l10n.t('{0}; found "{1}".', expected, shortened(token.text)), token);
    }
    if (!SYMBOL.test(token.text)) {
      const message = l10n.t(
        '"{0}" is no symbol: letters and digits, with / : . - or _ between them.',
        shortened(token.text),
      );
      return this.#report(message, token);
    }
    this.#at++;
    open.symbol = token.text;
    open.fields.set("symbol", { value: token.text, start: token.start, end: token.end });
    return true;
  }

  // Words and what follows them.

  /** The longest word that stands here, and how many tokens it takes. */
  #wordAt(at: number): { word: Word; length: number } | undefined {
    const [first, second] = [this.#tokens[at], this.#tokens[at + 1]];
    if (first === undefined) return undefined;
    const one = first.text.toLowerCase();
    const two = second?.kind === "word" ? `${one} ${second.text.toLowerCase()}` : undefined;
    const long = two && WORDS.find(({ spellings }) => spellings.includes(two));
    if (long) return { word: long, length: 2 };
    const short = WORDS.find(({ spellings }) => spellings.includes(one));
    return short && { word: short, length: 1 };
  }

  #word(word: Word, length: number, open: Open): boolean {
    const { start } = this.#tokens[this.#at]!;
    const { end } = this.#tokens[this.#at + length - 1]!;
    const written = this.#text.slice(start, end);
    this.#at += length;
    const { argument } = word;
    if (typeof argument === "object")
      return this.#set(word, { value: argument.value, start, end }, open, undefined);
    const token = this.#next();
    if (token === undefined || token.kind === "semicolon") {
      return this.#reportEnd(
        l10n.t('Expected {0}, {1}, after "{2}"', word.meaning(), expectedArguments()[argument], written),
      );
    }
    const value = this.#argument(word, argument, token, written);
    if (value === undefined) return false;
    this.#at++;
    const asset = word.target.scope === "wallet" ? this.#assetNext() : undefined;
    const stated = { value, start, end: this.#tokens[this.#at - 1]!.end };
    return this.#set(word, stated, open, asset);
  }

  /** The value that follows a word, as a position file writes it. */
  #argument(
    word: Word,
    argument: Exclude<Word["argument"], object>,
    token: Token,
    written: string,
  ): string | undefined {
    const isName = argument === "name" || argument === "day";
    const isThere = token.kind === "word" && (isName ? !isReserved(token.text) : looksLikeNumber(token.text));
    if (!isThere) {
      this.#report(
        l10n.t(
          'Expected {0}, {1}, after "{2}"; found "{3}".',
          word.meaning(),
          expectedArguments()[argument],
          written,
          shortened(token.text),
        ),
        token,
      );
      return undefined;
    }
    if (argument === "name") return word.target.scope === "file" ? token.text.toLowerCase() : token.text;
    if (argument === "day") {
      if (DAY.test(token.text)) return token.text;
      this.#report(
        l10n.t(
          'Expected {0}, {1}, after "{2}"; found "{3}".',
          word.meaning(),
          expectedArguments().day,
          written,
          shortened(token.text),
        ),
        token,
      );
      return undefined;
    }
    const number = writtenNumber(token.text);
    if (typeof number === "string") {
      this.#report(number, token);
      return undefined;
    }
    const wrong = unfit(number, argument, word.meaning(), token.text);
    if (wrong !== undefined) this.#report(wrong, token);
    else if (argument === "number" || this.#isAbove(word, number, token)) return number.digits;
    return undefined;
  }

  /** The asset of a wallet, behind its amount. */
  #assetNext(): string | undefined {
    const token = this.#next();
    if (token?.kind !== "word" || isReserved(token.text) || looksLikeNumber(token.text)) return undefined;
    if (!SYMBOL.test(token.text)) return undefined;
    this.#at++;
    return token.text;
  }

  #isAbove(word: Word, number: WrittenNumber, token: Token): boolean {
    const mayBeZero = word.argument === "not-negative" || word.argument === "percentage";
    if (isPositive(number) || (mayBeZero && isZero(number))) return true;
    const meaning = capitalised(word.meaning());
    const message = mayBeZero
      ? l10n.t("{0} must not be below 0; it is {1}.", meaning, token.text)
      : l10n.t("{0} must be above 0; it is {1}.", meaning, token.text);
    return this.#report(message, token);
  }

  // Where a value goes.

  #set({ target, meaning }: Word, stated: Stated, open: Open, asset: string | undefined): boolean {
    const { scope, field } = target;
    const fields = this.#fieldsOf(scope, open, asset);
    const before = fields.get(field);
    if (before === undefined) {
      fields.set(field, stated);
      return true;
    }
    const isOfLine = scope === "file" || scope === "account" || scope === "wallet";
    if (isOfLine && before.value === stated.value && scope !== "wallet") return true;
    const there = `"${shortened(this.#text.slice(before.start, before.end))}"`;
    const what = capitalised(meaning());
    const message = isOfLine
      ? l10n.t("{0} is stated already, by {1}. It holds for the whole line.", what, there)
      : l10n.t("{0} is stated already, by {1}. A semicolon begins another position.", what, there);
    return this.#report(message, stated);
  }

  #fieldsOf(scope: Word["target"]["scope"], open: Open, asset: string | undefined): Map<string, Stated> {
    if (scope === "position") return open.fields;
    if (scope === "instrument") return open.instrument;
    if (scope === "account") return this.#account;
    if (scope === "file") return this.#file;
    const fields = this.#wallets.get(asset) ?? new Map<WalletField, Stated>();
    this.#wallets.set(asset, fields);
    return fields;
  }

  /** Two positions of one symbol have one contract: what both say of it must be the same. */
  #close(open: Open, head: Range, symbol: string): boolean {
    const known = this.#instruments.get(symbol) ?? new Map<InstrumentField, Stated>();
    this.#instruments.set(symbol, known);
    for (const [field, stated] of open.instrument) {
      const before = known.get(field);
      if (before === undefined) known.set(field, stated);
      else if (before.value !== stated.value) {
        const there = shortened(this.#text.slice(before.start, before.end));
        return this.#report(
          l10n.t('{0} is one contract, and "{1}" is stated of it already.', symbol, there),
          stated,
        );
      }
    }
    this.#positions.push({ head, symbol, fields: open.fields, instrument: open.instrument });
    return true;
  }

  // Problems.

  #unexpected(token: Token, open: Open): boolean {
    const before = this.#tokens[this.#at - 1];
    // A misspelt word behind the amount of a wallet was taken for its asset.
    const isAsset = looksLikeNumber(token.text) && [...this.#wallets.keys()].includes(before?.text);
    const culprit = isAsset && nearest(before!.text, CLAUSES) !== undefined ? before! : token;
    const found = `"${shortened(culprit.text)}"`;
    if (open.head === undefined && this.#isStart()) {
      const message = l10n.t("Expected long, short, buy or sell; found {0}.", found);
      return this.#report(withHint(message, culprit.text, Object.keys(SIDES)), culprit);
    }
    if (looksLikeNumber(culprit.text)) {
      const message = l10n.t(
        "Expected a word that says what {0} is, such as @, margin, stop or wallet.",
        found,
      );
      return this.#report(message, culprit);
    }
    const message =
      nearest(culprit.text, CLAUSES) === undefined
        ? l10n.t(
            "{0} is no word of the notation. Words are @, mark, 10x, isolated, cross, margin, stop, tp, wallet and on.",
            found,
          )
        : withHint(l10n.t("{0} is no word of the notation.", found), culprit.text, CLAUSES);
    return this.#report(message, culprit);
  }

  /** Whether nothing but commas stands before this in its part. */
  #isStart(): boolean {
    const before = this.#tokens.slice(0, this.#at);
    const last = before.findLastIndex(({ kind }) => kind !== "comma");
    return last === -1 || before[last]!.kind === "semicolon";
  }

  #report(message: string, { start, end }: Range): false {
    this.#problems.push({ message, start, end, isUnfinished: false });
    return false;
  }

  /** Something is missing where the part ends. */
  #reportEnd(message: string): false {
    const next = this.#next();
    if (next === undefined) return this.#unfinished(l10n.t("{0}.", message));
    return this.#report(l10n.t('{0}; found "{1}".', message, shortened(next.text)), next);
  }

  #unfinished(message: string): false {
    const end = this.#text.trimEnd().length;
    this.#problems.push({ message, start: end, end, isUnfinished: true });
    return false;
  }

  #skipPart(): void {
    while (this.#at < this.#tokens.length && this.#next()!.kind !== "semicolon") this.#at++;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #isNumberNext(): boolean {
    const token = this.#next();
    return token?.kind === "word" && looksLikeNumber(token.text);
  }
}

const EXAMPLE = "long 0.5 BTCUSDT @ 60000";
const sizes = () => l10n.t("a number such as 0.5, 2 contracts or 5000 USD");
const LEVERAGE = WORDS.find(({ spellings }) => spellings.includes("leverage"))!;
const CLAUSES = WORDS.flatMap(({ spellings }) => spellings).filter((spelling) => spelling !== "@");

const expectedArguments = (): Readonly<Record<Exclude<Word["argument"], object>, string>> => ({
  positive: l10n.t("a number"),
  "not-negative": l10n.t("a number"),
  number: l10n.t("a number"),
  leverage: l10n.t("a number"),
  percentage: l10n.t("a percentage such as 0.5%"),
  name: l10n.t("a name"),
  day: l10n.t("as year-month-day"),
});

/** What is wrong with a number where a word wants another kind; nothing where it fits. */
function unfit(
  { digits, isPercent, isTimes, isMoney }: WrittenNumber,
  argument: Word["argument"],
  meaning: string,
  written: string,
): string | undefined {
  if (argument === "percentage") {
    if (isPercent) return undefined;
    const isPlain = !isTimes && !isMoney && !digits.includes("e");
    return isPlain
      ? l10n.t("{0} is a percentage; write {1}% if you mean {1} per cent.", capitalised(meaning), written)
      : l10n.t("{0} is a percentage; write it as 0.5%.", capitalised(meaning));
  }
  if (isPercent) return l10n.t("{0} is no percentage; it is {1}.", capitalised(meaning), written);
  if (isTimes && argument !== "leverage")
    return l10n.t("{0} has no x behind it; it is {1}.", capitalised(meaning), written);
  if (isMoney && argument === "leverage")
    return l10n.t("{0} is no amount of money; it is {1}.", capitalised(meaning), written);
  return undefined;
}

function isZero({ digits }: WrittenNumber): boolean {
  return !/[1-9]/.test(digits.split(/e/i)[0]!);
}

function isPositive(number: WrittenNumber): boolean {
  return !number.digits.startsWith("-") && !isZero(number);
}

/** A message, and the word that may be meant where one is near. */
function withHint(message: string, text: string, known: readonly string[]): string {
  const near = nearest(text, known);
  return near === undefined ? message : l10n.t('{0} Did you mean "{1}"?', message, near);
}

/** The word that is meant: one that is close, or one that begins so. */
function nearest(text: string, known: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return known.find((one) => one.startsWith(`${lower} `)) ?? similarTo(text, known);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
