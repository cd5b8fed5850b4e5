import assert from "node:assert/strict";
import fc from "fast-check";
import { analyze } from "../../../../src/analysis/analyze";
import { rowSources } from "../../../../src/analysis/panel";
import { NO_ROWS, renumbered } from "../../../../src/analysis/panelRows";
import type { Book } from "../../../../src/analysis/views";
import { picturesModel } from "../../../../src/analysis/views/pictures";
import { jointly, shareAt } from "../../../../src/analysis/views/pictures/jointMoves";
import { crossShock } from "../../../../src/analysis/views/pictures/survival";
import { applyChanges } from "../../../../src/engine/changes/apply";
import { Decimal } from "../../../../src/engine/decimal";
import { evaluate } from "../../../../src/engine/evaluate";
import { poolsOf } from "../../../../src/engine/pool";
import { poolShock } from "../../../../src/engine/shock/shock";
import type { PicturesModel, PicturesRequest, Seen } from "../../../../src/protocol/views/pictures";
import { isPicturesModel, PICTURES } from "../../../../src/protocol/views/pictures";
import { assertNear } from "../../../support/near";
import { randomAccount } from "../../../support/randomAccounts";
import { runs } from "../../../support/runs";
import { bookOf, LONG, SHORT, text } from "./bookOf";

const asked: PicturesRequest = {
  of: "pictures",
  row: null,
  pool: null,
  first: null,
  second: null,
  seen: PICTURES,
};

function modelOf(file: string, request: Partial<PicturesRequest> = {}): PicturesModel {
  const model = picturesModel(bookOf(file), { ...asked, ...request });
  assert.ok(isPicturesModel(structuredClone(model)), "a model passes its own validation");
  return model;
}

function drawn<Picture>(one: Seen<Picture>): Picture {
  assert.equal(one.is, "picture");
  return one.picture;
}

function reasonOf(one: Seen<unknown>): string {
  assert.equal(one.is, "missing");
  return one.reason;
}

describe("the picture of a position's prices", () => {
  it("has every price, the highest first, with its distance from the mark", () => {
    const file = text({
      positions: [{ ...SHORT, markPrice: "80", stopLossPrice: "110", takeProfitPrice: "60" }],
    });
    const { levels, liquidatedAbove, liquidatedBelow, losesBelowEntry } = drawn(modelOf(file).ladder);
    // In cross with 1,100 behind it: 1,100 − 5·(P − 100) = 0.05·P at P = 1,600/5.05. Bankrupt at 120 and at 320.
    assert.deepEqual(
      levels.map(({ name, price, move }) => [name, price, move]),
      [
        ["Bankruptcy, cross", "320", "+300 %"],
        ["Liquidation, cross", "316.83168", "+296 %"],
        ["Bankruptcy, isolated", "120", "+50 %"],
        ["Liquidation, isolated", "118.81188", "+48.51 %"],
        ["Stop", "110", "+37.5 %"],
        ["Entry", "100", "+25 %"],
        ["Mark", "80", "0 %"],
        ["Take profit", "60", "−25 %"],
      ],
    );
    assert.deepEqual(
      levels.filter(({ isInForce }) => !isInForce).map(({ kind }) => kind),
      ["bankruptcy", "cross"],
    );
    assert.equal(liquidatedBelow, null);
    assert.ok(Math.abs(liquidatedAbove! - 600 / 5.05) < 1e-9);
    assert.equal(losesBelowEntry, false);
  });

  it("is that of the row that is asked for, else of the nearest to liquidation", () => {
    const file = text({ positions: [LONG, SHORT] });
    assert.equal(drawn(modelOf(file).ladder).name, "B short");
    assert.equal(drawn(modelOf(file, { row: 1 }).ladder).name, "A long");
    assert.equal(drawn(modelOf(file, { row: 99 }).ladder).name, "B short");
  });

  it("says why a mode has no price", () => {
    const { notes } = drawn(modelOf(text({ account: {}, positions: [LONG] })).ladder);
    assert.deepEqual(notes, ["In cross margin: no liquidation price without a wallet balance."]);
  });
});

