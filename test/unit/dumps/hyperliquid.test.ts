import assert from "node:assert/strict";
import { codes, read, result, without } from "./dump";
import { assertNear } from "./near";

/** The sample of Hyperliquid's documentation of clearinghouseState, read 2026-11. */
const documented = {
  assetPositions: [
    {
      position: {
        coin: "ETH",
        entryPx: "2986.3",
        leverage: { rawUsd: "-95.059824", type: "isolated", value: 20 },
        liquidationPx: "2866.26936529",
        marginUsed: "4.967826",
        maxLeverage: 50,
        positionValue: "100.02765",
        szi: "0.0335",
        unrealizedPnl: "-0.0134",
      },
      type: "oneWay",
    },
  ],
  crossMarginSummary: { accountValue: "13104.514502", totalRawUsd: "13104.514502" },
  marginSummary: { accountValue: "13109.482328", totalRawUsd: "13009.454678" },
  withdrawable: "13104.514502",
};

/** 100 coins long from 10 at 12 behind a cash of 500 − 1000: worth 700. Rate 1 / (2 × 10) = 5 %. */
const cross = {
  assetPositions: [
    {
      position: {
        coin: "MADEUP",
        szi: "100",
        entryPx: "10",
        positionValue: "1200",
        leverage: { type: "cross", value: 5 },
        liquidationPx: null,
        maxLeverage: 10,
      },
    },
  ],
  crossMarginSummary: { accountValue: "700", totalRawUsd: "-500" },
  marginSummary: { accountValue: "700", totalRawUsd: "-500" },
};

describe("dumps of Hyperliquid", () => {
  it("are read with the margin posted to isolated positions, and reproduce the venue's price", () => {
    const { positions, account } = result(read("hyperliquid-state", documented));
    const [eth] = positions;
    assert.equal(eth!.marginMode, "isolated");
    assert.equal(eth!.reportedLiquidationPrice, "2866.26936529");
    // rawUsd is printed with six digits: −rawUsd / (szi·(1 − 1/100))
    assertNear(eth!.isolated.liquidationPrice, "2866.26936529", "0.00002");
    assert.equal(account.crossWalletBalance, "13104.514502");
  });

  it("are read with the cash behind cross positions", () => {
    const { positions, account } = result(read("hyperliquid-state", cross));
    assert.equal(positions[0]!.marginMode, "cross");
    assert.equal(positions[0]!.markPrice, "12");
    // −500 + 100·10, and the profit of 200 beside it
    assert.equal(account.crossWalletBalance, "500");
    assert.equal(account.marginBalance, "700");
    // 500 + 100·(P − 10) = 5·P
    assertNear(positions[0]!.cross.liquidationPrice, "5.263157894736842", "1e-12");
  });

  it("are read inside webData2", () => {
    assert.equal(read("hyperliquid-state", { clearinghouseState: cross, serverTime: 1 }).rows.length, 1);
  });

  it("take the tiers of the table where the dump has its highest leverage, else the dump's", () => {
    const withMaximum = (maxLeverage: number) => {
      const position = { ...cross.assetPositions[0]!.position, coin: "BTC", maxLeverage };
      const dump = { ...cross, assetPositions: [{ position }] };
      return read("hyperliquid-state", dump).rows[0]!.position!.instrument.schedule;
    };
    const tiers = (maximum: number) => {
      const schedule = withMaximum(maximum);
      return schedule?.kind === "tiers" ? schedule.tiers.length : 0;
    };
    assert.deepEqual([tiers(40) > 1, tiers(3)], [true, 1]);
  });

  it("of 2023 say that their prices are of older rules", () => {
    const position = without(cross.assetPositions[0]!.position, "maxLeverage");
    const analysis = read("hyperliquid-state", { ...cross, assetPositions: [{ type: "oneWay", position }] });
    assert.deepEqual(codes(analysis), ["dump-older-rules", "dump-without-tiers"]);
  });

  it("leave flat positions out", () => {
    const position = { ...cross.assetPositions[0]!.position, szi: "0.0" };
    assert.equal(read("hyperliquid-state", { ...cross, assetPositions: [{ position }] }).rows.length, 0);
  });
});
