import assert from "node:assert/strict";
import { codesOf, type PositionResult, resultOf } from "./resultOf";

const instruments = {
  BTCUSDT: { maintenanceMarginRate: "0.01" },
  ETHUSDT: { maintenanceMarginRate: "0.01" },
  BTCUSD: { contractType: "inverse", underlying: "BTC", maintenanceMarginRate: "0.01" },
};
const good = { symbol: "BTCUSDT", side: "long", quantity: "1", entryPrice: "100", leverage: "5" };
const bad = { ...good, symbol: "ETHUSDT", quantity: "much" };
const account = { collateral: "USDT", walletBalance: "50", wallets: { BTC: { walletBalance: "1" } } };

/** For each position the reasons of its isolated and its cross column; null where there is an answer. */
function reasons(file: object): (string | null)[][] {
  return resultOf({ instruments, account, ...file }).positions.map(({ isolated, cross }: PositionResult) => [
    isolated.reason,
    cross.reason,
  ]);
}

describe("what cannot be read", () => {
  it("takes the cross results of its pool with it, and leaves the isolated ones", () => {
    assert.deepEqual(reasons({ positions: [good, bad] }), [
      [null, "invalid"],
      ["invalid", "invalid"],
    ]);
  });

  it("leaves other pools alone", () => {
    const positions = [good, { ...good, symbol: "BTCUSD", quantity: "much" }, { ...good, symbol: "BTCUSD" }];
    assert.deepEqual(reasons({ positions }), [
      [null, null],
      ["invalid", "invalid"],
      [null, "invalid"],
    ]);
  });

  it("is in every pool's way where not even its symbol is known", () => {
    const positions = [good, { ...good, symbol: 5 }, { ...good, symbol: "BTCUSD" }];
    assert.deepEqual(reasons({ positions }), [
      [null, "invalid"],
      ["invalid", "invalid"],
      [null, "invalid"],
    ]);
  });

  it("matters to cross as an isolated position too: its margin comes out of the wallet", () => {
    const isolated = { ...bad, marginMode: "isolated" };
    assert.deepEqual(reasons({ positions: [good, isolated] })[0], [null, "invalid"]);
    assert.deepEqual(reasons({ positions: [good, isolated], account: { crossWalletBalance: "50" } })[0], [
      null,
      null,
    ]);
  });

  it("leaves no totals that would miss a part", () => {
    const result = resultOf({
      instruments,
      account: { walletBalance: "50" },
      positions: [{ ...good, marginMode: "isolated" }, bad],
    });
    const { reason, ...figures } = result.account;
    assert.equal(reason, "invalid");
    assert.deepEqual([...new Set(Object.values(figures))], [null]);
  });

  it("does no harm where it decides nothing", () => {
    const positions = [{ ...good, label: "", stopLossPrice: "x", takeProfitPrice: [], mood: "bullish" }];
    const result = resultOf({ instruments, account, positions, policy: { maxLeverage: "x" } });
    assert.deepEqual([result.positions[0]!.isolated.reason, result.positions[0]!.cross.reason], [null, null]);
    assert.equal(codesOf(result).length, 5);
  });

  it("is never taken for something left out", () => {
    const positions = [good];
    const cases: [broken: object, reasons: (string | null)[]][] = [
      [{ account: { walletBalance: "x" } }, [null, "invalid"]],
      [{ account: { wallets: { USDT: { walletBalance: "x" } } } }, [null, "invalid"]],
      [{ account: { wallets: { USDT: 50 } } }, [null, "invalid"]],
      [{ account: { wallets: [], walletBalance: "50" } }, [null, "invalid"]],
      [
        { account: { walletBalance: "50", assets: [{ asset: "BTC", balance: "x", price: "1" }] } },
        [null, "invalid"],
      ],
      [{ account: { walletBalance: "50", assets: [{ asset: "BTC", balance: "1" }] } }, [null, "invalid"]],
      [{ account: { walletBalance: "50", crossWalletBalance: "x" } }, [null, "invalid"]],
      [{ account: { walletBalance: "50", marginMode: "crossed" } }, ["invalid", "invalid"]],
      [{ account: [] }, ["invalid", "invalid"]],
      [{ instruments: [] }, ["invalid", "invalid"]],
      [{ instruments: { BTCUSDT: 5 } }, ["invalid", "invalid"]],
      [
        { instruments: { BTCUSDT: { maintenanceMarginRate: "0.01", contractType: "cubic" } } },
        ["invalid", "invalid"],
      ],
      [{ instruments: { BTCUSDT: { tiers: [{ maintenanceMarginRate: "x" }] } } }, ["invalid", "invalid"]],
      [{ instruments: { BTCUSDT: { tiers: [{ maxNotional: "5" }] } } }, ["invalid", "invalid"]],
      [{ markPrices: 5 }, ["invalid", "invalid"]],
      [{ venue: "nowhere" }, ["invalid", "invalid"]],
      [{ venue: 5 }, ["invalid", "invalid"]],
      [{ rules: { trigger: "above" } }, ["invalid", "invalid"]],
      [{ rules: { tigger: "below" } }, ["invalid", "invalid"]],
      [{ rules: [] }, ["invalid", "invalid"]],
    ];
    for (const [broken, expected] of cases) {
      assert.deepEqual(
        reasons({ account: { walletBalance: "50" }, positions, ...broken })[0],
        expected,
        JSON.stringify(broken),
      );
    }
  });

  it("still lists what is known of its row", () => {
    const [row] = resultOf({ instruments, account, positions: [{ ...bad, label: "swing" }] }).positions;
    const { index, label, symbol, side, marginMode, quantity, entryPrice } = row!;
    assert.deepEqual(
      { index, label, symbol, side, marginMode, quantity, entryPrice },
      {
        index: 0,
        label: "swing",
        symbol: "ETHUSDT",
        side: "long",
        marginMode: "cross",
        quantity: null,
        entryPrice: "100",
      },
    );
  });

  it("of half a file leaves every result that the other half supports", () => {
    const text = JSON.stringify(
      {
        account: { crossWalletBalance: "50" },
        instruments,
        positions: [good, { ...good, marginMode: "isolated" }, bad],
      },
      null,
      2,
    );
    const half = resultOf(text.slice(0, text.indexOf('"much"') + 3));
    assert.deepEqual(
      half.positions.map(({ isolated }) => isolated.liquidationPrice),
      ["80.80808080808080808080808080808080808081", "80.80808080808080808080808080808080808081", null],
    );
    assert.deepEqual(
      half.positions.map(({ cross }) => cross.reason),
      ["invalid", "invalid", "invalid"],
    );
    assert.ok(codesOf(half).includes("json-syntax"));
  });
});
