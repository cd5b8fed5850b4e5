/** The worked example of docs/simulation.md. */
import assert from "node:assert/strict";
import { type Arranged, compareArrangements } from "../../../src/simulation/compare";
import { account, decimal, flatRate, instrument, position } from "../../support/account";
import { assertNear } from "../../support/near";
import { assertBalanced, assertIs, only, path } from "./paths";

const btc = position({
  instrument: instrument("BTCUSDT", { schedule: flatRate("0.004") }),
  quantity: "0.1",
  entryPrice: "60000",
  leverage: "10",
});
const eth = position({
  instrument: instrument("ETHUSDT", { schedule: flatRate("0.005") }),
  entryPrice: "3000",
  leverage: "20",
  marginMode: "isolated",
});

const walked = (one: Arranged) => {
  assert.ok("simulation" in one);
  assertBalanced(one.simulation);
  return one;
};

describe("the worked example of the simulation page", () => {
  const { asWritten, allCross, allIsolated, hybrid } = compareArrangements(
    account({ wallet: "1000", positions: [btc, eth] }),
    { path: path({ BTCUSDT: "57000", ETHUSDT: "2800" }, { BTCUSDT: "52000" }) },
  );

  it("as written: the isolated one falls alone", () => {
    const { simulation, tally } = walked(asWritten);
    const event = only(simulation, "liquidation");
    const price = decimal("2850").div("0.995");
    assertNear(event.price, price);
    assertNear(event.at, decimal("3000").minus(price).div("200"));
    assertNear(event.marginBalance, price.times("0.005"));
    assertNear(event.maintenanceMargin, price.times("0.005"));
    assertIs(event.loss, "150");
    assertIs(simulation.pools[0]!.finalEquity, "50");
    assert.equal(tally.survivors, 1);
  });

  it("all cross: both go", () => {
    const { simulation, tally } = walked(allCross);
    const [first] = simulation.events.filter(({ kind }) => kind === "liquidation");
    assert.ok(first?.kind === "liquidation" && first.symbol === "BTCUSDT");
    assertNear(first.price, decimal("5214").div("0.0996"));
    assert.deepEqual(simulation.fall?.took, [eth]);
    assertIs(simulation.pools[0]!.finalEquity, "0");
    assert.equal(tally.survivors, 0);
  });

  it("all isolated: each at its own price", () => {
    const { simulation, tally } = walked(allIsolated);
    const prices = simulation.events.flatMap((event) => (event.kind === "liquidation" ? [event.price] : []));
    assertNear(prices[0], decimal("2850").div("0.995"));
    assertNear(prices[1], decimal("5400").div("0.0996"));
    assertIs(simulation.pools[0]!.finalEquity, "250");
    assert.equal(tally.survivors, 0);
  });

  it("the best hybrid isolates the other one", () => {
    const { simulation, tally, isolated } = walked(hybrid);
    assert.deepEqual(isolated, [btc]);
    assertIs(simulation.pools[0]!.finalEquity, "200");
    assert.equal(tally.survivors, 1);
  });
});
