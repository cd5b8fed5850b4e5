import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account } from "../../../src/engine/account";
import type { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { frontier } from "../../../src/engine/shock/frontier";
import { poolShock } from "../../../src/engine/shock/shock";
import { account, decimal, flatRate, instrument, position, short } from "../../support/account";
import { assertNear, isNear } from "../../support/near";
import { oracle } from "../../support/oracle";
import { real } from "../../support/oracleNumber";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const btc = instrument("BTCUSDT", { schedule: flatRate("0.01") });
const eth = instrument("ETHUSDT", { schedule: flatRate("0.01") });

const beta = fc.constantFrom("1", "1", "1", "0.5", "2", "-1", "0", "1.37");

const betasFor = fc
  .tuple(beta, beta, beta, beta, beta)
  .map(
    (drawn) =>
      new Map(
        ["BTCUSDT", "ETHUSDT", "BTCUSD", "BTC-LATER", "SOLUSDT"].map((symbol, index) => [
          symbol,
          decimal(drawn[index]!),
        ]),
      ),
  );

describe("the shock of an account", function () {
  this.timeout(0);

  it("is the liquidation price as a fraction of the mark where there is one symbol", () => {
    // 10 + (P − 100) = 0.01·P at P = 90 / 0.99.
    const one = account({ wallet: "10", positions: [position({ instrument: btc })] });
    assertNear(poolShock(one, "USDT").down?.plus(1), decimal("90").div("99"));
    assert.equal(poolShock(one, "USDT").up, undefined);
  });

  it("moves all symbols at once", () => {
    // 30 + 2·100·x = 0.01·2·100·(1 + x): x = −28 / 198.
    const two = account({
      wallet: "30",
      positions: [position({ instrument: btc }), position({ instrument: eth })],
    });
    assertNear(poolShock(two, "USDT").down, decimal("-28").div("198"));
  });

  it("follows betas, and stops at price 0", () => {
    // ETH falls twice as fast and is at 0 from x = −1/2 on.
    const betas = new Map([["ETHUSDT", decimal("2")]]);
    const two = (wallet: string) =>
      account({ wallet, positions: [position({ instrument: btc }), position({ instrument: eth })] });
    // 100 + 100·x + 200·x = 1·(1 + x) + 1·(1 + 2x): x = −98 / 297.
    assertNear(poolShock(two("100"), "USDT", betas).down, decimal("-98").div("297"));
    // Beyond x = −1/2: 180 − 100 + 100·x = 1·(1 + x): x = −79 / 99.
    assertNear(poolShock(two("180"), "USDT", betas).down, decimal("-79").div("99"));
    assert.equal(poolShock(two("200"), "USDT", betas).reason, "never");
  });

  it("is told by the legs that do not cancel out", () => {
    const hedged = account({
      wallet: "50",
      positions: [position({ instrument: btc }), short({ instrument: eth })],
    });
    // Profit and loss cancel; the requirements grow with the price: 50 = 2·(1 + x).
    assertNear(poolShock(hedged, "USDT").up, "24");
  });

  it("agrees with a solver that only bisects", () => {
    const holds = (drawn: Account, betas: ReadonlyMap<string, Decimal>) => {
      const second = oracle(drawn);
      const betaOf = (symbol: string) => real(betas.get(symbol) ?? "1");
      for (const { asset } of evaluate(drawn).pools()) {
        const found = poolShock(drawn, asset, betas);
        const expected = second.shock(asset, betaOf);
        for (const [side, at] of [
          ["down", expected.below],
          ["up", expected.above],
        ] as const) {
          const level = found[side]?.plus(1);
          // Beyond a factor of 1e20 nobody looks.
          if (level?.gt("1e20") || level?.lt("1e-20")) continue;
          assert.ok(isNear(level, at), `${asset} ${side} is ${String(level)}, expected ${String(at)}`);
        }
      }
    };
    fc.assert(fc.property(randomAccount, betasFor, holds), runs(60));
  });
});

describe("the frontier of two symbols", () => {
  it("is where the pool is liquidated on the way to it", () => {
    const two = account({
      wallet: "30",
      positions: [position({ instrument: btc }), position({ instrument: eth })],
    });
    const points = frontier(two, ["BTCUSDT", "ETHUSDT"], 4);
    assert.equal(points.length, 16);
    for (const { direction, move } of points) {
      const falls = direction.first.plus(direction.second).lt(0);
      assert.equal(move !== undefined, falls, `${String(direction.first)} ${String(direction.second)}`);
      // 30 + 100·(a + b) = 1·(2 + a + b) where neither is at 0.
      const [a, b] = [move?.first, move?.second];
      if (a?.gt(-1) && b?.gt(-1)) assertNear(a.plus(b), decimal("-28").div("99"));
    }
  });

  it("goes around in equal steps", () => {
    const two = account({ wallet: "30", positions: [position({ instrument: btc })] });
    const directions = frontier(two, ["BTCUSDT", "ETHUSDT"], 4).map(({ direction: { first, second } }) =>
      [first, second].map((move) => move.toNumber() + 0),
    );
    assert.deepEqual(directions, [
      ...[-1, -0.5, 0, 0.5].map((move) => [1, move]),
      ...[1, 0.5, 0, -0.5].map((move) => [move, 1]),
      ...[1, 0.5, 0, -0.5].map((move) => [-1, move]),
      ...[-1, -0.5, 0, 0.5].map((move) => [move, -1]),
    ]);
  });

  it("moves nothing but the two", () => {
    const still = position({ instrument: instrument("SOLUSDT") });
    const of = account({
      wallet: {
        USDT: {
          walletBalance: "0",
          assets: [
            { balance: "1", price: "20", ratio: "1" },
            { balance: "1", price: "20", ratio: "1", priceSymbol: "XRPUSDT" },
          ],
        },
      },
      positions: [
        // Not in the pool that is asked for.
        position({ instrument: btc, pool: "USDC", marginMode: "isolated", leverage: "2" }),
        still,
        position({ instrument: btc }),
        position({ instrument: eth }),
      ],
    });
    const down = frontier(of, ["BTCUSDT", "ETHUSDT"], 2).filter(({ move }) => move !== undefined);
    assert.equal(down.length, 3);
    for (const { move, direction } of down) {
      // 40 + 100·(a + b) = 3 + a + b.
      const sum = decimal("-37").div("99");
      if (direction.first.eq(direction.second)) assertNear(move!.first, sum.div("2"));
      else assertNear(move!.first.plus(move!.second), sum);
    }
  });

  it("has no point where nothing is known of the pool, and none at all without a cross position", () => {
    const points = frontier(
      account({ positions: [position({ instrument: btc })] }),
      ["BTCUSDT", "ETHUSDT"],
      1,
    );
    assert.deepEqual(
      points.map(({ move }) => move),
      [undefined, undefined, undefined, undefined],
    );
    const fenced = position({ instrument: btc, marginMode: "isolated", leverage: "2" });
    assert.deepEqual(frontier(account({ wallet: "10", positions: [fenced] }), ["BTCUSDT", "ETHUSDT"]), []);
  });
});
