/** What holds for every walk, whatever the account, the rules and the path. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position } from "../../../src/engine/account";
import { Decimal, ZERO } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { legOf } from "../../../src/engine/leg";
import { postedMargin } from "../../../src/engine/margin";
import { collateralValue } from "../../../src/engine/pool";
import type { SimulationEvent } from "../../../src/simulation/events";
import { imbalance } from "../../../src/simulation/ledger";
import type { Path } from "../../../src/simulation/path";
import type { Simulation } from "../../../src/simulation/result";
import { simulate } from "../../../src/simulation/simulate";
import { isNear } from "../../support/near";
import { runs } from "../../support/runs";
import { randomWalk, type RandomWalk, symbolsOf } from "./randomWalks";

const total = (amounts: readonly Decimal[]) => amounts.reduce((sum, one) => sum.plus(one), ZERO);

/** Walks it, and looks at what came of it unless something is missing. */
const holds = (
  walks: fc.Arbitrary<RandomWalk>,
  times: number,
  look: (walk: Simulation, drawn: RandomWalk) => void,
) =>
  fc.assert(
    fc.property(walks, (drawn) => {
      const result = simulate(drawn.account, drawn.path, drawn.options);
      if ("value" in result) look(result.value, drawn);
    }),
    runs(times),
  );

describe("every walk", () => {
  it("conserves the money of a pool to the last digit at every step", () => {
    holds(randomWalk(), 150, ({ pools, events }) => {
      for (const { asset, curve } of pools)
        for (const { step, ledger } of curve) {
          assert.equal(imbalance(ledger).toString(), "0");
          // And the events tell all of it.
          const past = events.filter((event) => event.asset === asset && event.step <= step);
          const told = (amount: (event: SimulationEvent) => Decimal | undefined) =>
            total(past.map((event) => amount(event) ?? ZERO)).toString();
          assert.equal(
            told((event) => ("fee" in event ? event.fee : ZERO)),
            ledger.fees.toString(),
          );
          assert.equal(
            told((event) => ("profit" in event ? event.profit : ZERO)),
            ledger.profit.toString(),
          );
          const insured = ledger.taken.minus(ledger.covered).toString();
          assert.equal(
            told((event) => (event.kind === "insurance" ? event.amount : ZERO)),
            insured,
          );
          const debts = ledger.owed.plus(ledger.unattributed).toString();
          assert.equal(
            told((event) => (event.kind === "debt" ? event.amount : ZERO)),
            debts,
          );
          assert.equal(
            told((event) => (event.kind === "funding" ? event.amount : ZERO)),
            ledger.funding.toString(),
          );
          assert.equal(
            told((event) => (event.kind === "top-up" && event.from === "outside" ? event.amount : ZERO)),
            ledger.deposits.toString(),
          );
        }
    });
  });

  it("ends with an account that is worth the last point of its curve", () => {
    holds(randomWalk(), 150, ({ pools, account, positions }) => {
      for (const { asset, finalEquity, ledger } of pools) {
        const wallet = account.wallets.get(asset)!;
        const rows = account.positions.filter(({ pool }) => pool === asset);
        const worth = total([
          wallet.crossWalletBalance!,
          ...wallet.assets.map(collateralValue),
          ...rows.flatMap((row) => [
            legOf(row).unrealizedPnl,
            row.unsettledFunding,
            row.marginMode === "isolated" ? row.isolatedMargin! : ZERO,
          ]),
          ledger.owed.negated(),
        ]);
        assert.ok(isNear(worth, finalEquity, ledger.start), `${worth.toString()} ${finalEquity.toString()}`);
      }
      assert.equal(account.positions.length, positions.filter(({ remaining }) => remaining.gt(0)).length);
    });
  });

  it("never costs an isolated leg more than what was posted to it", () => {
    holds(randomWalk(), 200, ({ events }, { account }) => {
      for (const event of events) {
        if (event.kind !== "liquidation" || event.touchesPool) continue;
        let posted = total(event.positions.map((one) => postedMargin(one)!.plus(one.unsettledFunding)));
        for (const other of events.slice(0, event.index))
          if ((other.kind === "top-up" || other.kind === "funding") && isOf(other.positions, event.positions))
            posted = posted.plus(other.amount);
        // A part that was closed before can only have lowered it.
        const most = Decimal.max(posted, ZERO);
        assert.ok(
          event.loss.lte(most) || event.loss.minus(most).lt(most.times("1e-30")),
          event.loss.toString(),
        );
        assert.ok(account.positions.includes(event.positions[0]!));
      }
    });
  });

  it("has no event of a position that is gone, and its causes come before", () => {
    holds(randomWalk(), 200, ({ events, positions }) => {
      const gone = new Set<Position>();
      const left = new Map(positions.map(({ position }) => [position, position.quantity]));
      events.forEach((event, index) => {
        assert.equal(event.index, index);
        if (event.because !== undefined) assert.ok(event.because < index);
        if (!("positions" in event)) return;
        for (const position of event.positions) assert.ok(!gone.has(position));
        if (!("remaining" in event)) return;
        const before = total(event.positions.map((position) => left.get(position)!));
        assert.ok(isNear(before, event.quantity.plus(event.remaining), before));
        if (event.remaining.isZero()) for (const position of event.positions) gone.add(position);
        const rest = before.isZero() ? ZERO : event.remaining.div(before);
        for (const position of event.positions) left.set(position, left.get(position)!.times(rest));
      });
      for (const { position, remaining } of positions) assert.equal(gone.has(position), remaining.isZero());
    });
  });

  it("is the same every time, and leaves the account as it was", () => {
    holds(randomWalk(), 100, (walk, { account, path, options }) => {
      const again = simulate(account, path, options);
      assert.ok("value" in again);
      assert.deepEqual(again.value.events, walk.events);
      assert.deepEqual(again.value.pools, walk.pools);
    });
  });

  it("goes in the order of time", () => {
    holds(randomWalk(), 200, ({ events }) => {
      events.slice(1).forEach((event, index) => {
        const before = events[index]!;
        assert.ok(event.step > before.step || (event.step === before.step && event.at.gte(before.at)));
      });
    });
  });

  it("is the same when points are put on its straight lines", () => {
    holds(randomWalk(true), 300, (walk, { account, path }) => {
      const finer = simulate(account, refined(account, path));
      assert.ok("value" in finer);
      assert.deepEqual(namesOf(finer.value), namesOf(walk));
      walk.pools.forEach(({ finalEquity, ledger, startEquity }, place) => {
        const other = finer.value.pools[place]!;
        const scale = ledger.start.abs().plus(ledger.profit.abs()).plus(startEquity.abs());
        assert.ok(isNear(other.finalEquity, finalEquity, scale));
        assert.ok(isNear(other.ledger.taken, ledger.taken, scale));
      });
    });
  });
});