describe("the picture of the nearest positions", () => {
  it("has them by distance, with prices as moves from the mark", () => {
    const { rows, more } = drawn(modelOf(text({ positions: [LONG, SHORT] })).nearest);
    assert.deepEqual(
      rows.map(({ name, distance }) => [name, distance]),
      [
        ["B short", "18.8 %"],
        ["A long", "49.5 %"],
      ],
    );
    assert.equal(more, 0);
    const liquidation = rows[1]!.levels.find(({ kind }) => kind === "cross")!;
    assert.ok(Math.abs(liquidation.at + 980 / 1980) < 1e-12);
  });

  it("has the first twelve of many and says how many more there are", () => {
    const many = Array.from({ length: 20 }, (_, place) => ({ ...SHORT, symbol: `S${place}` }));
    const instruments = Object.fromEntries(
      many.map(({ symbol }) => [symbol, { maintenanceMarginRate: "0.01" }]),
    );
    const { rows, more } = drawn(
      modelOf(text({ account: { walletBalance: "5000" }, positions: many, instruments })).nearest,
    );
    assert.deepEqual([rows.length, more], [12, 8]);
  });
});

describe("the picture of equity over a shock", () => {
  it("has equity, what is behind cross and what that asks for, and each liquidation", () => {
    const model = drawn(modelOf(text({ positions: [LONG, SHORT] })).equity);
    const marks = model.points.find(({ shock }) => shock === 0)!;
    assert.deepEqual([marks.equityText, marks.balanceText, marks.maintenanceText], ["1,100", "1,000", "20"]);
    assert.deepEqual(
      model.events.map(({ kind, name, shockText }) => [kind, name, shockText]),
      [
        ["pool", "the cross positions", "−49.49 %"],
        ["isolated", "B short", "+18.81 %"],
      ],
    );
    assert.ok(Math.abs(model.poolDown! + 980 / 1980) < 1e-12);
    assert.equal(model.poolUp, null);
  });

  it("counts what is liquidated as gone: the line steps down by what was left", () => {
    const { points, events } = drawn(modelOf(text({ positions: [LONG, SHORT] })).equity);
    const shock = 600 / 5.05 / 100 - 1;
    const [before, after] = points.filter((point) => Math.abs(point.shock - shock) < 1e-12);
    // 1,000 + 2,000·x of the pool; of the short 100 − 500·x are left.
    assert.ok(Math.abs(before!.equity - (1000 + 2000 * shock + 100 - 500 * shock)) < 1e-9);
    assert.ok(Math.abs(after!.equity - (1000 + 2000 * shock)) < 1e-9);
    assert.ok(Math.abs(events[1]!.equity - before!.equity) < 1e-9);
    const last = points[0]!;
    assert.deepEqual([last.balance, last.maintenance], [null, null], "beyond the pool's liquidation");
  });

  it("steps where the requirement steps", () => {
    const instruments = {
      A: {
        tiers: [
          { maxNotional: "2200", maintenanceMarginRate: "0.01", maintenanceAmount: "0" },
          { maintenanceMarginRate: "0.02", maintenanceAmount: "0" },
        ],
      },
    };
    const file = text({ account: { walletBalance: "1000" }, positions: [LONG], instruments });
    const { points } = drawn(modelOf(file).equity);
    // From 2,200 of notional on, a rise of 10 %, 1 % of it becomes 2 %.
    const steps = points.filter(({ shock }) => Math.abs(shock - 0.1) < 1e-12);
    assert.deepEqual(
      steps.map(({ maintenanceText }) => maintenanceText),
      ["22", "44"],
    );
  });

  it("bends for inverse contracts", () => {
    const file = JSON.stringify({
      venue: "generic",
      account: { walletBalance: "1" },
      instruments: { A: { contractType: "inverse", underlying: "BTC", maintenanceMarginRate: "0.01" } },
      positions: [
        { symbol: "A", side: "long", quantity: "100", entryPrice: "100", leverage: "2", marginMode: "cross" },
      ],
    });
    const { points } = drawn(modelOf(file).equity);
    for (const { shock, balance } of points)
      if (balance !== null) assert.ok(Math.abs(balance - (1 + 1 - 1 / (1 + shock))) < 1e-9);
  });

  it("gives the reason where the wallet is not known", () => {
    const model = modelOf(text({ account: {}, positions: [LONG] }));
    assert.match(reasonOf(model.equity), /^Enter a wallet balance/);
  });

  it("tells what is liquidatable at the marks once, at what everything is worth then", () => {
    // Isolated: 100 − 5·19 = 5 of equity at 119, below 0.05·119 = 5.95. Behind cross are 1,000.
    const file = text({ positions: [LONG, { ...SHORT, markPrice: "119" }] });
    const { events } = drawn(modelOf(file).equity);
    assert.deepEqual(
      events.map(({ kind, shock, equity }) => [kind, shock, equity]).filter(([, shock]) => shock === 0),
      [["isolated", 0, 1005]],
    );
  });

  it("finds the shock that the engine finds", () => {
    fc.assert(
      fc.property(randomAccount, (account) => {
        const report = evaluate(account);
        for (const pool of poolsOf(account).values()) {
          const own = crossShock(report, pool);
          const { reason, down, up } = poolShock(account, pool.asset, undefined, report);
          if ("reason" in own) assert.equal(own.reason, reason);
          else if (reason !== "already-liquidatable") {
            assert.deepEqual([own.down?.toString(), own.up?.toString()], [down?.toString(), up?.toString()]);
          }
        }
      }),
      runs(50),
    );
  });
});

