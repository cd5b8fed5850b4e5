/** What a pool is worth, what it ties up, and the reasons that rest on it, at their exact limits. */
import assert from "node:assert/strict";
import type { Account, Position } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import { arrangements } from "../../../src/engine/portfolio/arrangements";
import { poolEquity } from "../../../src/engine/portfolio/equity";
import { modeReasons } from "../../../src/engine/portfolio/reasons";
import { account, instrument, position, short } from "../../support/account";

const ETHUSDT = instrument("ETHUSDT");

describe("the equity of a pool", () => {
  const equity = (of: Account, asset = "USDT") => poolEquity(evaluate(of), asset)?.toString();

  it("is the cross balance, what is posted, and what all positions have gained", () => {
    const book = account({
      wallet: { USDT: { crossWalletBalance: "100" }, USDC: { crossWalletBalance: "7" } },
      positions: [
        position({ marginMode: "isolated", isolatedMargin: "10", markPrice: "97" }),
        position({ instrument: ETHUSDT, markPrice: "105" }),
        position({ pool: "USDC", marginMode: "isolated", isolatedMargin: "20", markPrice: "101" }),
      ],
    });
    // 100 + 5 + 10 − 3, and 7 + 20 + 1.
    assert.deepEqual([equity(book), equity(book, "USDC"), equity(book, "BTC")], ["112", "28", undefined]);
  });

  it("is not known where the wallet or what is posted is not", () => {
    const fenced = position({ marginMode: "isolated", leverage: "10" });
    assert.equal(equity(account({ positions: [fenced] })), undefined);
    const bare = position({ marginMode: "isolated" });
    const stated = account({ wallet: { USDT: { crossWalletBalance: "100" } }, positions: [bare] });
    assert.equal(equity(stated), undefined);
  });
});

describe("the capital of an arrangement", () => {
  const capital = (of: Account) => {
    const { tied, idle } = arrangements(of).asWritten.pools[0]!;
    return [tied?.toString(), idle?.toString()];
  };
  const [fenced, core] = [
    position({ marginMode: "isolated", leverage: "10" }),
    position({ instrument: ETHUSDT, leverage: "5" }),
  ];

  it("is held by open orders too", () => {
    const of = (walletBalance: string) =>
      account({ wallet: { USDT: { walletBalance, openOrderMargin: "15" } }, positions: [fenced, core] });
    // 10 posted, 20 in cross, 15 in orders.
    assert.deepEqual(capital(of("100")), ["45", "55"]);
    assert.deepEqual(capital(of("40")), ["45", "0"]);
  });

  it("is tied as far as known without a wallet", () => {
    assert.deepEqual(capital(account({ positions: [fenced, core] })), ["30", undefined]);
    assert.deepEqual(capital(account({ wallet: "100", positions: [position()] })), [undefined, undefined]);
  });
});

describe("reasons for a mode, at their limits", () => {
  const reasons = (of: Account, one: Position = of.positions[0]!) => modeReasons(of, one);
  const codes = (of: Account) => reasons(of).map(({ code }) => code);

  it("call 10× a high leverage, and 9.99× not", () => {
    const at = (leverage: string) => codes(account({ wallet: "1000", positions: [position({ leverage })] }));
    assert.ok(at("10").includes("high-leverage"));
    assert.ok(!at("9.99").includes("high-leverage"));
  });

  it("call a loss capped where the fence makes it smaller", () => {
    // 10 posted of a wallet of 10: the pool can lose no more.
    const at = (wallet: string) => codes(account({ wallet, positions: [position({ leverage: "10" })] }));
    assert.ok(!at("10").includes("loss-is-capped"));
    assert.ok(at("10.01").includes("loss-is-capped"));
  });

  it("name others that are taken down only where there are any", () => {
    assert.ok(!codes(account({ wallet: "30", positions: [position()] })).includes("takes-others-down"));
  });

  it("call a hedge what is opposite in the same pool and underlying", () => {
    const later = instrument("BTC-LATER", { underlying: "BTC" });
    const long = position({ instrument: instrument("BTCUSDT", { underlying: "BTC" }) });
    const beside = (...others: Position[]) =>
      codes(account({ wallet: "1000", positions: [long, ...others] })).includes("hedge");
    assert.ok(beside(short({ instrument: later })));
    assert.ok(!beside(short({ instrument: later, pool: "USDC" })));
    assert.ok(!beside(short({ instrument: ETHUSDT })));
    assert.ok(!beside(position({ instrument: later })));
  });

  it("call it later where the cross distance is larger, or there is no liquidation", () => {
    const fenced = position({ marginMode: "isolated", isolatedMargin: "10" });
    const later = (of: Account) => reasons(of).find(({ code }) => code === "liquidated-later");
    // In the pool the same 10 stand behind it, then 20, then 200.
    assert.equal(later(account({ wallet: "10", positions: [fenced] })), undefined);
    const more = later(account({ wallet: "20", positions: [fenced] }));
    assert.ok(more?.code === "liquidated-later");
    assert.equal(more.cross?.toDecimalPlaces(6).toString(), "0.191919");
    const never = later(account({ wallet: "200", positions: [fenced] }));
    assert.ok(never?.code === "liquidated-later");
    assert.equal(never.cross, undefined);
    // Beside a loss in the pool it is sooner.
    const loser = position({ instrument: ETHUSDT, markPrice: "95" });
    assert.equal(later(account({ wallet: "12", positions: [fenced, loser] })), undefined);
    // Nothing is known of the pool.
    assert.equal(later(account({ positions: [fenced] })), undefined);
  });

  it("call a loss large beside an equity that is known and above 0", () => {
    const fenced = (markPrice: string) =>
      position({ marginMode: "isolated", isolatedMargin: "2", markPrice });
    const large = (of: Account) => codes(of).includes("loss-above-share");
    assert.ok(large(account({ wallet: "99.99", positions: [fenced("100")] })));
    assert.ok(!large(account({ wallet: "100", positions: [fenced("100")] })));
    assert.ok(!large(account({ positions: [fenced("100")] })));
    // 2 posted, 2 lost.
    assert.ok(!large(account({ wallet: "2", positions: [fenced("98")] })));
    const unbounded = position({ marginMode: "isolated" });
    assert.ok(!large(account({ wallet: { USDT: { crossWalletBalance: "9" } }, positions: [unbounded] })));
  });
});