function isOf(rows: readonly Position[], leg: readonly Position[]): boolean {
  const [first, other] = [leg[0]!, rows[0]!];
  return (
    first.pool === other.pool &&
    first.instrument.symbol === other.instrument.symbol &&
    first.side === other.side &&
    first.marginMode === other.marginMode
  );
}

/** What happened, in order, without when. */
function namesOf({ events }: Simulation): string[] {
  return events.map((event) =>
    "positions" in event ? `${event.kind} ${event.symbol} ${event.side} ${event.marginMode}` : event.kind,
  );
}

/** Two points more on every line. */
function refined(account: Account, path: Path): Path {
  const marks = symbolsOf(account);
  return path.flatMap((step) => {
    const before = new Map(marks);
    for (const [symbol, mark] of step.marks) marks.set(symbol, mark);
    const at = (t: string) => ({
      time: step.time,
      marks: new Map(
        [...step.marks].map(([symbol, mark]) => {
          const from = before.get(symbol)!;
          return [symbol, from.plus(mark.minus(from).times(t))];
        }),
      ),
    });
    return [at("0.3"), at("0.7"), step];
  });
}

describe("the first fall of a walk", () => {
  /** Everything in danger at some marks, by brute force. */
  const failing = (account: Account): string[] => {
    const report = evaluate(account);
    const isolated = account.positions
      .filter((one) => one.marginMode === "isolated")
      .filter((one) => report.position(one).isolated().reason === "already-liquidatable")
      .map(({ instrument, side }) => `${instrument.symbol} ${side}`);
    return [
      ...isolated,
      ...report.pools().flatMap(({ asset, liquidatable }) => (liquidatable ? [asset] : [])),
    ];
  };

  const POINTS = 24;

  it("is where the engine sees it first, point by point", () => {
    let [falls, walks] = [0, 0];
    holds(randomWalk(true), 150, ({ events }, { account, path }) => {
      walks++;
      const first = events[0];
      if (first !== undefined) falls++;
      const place = first === undefined ? Infinity : first.step + first.at.toNumber();
      const marks = new Map(
        account.positions.map(({ instrument, markPrice }) => [instrument.symbol, markPrice]),
      );
      for (const { assets } of account.wallets.values())
        for (const { priceSymbol, price } of assets)
          if (priceSymbol !== undefined && !marks.has(priceSymbol)) marks.set(priceSymbol, price);
      const start = new Map(marks);
      for (const [index, step] of path.entries()) {
        const before = new Map(marks);
        for (let point = 0; point <= POINTS; point++) {
          const t = new Decimal(point).div(POINTS).toSignificantDigits(20);
          for (const [symbol, mark] of step.marks) {
            const from = before.get(symbol)!;
            marks.set(symbol, point === POINTS ? mark : from.plus(mark.minus(from).times(t)));
          }
          // Until the first event nothing has changed but the marks.
          if (index + t.toNumber() > place - 1e-12) return;
          assert.deepEqual(failing(at(account, start, marks)), [], `step ${index} at ${t.toString()}`);
        }
      }
    });
    assert.ok(falls > 0.2 * walks, `${falls} falls`);
  });

  it("is at the first marks that fail, where the marks jump", () => {
    holds(randomWalk(true), 200, (_, { account, path }) => {
      const result = simulate(account, path, { gaps: "jump" });
      assert.ok("value" in result);
      const marks = symbolsOf(account);
      const start = new Map(marks);
      const place = path.findIndex((step) => {
        for (const [symbol, mark] of step.marks) marks.set(symbol, mark);
        return failing(at(account, start, marks)).length > 0;
      });
      assert.equal(result.value.events[0]?.step ?? -1, place);
    });
  });

  it("is a fall indeed: right beyond it the engine sees it too", () => {
    holds(randomWalk(true), 300, ({ events }, { account, path }) => {
      const first = events[0];
      if (first === undefined || first.at.eq(0)) return;
      const marks = new Map(
        account.positions.map(({ instrument, markPrice }) => [instrument.symbol, markPrice]),
      );
      for (const { assets } of account.wallets.values())
        for (const { priceSymbol, price } of assets)
          if (priceSymbol !== undefined && !marks.has(priceSymbol)) marks.set(priceSymbol, price);
      const start = new Map(marks);
      for (const step of path.slice(0, first.step))
        for (const [symbol, mark] of step.marks) marks.set(symbol, mark);
      const beyond = first.at.eq(1) ? first.at : first.at.plus("1e-25");
      for (const [symbol, mark] of path[first.step]!.marks) {
        const from = marks.get(symbol)!;
        marks.set(symbol, from.plus(mark.minus(from).times(beyond)));
      }
      assert.notDeepEqual(failing(at(account, start, marks)), []);
    });
  });
});

/** The account at other marks, its collateral with them. */
function at(
  account: Account,
  start: ReadonlyMap<string, Decimal>,
  marks: ReadonlyMap<string, Decimal>,
): Account {
  return {
    ...account,
    positions: account.positions.map((one) => ({ ...one, markPrice: marks.get(one.instrument.symbol)! })),
    wallets: new Map(
      [...account.wallets].map(([asset, wallet]) => [
        asset,
        {
          ...wallet,
          assets: wallet.assets.map((held) =>
            held.priceSymbol === undefined
              ? held
              : {
                  ...held,
                  price: held.price
                    .times(marks.get(held.priceSymbol)!)
                    .div(start.get(held.priceSymbol)!)
                    .toSignificantDigits(60),
                },
          ),
        },
      ]),
    ),
  };
}
