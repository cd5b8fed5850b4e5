import { analyze } from "../../src/analysis/analyze";
import type { Account } from "../../src/engine/account";
import type { PeerAccount } from "./account";

/** The same account as the engine takes it, read from the text of a position file. */
export function engineAccount({ walletBalance, legs }: PeerAccount): Account {
  const tiersOf = (leg: PeerAccount["legs"][number]) =>
    leg.tiers.map(({ limit, rate }) => ({ maxNotional: limit, maintenanceMarginRate: rate }));
  const file = {
    venue: "generic",
    account: { walletBalance, collateral: "USDT" },
    instruments: Object.fromEntries(legs.map((leg) => [leg.symbol, { tiers: tiersOf(leg) }])),
    positions: legs.map(({ symbol, side, quantity, entryPrice, markPrice }) => {
      return { symbol, side, quantity, entryPrice, markPrice, leverage: "10", marginMode: "cross" };
    }),
  };
  return analyze(JSON.stringify(file)).report!.account;
}
