import assert from "node:assert/strict";
import * as fc from "fast-check";
import { analyze } from "../../../src/analysis/analyze";
import { changedText } from "../../../src/analysis/changedText";
import type { Account } from "../../../src/engine/account";
import type { Change } from "../../../src/engine/changes/change";
import { preview } from "../../../src/engine/changes/preview";
import { Decimal } from "../../../src/engine/decimal";
import { legOf } from "../../../src/engine/leg";
import type { ModeReport } from "../../../src/engine/report";
import { decimal } from "../../support/account";
import { canBeWritten, fileOf } from "../../support/fileOf";
import { isNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

function written(text: string, ...changes: ((positions: Account["positions"]) => Change)[]): string {
  const analysis = analyze(text);
  const { positions } = analysis.report!.account;
  const outcome = changedText(
    analysis,
    changes.map((change) => change(positions)),
  );
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return outcome.text;
}

const FILE = `{
  // what is left of May
  "account": { "walletBalance": "2000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": 0.01 } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "contracts": 2, "entryPrice": 100, "leverage": 10 }, // core
    { "symbol": "ETHUSDT", "side": "short", "quantity": 3, "entryPrice": 10, "leverage": 5 }
  ]
}
`;

describe("changes written into a file", () => {
  it("touch one of two rows that are the same to the letter", () => {
    const row = `{ "symbol": "ETHUSDT", "side": "short", "quantity": 3, "entryPrice": 10, "leverage": 5 }`;
    const text = `{ "account": { "walletBalance": 100 }, "positions": [ ${row}, ${row} ] }`;
    const change = (place: number) => (positions: Account["positions"]) =>
      ({ kind: "leverage", position: positions[place]!, leverage: decimal("4") }) as const;
    const other = row.replace('"leverage": 5', '"leverage": 4');
    assert.equal(written(text, change(0)), text.replace(row, other));
    assert.equal(written(text, change(1)), text.replace(`${row} ]`, `${other} ]`));
  });

  it("touch what they change and nothing else", () => {
    const text = written(FILE, ([btc]) => ({ kind: "reduce", position: btc!, quantity: decimal("0.5") }));
    assert.equal(text, FILE.replace('"contracts": 2', '"contracts": 1.5'));
  });

  it("state margin and mode where they have to be said", () => {
    const text = written(
      FILE,
      ([btc]) => ({ kind: "mode", position: btc!, marginMode: "isolated" }),
      ([btc]) => ({ kind: "margin", position: btc!, amount: decimal("5"), from: "outside" }),
    );
    const row = '"leverage": 10, "marginMode": "isolated", "isolatedMargin": 25 }, // core';
    assert.equal(text, FILE.replace('"leverage": 10 }, // core', row).replace('"2000"', '"2005"'));
  });

  it("take out what is closed, and add what is opened", () => {
    const text = written(
      FILE,
      ([btc]) => ({ kind: "reduce", position: btc!, price: decimal("110") }),
      ([, eth]) => ({ kind: "open", position: { ...eth!, side: "long", quantity: decimal("1") } }),
    );
    const analysis = analyze(text);
    assert.deepEqual(
      analysis.report!.account.positions.map(({ instrument, side }) => `${side} ${instrument.symbol}`),
      ["short ETHUSDT", "long ETHUSDT"],
    );
    assert.match(text, /"walletBalance": "2020"/);
    assert.match(text, /what is left of May/);
  });

  it("are refused where the text cannot be read", () => {
    const broken = analyze(FILE.replace("100,", ","));
    assert.ok("refusal" in changedText(broken, []));
  });
});

describe("a preview", () => {
  it("is what the changed file evaluates to", () => {
    let compared = 0;
    const kinds = fc.constantFrom("add", "reduce", "flip", "margin", "deposit", "mode", "leverage", "mark");
    const holds = (drawn: Account, kind: string, percent: number, which: number) => {
      if (!canBeWritten(drawn)) return;
      const plain = {
        ...drawn,
        wallets: new Map([...drawn.wallets].map(([asset, one]) => [asset, { ...one, assets: [] }])),
      };
      const analysis = analyze(fileOf(plain));
      const { account } = analysis.report!;
      const position = account.positions[which % account.positions.length]!;
      const change = changeOf(kind, position, percent);
      const seen = preview(account, [change]);
      const text = changedText(analysis, [change]);
      assert.equal("refusal" in seen, "refusal" in text);
      if ("refusal" in seen || "refusal" in text) return;
      const { report } = analyze(text.text);
      assert.ok(report, text.text);
      assert.equal(report.account.positions.length, seen.after.account.positions.length);
      report.account.positions.forEach((one, index) => {
        const expected = seen.after.account.positions[index]!;
        for (const mode of ["isolated", "cross"] as const) {
          const written: ModeReport = report.position(one)[mode]();
          const previewed: ModeReport = seen.after.position(expected)[mode]();
          assert.equal(written.reason, previewed.reason, `${kind} ${mode}`);
          const scale = legOf(expected).entryNotional.abs();
          for (const field of [
            "liquidationPrice",
            "below",
            "above",
            "marginBalance",
            "worstCaseLoss",
          ] as const) {
            compared++;
            const [x, y] = [written[field], previewed[field]];
            const larger = y === undefined ? scale : Decimal.max(scale, y.abs());
            assert.ok(isNear(x, y, larger), `${kind} ${mode}.${field}: ${String(x)}, previewed ${String(y)}`);
          }
        }
      });
    };
    fc.assert(
      fc.property(randomAccount, kinds, fc.integer({ min: 1, max: 140 }), fc.nat(5), holds),
      runs(150),
    );
    assert.ok(compared > 0, "no numbers were compared");
  }).timeout(0);
});

function changeOf(kind: string, position: Account["positions"][number], percent: number): Change {
  // Few digits, as people type them.
  const short = (value: Decimal) => value.toSignificantDigits(6);
  const amount = short(
    legOf(position)
      .entryNotional.times(percent - 40)
      .div(1000),
  );
  switch (kind) {
    case "margin":
      return { kind, position, amount, from: "wallet" };
    case "deposit":
      return { kind, pool: position.pool, amount };
    case "mode":
      return { kind, position, marginMode: position.marginMode === "cross" ? "isolated" : "cross" };
    case "leverage":
      return { kind, position, leverage: decimal(String(percent)) };
    case "mark":
      return {
        kind,
        symbol: position.instrument.symbol,
        price: short(position.markPrice.times(percent).div(100)),
      };
    default:
      return {
        kind: kind as "add" | "reduce" | "flip",
        position,
        quantity: short(position.quantity.times(percent).div(100)),
      };
  }
}
