/** A text as the views of the panel get it. */
import { analyze } from "../../../../src/analysis/analyze";
import { rowSources } from "../../../../src/analysis/panel";
import { NO_ROWS, renumbered } from "../../../../src/analysis/panelRows";
import type { Book } from "../../../../src/analysis/views";

export function bookOf(text: string): Book {
  const analysis = analyze(text);
  return { analysis, numbers: renumbered(NO_ROWS, rowSources(analysis)) };
}

interface Given {
  readonly account?: object;
  readonly positions: readonly object[];
  readonly instruments?: object;
}

/** A generic venue: price basis, no fees, 1 % of maintenance for A, B and C. */
export function text({ account = { walletBalance: "1100" }, positions, instruments = {} }: Given): string {
  const flat = { maintenanceMarginRate: "0.01" };
  return JSON.stringify({
    venue: "generic",
    account: { collateral: "USDT", ...account },
    instruments: { A: flat, B: flat, C: flat, ...instruments },
    positions,
  });
}

/** Cross: B(x) = 1,000 + 2,000·x against R(x) = 20 + 20·x, so it is liquidated at x = −980/1,980. */
export const LONG = {
  symbol: "A",
  side: "long",
  quantity: "20",
  entryPrice: "100",
  leverage: "4",
  marginMode: "cross",
};

/** Isolated: 100 − 5·(P − 100) = 0.05·P at P = 600/5.05, a rise of 18.811881 %. */
export const SHORT = {
  symbol: "B",
  side: "short",
  quantity: "5",
  entryPrice: "100",
  leverage: "5",
  marginMode: "isolated",
  isolatedMargin: "100",
};
