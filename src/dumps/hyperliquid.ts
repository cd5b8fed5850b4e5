/**
 * Hyperliquid's clearinghouseState, also inside webData2, in the layout of 2023 and in the present one.
 * Source: https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals
 *
 *   posted to an isolated position   rawUsd + szi·entry
 *   cross wallet                     crossMarginSummary.totalRawUsd + Σ szi·entry of the cross positions
 *
 * rawUsd is the cash of a position after it was paid for, so that what it is worth is rawUsd + szi·mark.
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, sum } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, ratio } from "./dumpFile";
import { has, type DumpReader, type KnownContracts } from "./reader";
import { elementsOf, fieldOf, objectsWith } from "./walk";

export const hyperliquid: DumpReader = {
  id: "hyperliquid-state",
  get title() {
    return l10n.t("Hyperliquid clearinghouseState");
  },
  holds: "positions",
  venue: "hyperliquid",
  recognises: (samples) =>
    has(samples, "assetPositions", "marginSummary") || has(samples, "assetPositions", "crossMarginSummary"),
  read(dump, known) {
    const [state] = objectsWith(dump.tree, "assetPositions");
    if (state === undefined) return;
    const rows = elementsOf(dump.tree, fieldOf(dump.tree, state, "assetPositions")).map(
      (element) => fieldOf(dump.tree, element, "position") ?? element,
    );
    const added = rows.flatMap((row) => addHyperliquidPosition(dump, row, row, known) ?? []);
    readWallet(dump, state, added);
    noteOldLayout(dump, rows);
  },
};

interface Added {
  readonly isCross: boolean;
  /** szi·entry, signed. */
  readonly paid: Decimal;
  readonly posted: Decimal | undefined;
}

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addHyperliquidPosition(
  dump: DumpFile,
  row: Node,
  place: Node,
  known: KnownContracts,
  name?: string,
): Added | undefined {
  const size = dump.number(row, "szi");
  if (size === undefined || size.value.isZero()) return undefined;
  const symbol = name ?? dump.text(row, "coin");
  const entry = dump.positive(row, "entryPx");
  const setting = fieldOf(dump.tree, row, "leverage");
  const isCross = dump.text(setting, "type") !== "isolated";
  const rawUsd = dump.number(setting, "rawUsd");
  const paid = entry && size.value.times(entry.value);
  const posted = isCross || !paid ? undefined : (rawUsd?.value.plus(paid) ?? fromEquity(dump, row));
  const value = dump.positive(row, "positionValue");
  const mark = ratio(value?.value, size.value.abs());
  dump.add(place, {
    symbol,
    side: size.value.isNegative() ? "short" : "long",
    quantity: { value: size.value.abs(), node: size.node },
    entryPrice: entry,
    markPrice: mark && value && { value: mark, node: value.node },
    leverage: dump.positive(setting, "value"),
    marginMode: isCross ? "cross" : "isolated",
    isolatedMargin: posted && { value: posted, node: rawUsd?.node ?? row },
  });
  dump.reports(dump.number(row, "liquidationPx"));
  if (symbol !== undefined) readMaxLeverage(dump, symbol, row, known);
  return paid && { isCross, paid, posted };
}

/** The equity of an isolated position less its profit. */
function fromEquity(dump: DumpFile, row: Node): Decimal | undefined {
  const equity = dump.number(row, "marginUsed");
  const profit = dump.number(row, "unrealizedPnl");
  return equity && profit && equity.value.minus(profit.value);
}

/** The dump's own figure goes before a table of another day; a table of the same figure knows the tiers above too. */
function readMaxLeverage(dump: DumpFile, symbol: string, row: Node, known: KnownContracts): void {
  const stated = dump.positive(row, "maxLeverage");
  if (stated === undefined || known.maxLeverage("hyperliquid", symbol)?.eq(stated.value)) return;
  dump.instrument(symbol, row, { maxLeverage: stated.value });
  const message = l10n.t(
    "The rate of {0} is 1 / (2 × maxLeverage {1}), as the dump has it; the rates of higher tiers are not in it.",
    symbol,
    stated.value.toFixed(),
  );
  dump.note("dump-rate-of-position", message, stated.node);
}

function readWallet(dump: DumpFile, state: Node, rows: readonly Added[]): void {
  const cross = rows.filter(({ isCross }) => isCross);
  const summary = fieldOf(dump.tree, state, "crossMarginSummary");
  const cash: Given | undefined = dump.number(summary, "totalRawUsd");
  if (cash !== undefined) {
    const wallet = cash.value.plus(sum(cross.map(({ paid }) => paid)));
    dump.account({ collateral: "USDC", crossWalletBalance: wallet });
    return;
  }
  // Without the summary of cross positions, that of all of them less what is posted to isolated ones.
  const all = dump.number(fieldOf(dump.tree, state, "marginSummary"), "totalRawUsd");
  if (all === undefined) return;
  dump.account({ collateral: "USDC", walletBalance: all.value.plus(sum(rows.map(({ paid }) => paid))) });
}

function noteOldLayout(dump: DumpFile, rows: readonly Node[]): void {
  const isOld = rows.length > 0 && rows.every((row) => fieldOf(dump.tree, row, "maxLeverage") === undefined);
  if (!isOld) return;
  dump.note(
    "dump-older-rules",
    l10n.t(
      "This layout is of 2023, without maxLeverage. The prices here follow today's formula and tiers; those that the dump states follow the formula of that time.",
    ),
    rows[0],
  );
}
