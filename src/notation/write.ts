/** A position file as a line that says the same, with every digit; or what of it no line can say, by name. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import type { Fields, FieldTable } from "../document/fields";
import type { PositionFile } from "../document/positionFile";
import { asPercent, looksLikeNumber } from "./numbers";
import { isReserved, type Target, type Word, wordFor } from "./words";

export interface Refusal {
  /** Where it stands in the file: positions[0].label. */
  readonly name: string;
  readonly message: string;
}

export type WrittenLine = { readonly line: string } | { readonly refusals: readonly Refusal[] };

/** The file must have been read without errors of syntax; what could not be read of it is refused. */
export function lineOf(file: PositionFile): WrittenLine {
  return new Writer(file).run();
}

type Value = string | Decimal;

class Writer {
  readonly #file: PositionFile;
  readonly #refusals: Refusal[] = [];

  constructor(file: PositionFile) {
    this.#file = file;
  }

  run(): WrittenLine {
    const { top, positions, instruments } = this.#file;
    this.#refuseBroken("", top);
    for (const name of ["rules", "policy", "scenarios"] as const) {
      if (top.values[name] !== undefined) this.#refuse(name, l10n.t("A line has no words for it"));
    }
    const symbols = new Set(positions.map(({ part }) => part.read.values.symbol));
    for (const symbol of instruments.keys()) {
      if (!symbols.has(symbol))
        this.#refuse(`instruments.${symbol}`, l10n.t("A line has contracts of its positions only"));
    }
    for (const symbol of top.values.markPrices?.keys() ?? []) {
      if (!symbols.has(symbol))
        this.#refuse(`markPrices.${symbol}`, l10n.t("A line has marks of its positions only"));
    }
    if (positions.length === 0) this.#refuse("positions", l10n.t("A line has at least one position"));

    const described = new Set<string>();
    const parts = positions.map(({ part }, index) => {
      const { symbol } = part.read.values;
      const isFirst = symbol !== undefined && !described.has(symbol);
      if (isFirst) described.add(symbol);
      return [...this.#position(part.read, index), ...(isFirst ? this.#instrument(symbol) : [])];
    });
    const lastPart = parts.at(-1);
    lastPart?.push(...this.#account(), ...this.#top());
    if (this.#refusals.length > 0) return { refusals: this.#refusals };
    return { line: parts.map((clauses) => clauses.join(", ")).join("; ") };
  }

  /** The head with its price and leverage, as it is spoken, and then a clause for each field. */
  #position(fields: PositionFile["positions"][number]["part"]["read"], index: number): string[] {
    const where = `positions[${index}]`;
    this.#refuseBroken(`${where}.`, fields);
    const { symbol, side, entryPrice, quantity, contracts, notional, leverage, label, markPrice, ...rest } =
      fields.values;
    const size = quantity ?? contracts ?? notional;
    if (label !== undefined) this.#refuse(`${where}.label`, l10n.t("A line has no words for it"));
    if (
      !symbol ||
      !side ||
      !entryPrice ||
      !size ||
      [quantity, contracts, notional].filter(Boolean).length > 1
    ) {
      this.#refuse(where, l10n.t("It has not one side, symbol, size and entry price"));
      return [];
    }
    this.#checkName(`${where}.symbol`, symbol);
    const unit = contracts ? " contracts" : notional ? " notional" : "";
    const head = [
      `${side} ${size.toFixed()}${unit} ${symbol} @ ${entryPrice.toFixed()}`,
      ...(leverage ? [`${leverage.toFixed()}x`] : []),
    ];
    const mark = markPrice ?? this.#file.top.values.markPrices?.get(symbol);
    const clauses = this.#clauses("position", where, {
      marginMode: rest.marginMode,
      markPrice: mark,
      ...rest,
    });
    return [head.join(" "), ...clauses];
  }

  #instrument(symbol: string): string[] {
    const fields = this.#file.instruments.get(symbol)?.part.read;
    if (fields === undefined) return [];
    this.#refuseBroken(`instruments.${symbol}.`, fields);
    return this.#clauses("instrument", `instruments.${symbol}`, fields.values);
  }

  #account(): string[] {
    const account = this.#file.top.values.account;
    if (account === undefined) return [];
    this.#refuseBroken("account.", account);
    const { wallets, walletBalance, crossWalletBalance, openOrderMargin, positionMode, marginMode, ...rest } =
      account.values;
    if (marginMode === "isolated") {
      this.#refuse("account.marginMode", l10n.t("A position of a line that names no margin mode is cross"));
    }
    return [
      ...this.#clauses("wallet", "account", { walletBalance, crossWalletBalance, openOrderMargin }),
      ...[...(wallets ?? [])].flatMap(([asset, wallet]) => this.#wallet(asset, wallet)),
      ...this.#clauses("account", "account", {
        ...rest,
        positionMode: positionMode === "one-way" ? undefined : positionMode,
      }),
    ];
  }

  #wallet(asset: string, wallet: Fields<FieldTable> | undefined): string[] {
    const where = `account.wallets.${asset}`;
    if (wallet === undefined || Object.values(wallet.values).every((value) => value === undefined)) {
      this.#refuse(where, l10n.t("It states no balance that can be read"));
      return [];
    }
    this.#refuseBroken(`${where}.`, wallet);
    this.#checkName(where, asset);
    return this.#clauses("wallet", where, wallet.values).map((clause) => `${clause} ${asset}`);
  }

  #top(): string[] {
    const { venue, rulesAsOf } = this.#file.top.values;
    return this.#clauses("file", "", { venue, rulesAsOf });
  }

  #clauses(scope: Target["scope"], where: string, values: Readonly<Record<string, unknown>>): string[] {
    return Object.entries(values).flatMap(([field, value]) => {
      if (value === undefined) return [];
      const name = where === "" ? field : `${where}.${field}`;
      const isPlain = typeof value === "string" || isDecimal(value);
      const word = isPlain ? wordFor(scope, field, typeof value === "string" ? value : undefined) : undefined;
      if (word === undefined) {
        this.#refuse(name, l10n.t("A line has no words for it"));
        return [];
      }
      if (word.argument === "name") this.#checkName(name, value as string);
      return [clause(word, value as Value)];
    });
  }

  /** Symbols and assets are single words, and none that means something else. */
  #checkName(where: string, name: string): void {
    if (isReserved(name)) this.#refuse(where, l10n.t('"{0}" is a word of the notation', name));
    else if (looksLikeNumber(name) || !/^[\p{L}\p{N}][\p{L}\p{N}/:._-]*(?<!\.)$/u.test(name)) {
      this.#refuse(
        where,
        l10n.t('"{0}" is not a single word of letters and digits with / : . - or _ between them', name),
      );
    }
  }

  #refuseBroken(prefix: string, { broken }: { readonly broken: ReadonlySet<string> }): void {
    for (const name of broken) this.#refuse(`${prefix}${name}`, l10n.t("It cannot be read"));
  }

  #refuse(name: string, message: string): void {
    this.#refusals.push({ name, message: l10n.t("{0}: {1}.", name, message) });
  }
}

function clause({ spellings, argument }: Word, value: Value): string {
  const [spelling] = spellings;
  if (typeof argument === "object") return spelling!;
  const digits = typeof value === "string" ? value : value.toFixed();
  return `${spelling!} ${argument === "percentage" ? asPercent(digits) : digits}`;
}

function isDecimal(value: unknown): value is Decimal {
  return typeof value === "object" && value !== null && "toFixed" in value;
}