describe("the map of two symbols' joint moves", () => {
  const file = text({ account: { walletBalance: "1000" }, positions: [LONG, { ...LONG, symbol: "B" }] });

  it("has the ways to liquidation, and the margin ratio in each cell", () => {
    const model = drawn(modelOf(file).frontier);
    assert.deepEqual([model.first, model.second, model.cells.length], ["A", "B", model.size * model.size]);
    // 1,000 + 2,000·(a + b) = 40 + 20·(a + b): a + b = −960/1,980.
    const both = model.ways.find(({ name }) => name === "A down and B down")!;
    assert.equal(both.text, "A −24.24 %, B −24.24 %");
    assert.equal(model.ways.find(({ name }) => name === "A down")!.text, "A −48.48 %");
    assert.equal(model.ways.find(({ name }) => name === "A up and B up")!.text, "no liquidation on this way");
    const middle = (model.size * model.size - 1) / 2;
    assert.deepEqual(model.cells[middle], {
      risk: "fine",
      room: model.cells[middle]!.room,
      text: "margin ratio 4 %",
    });
    assert.equal(model.cells[0]!.risk, "liquidatable");
  });

  it("takes the symbols that are asked for, and others where they are not there", () => {
    const swapped = drawn(modelOf(file, { first: "B", second: "A" }).frontier);
    assert.deepEqual([swapped.first, swapped.second], ["B", "A"]);
    const same = drawn(modelOf(file, { first: "B", second: "B" }).frontier);
    assert.deepEqual([same.first, same.second], ["B", "A"]);
    const gone = drawn(modelOf(file, { first: "Z", second: "A" }).frontier);
    assert.deepEqual([gone.first, gone.second], ["B", "A"]);
  });

  it("says that it takes two symbols in cross", () => {
    assert.match(reasonOf(modelOf(text({ positions: [LONG, SHORT] })).frontier), /two symbols/);
  });

  it("has the sums of an account whose marks have moved", () => {
    const moves = ["-0.3", "-0.05", "0.2"].map((move) => new Decimal(move));
    fc.assert(
      fc.property(randomAccount, (account) => {
        const report = evaluate(account);
        for (const pool of poolsOf(account).values()) {
          const [first, second] = [...pool.holdings.values()];
          if (first === undefined || second === undefined) continue;
          if (pool.walletGap !== undefined || pool.requirementGap !== undefined) continue;
          const at = jointly(pool, first, second);
          for (const a of moves)
            for (const b of moves) {
              const { balance, maintenance, room } = at(shareAt(pool, first, a), shareAt(pool, second, b));
              const moved = applyChanges(account, [
                { kind: "mark", symbol: first.symbol, price: first.legs[0]!.markPrice.times(a.plus(1)) },
                { kind: "mark", symbol: second.symbol, price: second.legs[0]!.markPrice.times(b.plus(1)) },
              ]);
              assert.ok("account" in moved);
              const after = evaluate(moved.account)
                .pools()
                .find(({ asset }) => asset === pool.asset)!;
              const scale = report
                .pools()
                .find(({ asset }) => asset === pool.asset)!
                .marginBalance!.abs();
              assertNear(balance, after.marginBalance, "margin balance", scale);
              assertNear(maintenance, after.maintenanceMargin, "maintenance margin", scale);
              const fails = pool.rules.trigger === "below" ? room.lt(0) : room.lte(0);
              const isClose = room.abs().lt(scale.times("1e-25"));
              if (!isClose) assert.equal(fails, after.liquidatable);
            }
        }
      }),
      runs(60),
    );
  });
});

