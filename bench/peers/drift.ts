import type { PeerAccount, PeerLeg } from "./account";
import { hasTiers, inUnits, type Peer, rateOf, signOfSide } from "./peer";

interface Whole {
  toNumber: () => number;
  isNeg: () => boolean;
}
interface User {
  liquidationPrice: (marketIndex: number) => Whole;
}
interface Sdk {
  readonly BN: new (value: string | number) => Whole;
  readonly PublicKey: { unique: () => object };
  readonly User: { readonly prototype: object };
  readonly SpotBalanceType: { readonly DEPOSIT: object };
}

const PRICE_DIGITS = 6;
const QUOTE_DIGITS = 6;
const BASE_DIGITS = 9;

/** A closed form with whole numbers; a rate that grows with size, no table of tiers. */
export const drift: Peer = {
  label: "Drift",
  name: "@drift-labs/sdk",
  version: "2.156.0",
  method: "closed form",
  prepare(load, account) {
    if (hasTiers(account)) return undefined;
    const sdk = load("@drift-labs/sdk") as Sdk;
    const user = Object.assign(Object.create(sdk.User.prototype) as User, {
      driftClient: clientOf(sdk, account),
      getUserAccount: always(userAccount(sdk, account)),
    });
    return () =>
      account.legs.map((_, index) => {
        const price = user.liquidationPrice(index);
        return price.isNeg() ? undefined : price.toNumber() / 10 ** PRICE_DIGITS;
      });
  },
};

const always =
  <Value>(value: Value) =>
  () =>
    value;

/** What the user asks its client for: markets and prices, here from memory. */
function clientOf({ BN, PublicKey }: Sdk, { legs }: PeerAccount) {
  const cash = {
    marketIndex: 0,
    oracle: PublicKey.unique(),
    decimals: 6,
    cumulativeDepositInterest: new BN("10000000000"),
    maintenanceAssetWeight: 10_000,
    imfFactor: 0,
  };
  const markets = legs.map((leg, marketIndex) => ({
    marketIndex,
    quoteSpotMarketIndex: 0,
    contractType: { perpetual: {} },
    status: { active: {} },
    marginRatioInitial: 1_000,
    marginRatioMaintenance: Math.round(Number(rateOf(leg)) * 10_000),
    imfFactor: 0,
    unrealizedPnlMaintenanceAssetWeight: 10_000,
    amm: {
      oracle: PublicKey.unique(),
      orderStepSize: new BN(1),
      cumulativeFundingRateLong: new BN(0),
      cumulativeFundingRateShort: new BN(0),
    },
  }));
  const oracles = legs.map(({ markPrice }) => ({ price: new BN(inUnits(markPrice, PRICE_DIGITS)) }));
  return {
    getPerpMarketAccount: (index: number) => markets[index],
    getSpotMarketAccount: always(cash),
    getSpotMarketAccounts: always([cash]),
    getOracleDataForPerpMarket: (index: number) => oracles[index],
    getMMOracleDataForPerpMarket: (index: number) => oracles[index],
    getOracleDataForSpotMarket: always({ price: new BN(inUnits("1", PRICE_DIGITS)) }),
  };
}

function userAccount({ BN, SpotBalanceType }: Sdk, { walletBalance, legs }: PeerAccount) {
  const none = new BN(0);
  const positionOf = ({ side, quantity, entryPrice }: PeerLeg, marketIndex: number) => {
    const sign = signOfSide(side);
    const base = `${sign < 0 ? "-" : ""}${quantity}`;
    const quote = (-sign * Number(quantity) * Number(entryPrice)).toFixed(QUOTE_DIGITS);
    return {
      marketIndex,
      baseAssetAmount: new BN(inUnits(base, BASE_DIGITS)),
      quoteAssetAmount: new BN(inUnits(quote, QUOTE_DIGITS)),
      lastCumulativeFundingRate: none,
      isolatedPositionScaledBalance: none,
      lpShares: none,
      openOrders: 0,
      openBids: none,
      openAsks: none,
      maxMarginRatio: 0,
      positionFlag: 0,
    };
  };
  const cash = {
    marketIndex: 0,
    balanceType: SpotBalanceType.DEPOSIT,
    scaledBalance: new BN(inUnits(walletBalance, BASE_DIGITS)),
    openOrders: 0,
  };
  return {
    maxMarginRatio: 0,
    marginMode: { default: {} },
    spotPositions: [cash],
    perpPositions: legs.map(positionOf),
  };
}
