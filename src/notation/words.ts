/** The words of the notation: how each is spelt, which field of a position file it sets, and what follows it. */
import * as l10n from "@vscode/l10n";
import type {
  ACCOUNT_FIELDS,
  FILE_FIELDS,
  INSTRUMENT_FIELDS,
  POSITION_FIELDS,
} from "../document/positionFile";
import type { WALLET_FIELDS } from "../document/positionFile";

export type PositionField = keyof typeof POSITION_FIELDS;
export type InstrumentField = keyof typeof INSTRUMENT_FIELDS;
export type WalletField = keyof typeof WALLET_FIELDS;

/** What follows a word: a number of some sign, a percentage, a name, a day; or nothing, for the word is the value. */
export type Argument =
  | "positive"
  | "not-negative"
  | "number"
  | "leverage"
  | "percentage"
  | "name"
  | "day"
  | { readonly value: string };

/** What a word is about: its position, the contract of its position, a wallet, or the account. */
export type Target =
  | { readonly scope: "position"; readonly field: PositionField }
  | { readonly scope: "instrument"; readonly field: InstrumentField }
  | { readonly scope: "wallet"; readonly field: WalletField }
  | { readonly scope: "account"; readonly field: keyof typeof ACCOUNT_FIELDS }
  | { readonly scope: "file"; readonly field: keyof typeof FILE_FIELDS };

export interface Word {
  /** In lower case; the first is the one that is written. */
  readonly spellings: readonly string[];
  readonly target: Target;
  readonly argument: Argument;
  /** What it says, for messages: "the stop price". A function, as the language is chosen later. */
  readonly meaning: () => string;
}

const position = (field: PositionField): Target => ({ scope: "position", field });
const instrument = (field: InstrumentField): Target => ({ scope: "instrument", field });
const wallet = (field: WalletField): Target => ({ scope: "wallet", field });

function word(spellings: readonly string[], target: Target, argument: Argument, meaning: () => string): Word {
  return { spellings, target, argument, meaning };
}

export const WORDS: readonly Word[] = [
  word(["@", "at", "entry"], position("entryPrice"), "positive", () => l10n.t("the entry price")),
  word(["mark"], position("markPrice"), "positive", () => l10n.t("the mark price")),
  word(["leverage"], position("leverage"), "leverage", () => l10n.t("the leverage")),
  word(["isolated"], position("marginMode"), { value: "isolated" }, () => l10n.t("the margin mode")),
  word(["cross"], position("marginMode"), { value: "cross" }, () => l10n.t("the margin mode")),
  word(["margin"], position("isolatedMargin"), "not-negative", () => l10n.t("the posted margin")),
  word(["stop", "stop loss", "sl"], position("stopLossPrice"), "positive", () => l10n.t("the stop price")),
  word(["take profit", "tp"], position("takeProfitPrice"), "positive", () => l10n.t("the take-profit price")),
  word(["funding"], position("unsettledFunding"), "number", () => l10n.t("the unsettled funding")),
  word(["reserve"], position("feeReserve"), "not-negative", () => l10n.t("the reserve for closing")),

  word(["rate"], instrument("maintenanceMarginRate"), "percentage", () => l10n.t("the maintenance rate")),
  word(["max leverage"], instrument("maxLeverage"), "leverage", () => l10n.t("the highest leverage")),
  word(["initial rate"], instrument("initialMarginRate"), "percentage", () =>
    l10n.t("the initial margin rate"),
  ),
  word(["fee"], instrument("takerFeeRate"), "percentage", () => l10n.t("the taker fee rate")),
  word(["linear"], instrument("contractType"), { value: "linear" }, () => l10n.t("the contract type")),
  word(["inverse"], instrument("contractType"), { value: "inverse" }, () => l10n.t("the contract type")),
  word(["quanto"], instrument("contractType"), { value: "quanto" }, () => l10n.t("the contract type")),
  word(["contract size"], instrument("contractSize"), "positive", () => l10n.t("the contract size")),
  word(["multiplier"], instrument("quantoMultiplier"), "positive", () => l10n.t("the quanto multiplier")),
  word(["tick"], instrument("tickSize"), "positive", () => l10n.t("the tick size")),
  word(["settle"], instrument("settle"), "name", () => l10n.t("the settle asset")),
  word(["underlying"], instrument("underlying"), "name", () => l10n.t("the underlying")),

  word(["wallet"], wallet("walletBalance"), "number", () => l10n.t("the wallet balance")),
  word(["cross wallet"], wallet("crossWalletBalance"), "number", () => l10n.t("the cross wallet balance")),
  word(["orders"], wallet("openOrderMargin"), "not-negative", () => l10n.t("the margin of open orders")),
  word(["collateral"], { scope: "account", field: "collateral" }, "name", () => l10n.t("the collateral")),
  word(["hedge"], { scope: "account", field: "positionMode" }, { value: "hedge" }, () =>
    l10n.t("the position mode"),
  ),
  word(["on"], { scope: "file", field: "venue" }, "name", () => l10n.t("the venue")),
  word(["as of"], { scope: "file", field: "rulesAsOf" }, "day", () => l10n.t("the day of the tables")),
];

export const SIDES: Readonly<Record<string, "long" | "short">> = {
  long: "long",
  buy: "long",
  short: "short",
  sell: "short",
};

/** Units of a size; without one it is a number of base units. */
export const SIZE_UNITS: Readonly<Record<string, "contracts" | "notional">> = {
  contract: "contracts",
  contracts: "contracts",
  usd: "notional",
  usdt: "notional",
  usdc: "notional",
  notional: "notional",
};

/** Every way to begin something: what a symbol or an asset cannot be called. */
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.keys(SIDES),
  "of",
  ...WORDS.flatMap(({ spellings }) => spellings.map((spelling) => spelling.split(" ")[0]!)),
]);

export function isReserved(text: string): boolean {
  return RESERVED.has(text.toLowerCase());
}

/** How a word is written that sets a field to a value of its own, or to what follows it. */
export function wordFor(scope: Target["scope"], field: string, value?: string): Word | undefined {
  return WORDS.find(
    ({ target, argument }) =>
      target.scope === scope &&
      target.field === field &&
      (typeof argument === "string" || argument.value === value),
  );
}
