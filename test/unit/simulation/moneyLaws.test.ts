/** Where the money of a walk went, told by the events and by the positions: for every option, contract and collateral. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Decimal } from "../../../src/engine/decimal";
import { ZERO } from "../../../src/engine/decimal";
import { collateralValue } from "../../../src/engine/pool";
import type { SimulationEvent } from "../../../src/simulation/events";
import type { PoolOutcome, Simulation } from "../../../src/simulation/result";
import { simulate } from "../../../src/simulation/simulate";
import { isNear } from "../../support/near";
import { runs } from "../../support/runs";
import { randomWalk, type RandomWalk } from "./randomWalks";

const total = (amounts: readonly Decimal[]) => amounts.reduce((sum, one) => sum.plus(one), ZERO);

const holds = (
  times: number,
  look: (pool: PoolOutcome, events: readonly SimulationEvent[], walk: Simulation, drawn: RandomWalk) => void,
) =>
  fc.assert(
    fc.property(randomWalk(), (drawn) => {
      const result = simulate(drawn.account, drawn.path, drawn.options);
      if ("gap" in result) return;
      const { pools, events } = result.value;
      for (const pool of pools)
        look(
          pool,
          events.filter(({ asset }) => asset === pool.asset),
          result.value,
          drawn,
        );
    }),
    runs(times),
  );

/** Everything that went through a pool: what amounts in it are large or small beside. */
const sizeOf = ({ ledger }: PoolOutcome, events: readonly SimulationEvent[]) =>
  total([
    ledger.start.abs(),
    ledger.fees,
    ledger.deposits,
    ledger.collateral.abs(),
    ...events.map((event) => ("profit" in event ? event.profit.abs() : ZERO)),
  ]);

describe("the money of every walk", () => {
  it("leaves no dust: what the fund takes or bears, and what is owed, is never a last digit", () => {
    holds(400, (pool, events) => {
      const dust = sizeOf(pool, events).times("1e-25");
      for (const event of events) {
        if (event.kind !== "insurance" && event.kind !== "debt" && event.kind !== "collateral-sold") continue;
        assert.ok(event.amount.abs().gt(dust), `${event.kind} of ${event.amount.toString()}`);
      }
    });
  });

  it("tells of collateral that is sold, and has none of it afterwards", () => {
    holds(300, ({ asset, ledger }, events, { account }) => {
      const sold = events.flatMap((event) => (event.kind === "collateral-sold" ? [event.amount] : []));
      assert.equal(total(sold).toString(), ledger.collateral.toString());
      if (sold.length > 0) assert.deepEqual(account.wallets.get(asset)!.assets, []);
    });
  });

  it("is what the positions come to, with what became of the pool as a whole", () => {
    holds(400, (pool, events, { positions, account }) => {
      const { asset, ledger, finalEquity } = pool;
      const own = positions.filter(({ position }) => position.pool === asset);
      const left = total(account.wallets.get(asset)!.assets.map(collateralValue));
      // Of a fallen pool as a whole; what an isolated leg lost or was spared is in its own result.
      const ofPool = ledger.taken
        .minus(ledger.covered)
        .minus(ledger.unattributed)
        .minus(total(own.map(({ taken }) => taken)));
      const worth = total([
        ledger.start,
        ...own.map(({ result }) => result),
        ledger.deposits,
        ledger.collateral,
        left,
        ofPool.negated(),
      ]);
      assert.ok(
        isNear(worth, finalEquity, sizeOf(pool, events)),
        `${worth.toString()} ${finalEquity.toString()}`,
      );
      assert.equal(total(own.map(({ fees }) => fees)).toString(), ledger.fees.toString());
      assert.equal(total(own.map(({ realizedPnl }) => realizedPnl)).toString(), ledger.profit.toString());
      assert.equal(total(own.map(({ funding }) => funding)).toString(), ledger.funding.toString());
    });
  });

  it("never leaves a figure below 0 that cannot be", () => {
    holds(300, ({ ledger }, events, _, { options }) => {
      for (const figure of ["owed", "deposits", "fees", "taken", "covered", "unattributed"] as const)
        assert.ok(
          !ledger[figure].isNegative() || ledger[figure].isZero(),
          `${figure} ${ledger[figure].toString()}`,
        );
      if (options.leftover === "returned") assert.ok(ledger.taken.isZero(), ledger.taken.toString());
      for (const event of events)
        if ("fee" in event && event.fee)
          assert.ok(!event.fee.isNegative() || event.fee.isZero(), event.fee.toString());
    });
  });
});
