import type { PeerAccount, PeerLeg } from "./account";
import { type Peer, rateOf, signOfSide } from "./peer";

interface Binance {
  markets: object;
  markets_by_id: object;
  options: { leverageBrackets?: object };
  parseAccountPosition: (raw: object) => { readonly liquidationPrice: number | undefined };
}

/** A closed form for one position by itself: what the other positions gain, lose or need is not in it. */
export const ccxt: Peer = {
  label: "ccxt",
  name: "ccxt",
  version: "4.5.84",
  method: "closed form, one leg",
  prepare(load, account) {
    const { binance } = load("ccxt") as { readonly binance: new () => Binance };
    const exchange = new binance();
    const markets = account.legs.map(marketOf);
    exchange.markets = Object.fromEntries(markets.map((market) => [market.symbol, market]));
    exchange.markets_by_id = Object.fromEntries(markets.map((market) => [market.id, [market]]));
    exchange.options.leverageBrackets = Object.fromEntries(
      account.legs.map((leg, index) => [markets[index]!.symbol, bracketsOf(leg)]),
    );
    const raw = account.legs.map((leg) => rawPosition(leg, account));
    return () => raw.map((position) => exchange.parseAccountPosition(position).liquidationPrice);
  },
};

function marketOf({ symbol }: PeerLeg) {
  return {
    id: symbol,
    symbol: `${symbol.replace("USDT", "")}/USDT:USDT`,
    contract: true,
    linear: true,
    quote: "USDT",
    contractSize: 1,
    precision: { price: 1e-8 },
  };
}

/** [floor, rate] */
function bracketsOf({ tiers }: PeerLeg): string[][] {
  return tiers.map(({ rate }, index) => [index === 0 ? "0" : tiers[index - 1]!.limit!, rate]);
}

function rawPosition(leg: PeerLeg, { walletBalance, legs }: PeerAccount) {
  const sign = signOfSide(leg.side);
  const profit = (one: PeerLeg) =>
    signOfSide(one.side) * Number(one.quantity) * (Number(one.markPrice) - Number(one.entryPrice));
  const notional = Number(leg.quantity) * Number(leg.markPrice);
  const gained = legs.reduce((sum, one) => sum + profit(one), 0);
  return {
    symbol: leg.symbol,
    positionSide: "BOTH",
    positionAmt: String(sign * Number(leg.quantity)),
    entryPrice: leg.entryPrice,
    notional: String(sign * notional),
    unrealizedProfit: String(profit(leg)),
    isolated: false,
    leverage: "10",
    initialMargin: String(notional / 10),
    maintMargin: String(notional * Number(rateOf(leg))),
    crossWalletBalance: walletBalance,
    crossMargin: String(Number(walletBalance) + gained),
  };
}
