/**
 * A dump as a position file: everything that its reader took from it, and what the reader noted as comments. Analysing
 * the file gives the numbers of the dump.
 */
import * as l10n from "@vscode/l10n";
import { Decimal } from "../engine/decimal";
import { MAXIMUM_DIGITS } from "../document/number";
import type { AccountFields, PositionFile } from "../document/positionFile";
import type { Problem } from "../document/problem";
import { type Structure, written } from "../document/structure";
import type { Analysis } from "./analyze";
import { readerOfKind } from "./readers";

export interface Imported {
  /** JSON with comments. */
  readonly text: string;
  readonly positions: number;
}

export interface NotImported {
  readonly refusal: string;
}

export function importedFile({ kind, file, findings }: Analysis): Imported | NotImported {
  const reader = readerOfKind(kind);
  if (reader === undefined) {
    const isEmpty = file.top.values.positions === undefined && file.top.values.account === undefined;
    return { refusal: isEmpty ? nothingRecognised() : l10n.t("This is a position file already.") };
  }
  const unread = file.positions.filter(isUnreadable).length;
  const notes = [
    l10n.t("Imported from {0}.", reader.title),
    ...(unread > 0 ? [l10n.t("Left out: {0} with a number that cannot be read.", unread)] : []),
    ...notesOf(findings),
  ];
  const text = [
    "{\n",
    ...notes.flatMap((note) => wrapped(note).map((line) => `  // ${line}\n`)),
    ...sectionsOf(file)
      .filter(([, value]) => !isEmptyObject(value))
      .map(([name, value]) => `  ${JSON.stringify(name)}: ${written(value, INNER)},\n`),
    `  "positions": ${written(positionsOf(file), INNER)}\n`,
    "}\n",
  ].join("");
  return { text, positions: file.positions.length };
}

/** What replaced a number that is wrong would look right. */
function isUnreadable({ part }: PositionFile["positions"][number]): boolean {
  return part.read.broken.has("number");
}

const nothingRecognised = () =>
  l10n.t(
    "No positions are recognised in this text. Known are dumps of ccxt, Binance, OKX, Bybit, Hyperliquid, BitMEX, Deribit, Kraken Futures, KuCoin, Gate and dYdX, and configurations of freqtrade, Hummingbot and passivbot.",
  );

const INNER = { lineEnd: "\n", unit: "  ", indentation: "  " };

/** What was noted about the dump itself; what the checks find, they find in the written file again. */
function notesOf(findings: readonly Problem[]): string[] {
  const own = findings.filter(({ code }) =>
    /^(dump|config)-(?!without-(wallet|tiers|fee|margin))/.test(code),
  );
  return [...new Set(own.map(({ message }) => message))];
}

function sectionsOf(file: PositionFile): [string, Structure][] {
  const { venue, account } = file.top.values;
  return [
    ["venue", venue ?? "generic"],
    ["account", account === undefined ? {} : accountOf(account)],
    ["instruments", instrumentsOf(file)],
  ];
}

function accountOf({ values }: AccountFields): Structure {
  const { wallets, ...plain } = values;
  const stated = [...(wallets ?? [])].flatMap(([asset, wallet]) =>
    wallet === undefined ? [] : [[asset, structureOf(wallet.values)] as const],
  );
  return { ...structureOf(plain), ...(stated.length > 0 ? { wallets: Object.fromEntries(stated) } : {}) };
}

function instrumentsOf({ instruments }: PositionFile): Structure {
  return Object.fromEntries(
    [...instruments].map(([symbol, { part }]) => [symbol, structureOf(part.read.values)]),
  );
}

function positionsOf({ positions }: PositionFile): Structure {
  return positions.filter((row) => !isUnreadable(row)).map(({ part }) => structureOf(part.read.values));
}

function structureOf(values: object): Record<string, Structure> {
  const entries = Object.entries(values as Record<string, unknown>).flatMap(([name, value]) => {
    if (value instanceof Decimal) return [[name, digits(value)] as const];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** No longer than a number of a file may be. */
function digits(value: Decimal): string {
  const exact = value.isZero() ? "0" : value.toFixed();
  return exact.replace(/\D/g, "").length <= MAXIMUM_DIGITS ? exact : value.toSignificantDigits(40).toFixed();
}

function isEmptyObject(value: Structure): boolean {
  return typeof value !== "string" && Object.keys(value).length === 0;
}

const LINE = 104;

function wrapped(text: string): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
