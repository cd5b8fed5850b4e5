import assert from "node:assert/strict";
import { codesOf, resultOf } from "./resultOf";

const btc = { symbol: "BTCUSDT", side: "long", quantity: "1", entryPrice: "100" };

function book(positions: object[], more: { account?: object; venue?: string; instruments?: object } = {}) {
  const instruments = {
    BTCUSDT: { maintenanceMarginRate: "0.01" },
    ETHUSDT: { maintenanceMarginRate: "0.01" },
  };
  return resultOf({ account: { walletBalance: "50" }, instruments, positions, ...more });
}

describe("both modes", () => {
  it("are worked out for every position, whichever it is in", () => {
    for (const marginMode of ["isolated", "cross"]) {
      const [position] = book([{ ...btc, marginMode, isolatedMargin: "20" }]).positions;
      assert.equal(position!.marginMode, marginMode);
      assert.equal(position!.isolated.liquidationPrice, "80.80808080808080808080808080808080808081");
      assert.equal(position!.cross.liquidationPrice, "50.50505050505050505050505050505050505051");
    }
  });

  it("are cross unless the position or the account says isolated", () => {
    const modes = (account: object, row: object) =>
      book([{ ...btc, ...row }], { account }).positions[0]!.marginMode;
    assert.equal(modes({}, {}), "cross");
    assert.equal(modes({ marginMode: "isolated" }, {}), "isolated");
    assert.equal(modes({ marginMode: "isolated" }, { marginMode: "cross" }), "cross");
  });

  it("post notional / leverage in isolated mode where no margin is stated", () => {
    const [position] = book([{ ...btc, leverage: "5" }]).positions;
    assert.equal(position!.isolated.worstCaseLoss, "20");
  });

  it("are hypothetical where the venue lacks one", () => {
    const flags = (venue: string) => {
      const [{ isolated, cross } = assert.fail()] = book([{ ...btc, leverage: "5" }], { venue }).positions;
      return [isolated.hypothetical, cross.hypothetical];
    };
    assert.deepEqual(flags("binance-usdm"), [false, false]);
    assert.deepEqual(flags("deribit"), [true, false]);
  });
});

describe("a mode without a liquidation price says why", () => {
  const reasonsOf = (...given: Parameters<typeof book>) =>
    book(...given).positions.map(({ isolated, cross }) => [isolated.reason, cross.reason]);

  it("never: what backs it outlasts every price", () => {
    assert.deepEqual(reasonsOf([{ ...btc, isolatedMargin: "100" }], { account: { walletBalance: "100" } }), [
      ["never", "never"],
    ]);
  });

  it("other-side: the larger opposite leg is what the market can hurt", () => {
    const positions = [btc, { ...btc, side: "short", quantity: "2" }];
    const { cross } = book(positions, { account: { walletBalance: "50", positionMode: "hedge" } })
      .positions[0]!;
    assert.deepEqual([cross.liquidationPrice, cross.reason, cross.below], [null, "other-side", null]);
    // 50 + (P − 100) − 2·(P − 100) = 0.01·3·P
    assert.equal(cross.above, "145.6310679611650485436893203883495145631");
    assert.equal(cross.distance, "0.456310679611650485436893203883495145631");
  });

  it("already-liquidatable: the mark is beyond it", () => {
    const positions = [{ ...btc, markPrice: "50", leverage: "5" }];
    const [position] = book(positions).positions;
    for (const mode of [position!.isolated, position!.cross]) {
      assert.deepEqual(
        [mode.liquidationPrice, mode.below, mode.above, mode.distance],
        [null, null, null, null],
      );
      assert.equal(mode.reason, "already-liquidatable");
    }
    assert.ok(codesOf(book(positions)).includes("already-liquidatable"));
  });

  it("missing-leverage: what would be posted is not known", () => {
    assert.deepEqual(reasonsOf([btc]), [["missing-leverage", null]]);
  });

  it("missing-leverage: what is left of the wallet for cross is not known", () => {
    assert.deepEqual(
      reasonsOf([
        { ...btc, leverage: "5" },
        { ...btc, symbol: "ETHUSDT", marginMode: "isolated" },
      ]),
      [
        [null, "missing-leverage"],
        ["missing-leverage", "missing-leverage"],
      ],
    );
  });

  it("missing-wallet: nothing is known to stand behind it", () => {
    assert.deepEqual(reasonsOf([{ ...btc, leverage: "5" }], { account: {} }), [[null, "missing-wallet"]]);
  });

  it("missing-tiers: the venue's requirement is not known, of this symbol or of another one in the pool", () => {
    const instruments = { ETHUSDT: { maintenanceMarginRate: "0.01" } };
    const positions = [
      { ...btc, leverage: "5" },
      { ...btc, symbol: "ETHUSDT", leverage: "5" },
    ];
    assert.deepEqual(reasonsOf(positions, { instruments }), [
      ["missing-tiers", "missing-tiers"],
      [null, "missing-tiers"],
    ]);
  });

  it("missing-fee: the venue counts one, and it is not known", () => {
    assert.deepEqual(reasonsOf([{ ...btc, leverage: "5" }], { venue: "okx" }), [
      ["missing-fee", "missing-fee"],
    ]);
  });
});
