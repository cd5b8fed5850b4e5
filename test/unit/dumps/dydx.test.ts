import assert from "node:assert/strict";
import { codes, read, result } from "./dump";

/** 2 ETH short from 3000, 100 below water: at 3050. 8,000 USDC after selling them: 2,000 of its own. Made up. */
const position = {
  market: "ETH-USD",
  status: "OPEN",
  side: "SHORT",
  size: "-2",
  entryPrice: "3000",
  unrealizedPnl: "-100",
};
const subaccount = (openPerpetualPositions: object) => ({
  subaccount: {
    equity: "1900",
    openPerpetualPositions,
    assetPositions: { USDC: { size: "8000", symbol: "USDC", side: "LONG" } },
  },
});

describe("dumps of dYdX", () => {
  it("have the mark from the profit and the wallet from the cash", () => {
    const analysis = read("dydx-subaccount", subaccount({ "ETH-USD": position }));
    const { positions, account } = result(analysis);
    assert.deepEqual(
      [positions[0]!.side, positions[0]!.quantity, positions[0]!.markPrice],
      ["short", "2", "3050"],
    );
    assert.deepEqual([account.crossWalletBalance, account.marginBalance], ["2000", "1900"]);
    assert.deepEqual(codes(analysis), ["dump-without-tiers"]);
  });

  it("may list their positions, or have none", () => {
    assert.equal(read("dydx-subaccount", subaccount([position])).rows.length, 1);
    assert.equal(result(read("dydx-subaccount", subaccount({}))).account.crossWalletBalance, "8000");
  });

  it("of several subaccounts are read for the first, and say so", () => {
    const { subaccount: one } = subaccount({ "ETH-USD": position });
    const analysis = read("dydx-subaccount", { subaccounts: [one, one] });
    assert.deepEqual([analysis.rows.length, codes(analysis).includes("dump-row-left-out")], [1, true]);
  });
});
