import assert from "node:assert/strict";
import type { Account } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import { account, decimal, flatRate, instrument, position, short, tiers } from "../../support/account";

const least = (of: Account, price: string) =>
  evaluate(of).lowestExcess(of.positions[0]!, decimal(price)).toString();

describe("the least room on the way to a price", () => {
  const stepped = instrument("BTCUSDT", {
    schedule: tiers([
      ["90", "0.01", "0"],
      ["150", "0.02", "0"],
      [undefined, "0.4", "0"],
    ]),
  });
  const fenced = { instrument: stepped, marginMode: "isolated", isolatedMargin: "100" } as const;
  const of = (one: ReturnType<typeof position>) =>
    account({ wallet: "100", rules: { tierMethod: "whole" }, positions: [one] });

  it("is in the tier of the price that it gets to, downwards", () => {
    // 100 − 20 − 0.01·80; and at 95, in the tier of the mark, 100 − 5 − 0.02·95.
    assert.equal(least(of(position(fenced)), "80"), "79.2");
    assert.equal(least(of(position(fenced)), "95"), "93.1");
    assert.equal(least(of(position(fenced)), "100"), "98");
  });

  it("is in the tier of the price that it gets to, upwards", () => {
    // 100 − 60 − 0.4·160; and at the edge itself, which is in the lower tier, 100 − 50 − 0.02·150.
    assert.equal(least(of(short(fenced)), "160"), "-24");
    assert.equal(least(of(short(fenced)), "150"), "47");
  });

  it("counts both sides of an edge on the way", () => {
    // A long gains all the way, but for the jump at 150: 100 + 50 − 0.4·150 = 90, less than 98 at the mark.
    assert.equal(least(of(position(fenced)), "200"), "90");
  });

  it("is found where the room turns", () => {
    // In coins, with g = P/100: −2.69 + 3.6·g + (1/g − 1) − 0.1/g is least at g = 1/2: −0.09.
    const coin = instrument("BTCUSD", { contractType: "inverse", schedule: flatRate("0.1") });
    const debtor = account({
      wallet: {
        BTC: {
          walletBalance: "-2.69",
          assets: [{ balance: "3.6", price: "1", ratio: "1", priceSymbol: "BTCUSD" }],
        },
      },
      positions: [short({ instrument: coin, pool: "BTC", quantity: "100" })],
    });
    assert.equal(least(debtor, "40"), "-0.09");
    assert.equal(least(debtor, "60"), "-0.03");
    assert.equal(least(debtor, "150"), "0.81");
  });
});