describe("the picture of three arrangements", () => {
  it("has survival, loss and capital of each", () => {
    const { names, measures } = drawn(modelOf(text({ positions: [LONG, SHORT] })).arrangements);
    assert.deepEqual(names, ["As written", "All in cross", "All isolated"]);
    const texts = Object.fromEntries(measures.map(({ id, bars }) => [id, bars.map((bar) => bar.text)]));
    // In cross together: 1,100 + 1,500·x = 25 + 25·x; the long alone with 500: 500 + 2,000·x = 20 + 20·x.
    assert.deepEqual(texts.fall, ["49.49 %", "72.88 %", "24.24 %"]);
    assert.deepEqual(texts.rise, ["18.81 %", "no move does it", "18.81 %"]);
    assert.deepEqual(texts.tied, ["600 USDT", "600 USDT", "600 USDT"]);
    assert.deepEqual(texts.idle, ["500 USDT", "500 USDT", "500 USDT"]);
    assert.deepEqual(texts.loss, ["1,100 USDT", "1,100 USDT", "600 USDT"]);
  });

  it("says why one of them cannot be made", () => {
    const bare = { ...LONG, leverage: undefined };
    const { names, notes } = drawn(modelOf(text({ positions: [bare] })).arrangements);
    assert.deepEqual(names, ["As written", "All in cross"]);
    assert.match(notes.join(" "), /All isolated: not possible/);
  });
});

describe("pictures of nothing", () => {
  it("say what to do", () => {
    assert.match(modelOf("").empty!, /There are no positions yet/);
    assert.match(modelOf(`{ "venue": "nowhere", "positions": [] }`).empty!, /venue/);
  });

  it("hold any text of the file in names that can be drawn", () => {
    const symbol = `x${"y".repeat(100_000)}\u0000`;
    const model = modelOf(text({ positions: [{ ...LONG, symbol }], instruments: { [symbol]: {} } }));
    assert.ok(JSON.stringify(model.rows).length < 200);
  });
});

describe("pictures out of sight, and those that stay as they are", () => {
  const positions = [LONG, { ...LONG, symbol: "C", side: "short", quantity: "10" }, SHORT];
  const pair = text({ positions });

  it("are not worked out while nobody sees them", () => {
    const model = modelOf(pair, { seen: ["nearest", "frontier"] });
    assert.deepEqual(
      PICTURES.map((id) => model[id].is),
      ["unseen", "picture", "unseen", "picture", "unseen"],
    );
    assert.deepEqual([model.row, model.pool, model.rows.length], [3, "USDT", 3]);
  });

  /** Texts of one document, one after the other. */
  function modelsOf(...files: readonly string[]): PicturesModel[] {
    let book: Book | undefined;
    return files.map((file) => {
      const analysis = analyze(file, undefined, book?.analysis);
      book = { analysis, numbers: renumbered(book?.numbers ?? NO_ROWS, rowSources(analysis)) };
      return picturesModel(book, asked);
    });
  }

  it("are the same again after a change that does not concern them", () => {
    const [first, again] = modelsOf(pair, `// a comment\n${pair}`);
    for (const id of ["equity", "frontier", "arrangements"] as const)
      assert.equal(again![id], first![id], id);
  });

  it("are drawn anew of everything that they are made of", () => {
    const files = [
      pair,
      text({ positions, account: { walletBalance: "1200" } }),
      text({ positions: [LONG, positions[1]!, { ...SHORT, isolatedMargin: "120" }] }),
      text({ positions: [LONG, positions[1]!, { ...SHORT, markPrice: "101" }] }),
      text({ positions, instruments: { C: { maintenanceMarginRate: "0.02" } } }),
      text({ positions: positions.slice(0, 2) }),
      pair,
    ];
    const equities = modelsOf(...files).map(({ equity }) => JSON.stringify(drawn(equity)));
    assert.equal(new Set(equities).size, 6);
    assert.deepEqual(
      equities,
      files.map((file) => JSON.stringify(drawn(modelOf(file).equity))),
      "as those of a document that was never another one",
    );
    const book = bookOf(pair);
    const of = (first: string) => drawn(picturesModel(book, { ...asked, first }).frontier).first;
    assert.deepEqual([of("A"), of("C"), of("A")], ["A", "C", "A"]);
  });
});
