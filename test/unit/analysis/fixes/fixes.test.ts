import assert from "node:assert/strict";
import { allProblems, analyze, DEFAULT_OPTIONS } from "../../../../src/analysis/analyze";
import { fixesFor } from "../../../../src/analysis/fixes/index";
import { applyEdits } from "../../../../src/document/edit";
import { decimal } from "../../../support/account";

/** The titles of all fixes of a code, the preferred with a star, and the text that each leaves. */
function fixed(text: string, code: string, options = DEFAULT_OPTIONS): Map<string, string> {
  const analysis = analyze(text, options);
  const problem = allProblems(analysis).find((one) => one.code === code);
  assert.ok(problem, `${code} is not reported`);
  return new Map(
    fixesFor(analysis, problem, options).map(({ title, edits, isPreferred }) => [
      `${isPreferred ? "* " : ""}${title}`,
      applyEdits(text, edits),
    ]),
  );
}

/** One isolated SOL long from 100, liquidated at 90 with 10.9 posted. */
const sol = (fields: string, rest = "") =>
  `{
  ${rest}"instruments": { "SOLUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.01" } },
  "positions": [
    { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100", ${fields} } // mine
  ]
}
`;

describe("fixes", () => {
  it("of a stop beyond liquidation: move it, or post so much that it is reached first", () => {
    const text = sol('"marginMode": "isolated", "isolatedMargin": "10.9", "stopLossPrice": "85"');
    const fixes = fixed(text, "stop-beyond-liquidation");
    // 0.1 % inside 90; and for 84.915, a step beyond the stop: 100 − 84.915·0.99 = 15.93415.
    assert.deepEqual(
      [...fixes.keys()],
      ["* Move the stop to 90.09, just before the liquidation", "Post 5.03415 USDT more (15.93415 in all)"],
    );
    const [moved, posted] = [...fixes.values()];
    assert.equal(moved, text.replace('"85"', '"90.09"'));
    assert.equal(posted, text.replace('"10.9"', '"15.93415"'));
  });

  it("move a stop by ticks where the tick is known", () => {
    const text = sol('"marginMode": "isolated", "isolatedMargin": "10.95", "stopLossPrice": "85"').replace(
      '"settle"',
      '"tickSize": "0.5", "settle"',
    );
    // Liquidation at 89.949…; the tick above is 90, and one more is inside.
    const [title] = fixed(text, "stop-beyond-liquidation").keys();
    assert.equal(title, "* Move the stop to 90.5, just before the liquidation");
  });

  it("post from the wallet where it holds enough, else from outside", () => {
    const fields = '"marginMode": "isolated", "isolatedMargin": "10.9", "stopLossPrice": "85"';
    const poor = sol(fields, '"account": { "walletBalance": "12" }, ');
    const fixes = fixed(poor, "stop-beyond-liquidation");
    const title = "Deposit and post 5.03415 USDT more (15.93415 in all)";
    assert.equal(fixes.get(title), poor.replace('"10.9"', '"15.93415"').replace('"12"', '"17.03415"'));
    const rich = sol(fields, '"account": { "walletBalance": "20" }, ');
    assert.ok(fixed(rich, "stop-beyond-liquidation").has("Post 5.03415 USDT more (15.93415 in all)"));
  });

  it("exchange a stop and a take profit that were mixed up", () => {
    const text = sol(
      '"marginMode": "isolated", "isolatedMargin": "20", "stopLossPrice": "110", "takeProfitPrice": "95"',
    );
    const fixes = fixed(text, "stop-wrong-side");
    assert.equal(
      fixes.get("* Exchange the two: stop at 95, take profit at 110"),
      text.replace('"110"', '"x"').replace('"95"', '"110"').replace('"x"', '"95"'),
    );
  });

  it("keep to the limits of the settings", () => {
    const options = { ...DEFAULT_OPTIONS, policy: { maxLeverage: decimal("8") } };
    const stated = sol('"marginMode": "isolated", "leverage": "10"');
    assert.equal(
      fixed(stated, "policy-max-leverage", options).get("* Lower leverage to 8"),
      stated.replace('"10"', '"8"'),
    );
    const posted = sol('"marginMode": "isolated", "isolatedMargin": "10"');
    assert.deepEqual(
      [...fixed(posted, "policy-max-leverage", options).keys()],
      ["Post 2.5 USDT more (12.5 in all)"],
    );
  });

  it("shrink to the loss that is allowed, rounded down", () => {
    const text = sol(
      '"marginMode": "isolated", "leverage": "3"',
      '"policy": { "maxLossPerPosition": "10" }, ',
    );
    // 100·q / 3 = 10
    const fixes = fixed(text, "policy-max-loss-per-position");
    assert.ok(fixes.has("Shrink quantity to 0.3"), [...fixes.keys()].join());
  });

  it("do not offer what would liquidate the position", () => {
    // 5 of margin left would be below the 1 that has to be kept beside a loss of 6.
    const text = sol(
      '"marginMode": "isolated", "isolatedMargin": "20"',
      '"policy": { "maxLossPerPosition": "5" }, ',
    ).replace('"markPrice": "100"', '"markPrice": "94"');
    // But 0.05 of it cannot lose more than the 5 it is worth.
    assert.deepEqual([...fixed(text, "policy-max-loss-per-position").keys()], ["Shrink quantity to 0.05"]);
  });

  it("sort tiers, with the one that has no end last", () => {
    const text = `{
  "instruments": {
    "SOLUSDT": {
      "tiers": [
        { "maintenanceMarginRate": "0.02" },
        { "maxNotional": "5000", "maintenanceMarginRate": "0.01" }, // first
        { "maxNotional": "1000", "maintenanceMarginRate": "0.005" },
      ],
    },
  },
  "positions": [],
}
`;
    const after = fixed(text, "tier-order").get("* Sort the tiers by their ends")!;
    const limits = [...after.matchAll(/\{ ("maxNotional": "(\d+)")?/g)].map((match) => match[2]);
    assert.deepEqual(limits.slice(-3), ["1000", "5000", undefined]);
    assert.match(after, /\/\/ first/);
    assert.deepEqual(analyze(after).findings, []);
  });

  it("put two rows into one at the average entry, with what is posted to both", () => {
    const text = `{
  "account": { "walletBalance": "100" },
  "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
  "markPrices": { "SOLUSDT": "100" },
  "positions": [
    { "symbol": "SOLUSDT", "side": "long", "contracts": 1, "entryPrice": 100, "marginMode": "isolated", "isolatedMargin": 20 },
    { "symbol": "SOLUSDT", "side": "long", "contracts": 3, "entryPrice": 104, "marginMode": "isolated", "isolatedMargin": 60 }
  ]
}
`;
    const merged = `{ "symbol": "SOLUSDT", "side": "long", "contracts": 4, "entryPrice": 103, "marginMode": "isolated", "isolatedMargin": 80 }`;
    const lines = text.split("\n");
    lines.splice(5, 2, `    ${merged}`);
    assert.equal(fixed(text, "merged-rows").get("Put both rows into one: 4 at 103"), lines.join("\n"));
  });

  it("do not merge rows that say different things", () => {
    const text = `{
  "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
  "positions": [
    { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "label": "core" },
    { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "104", "label": "swing" }
  ]
}
`;
    assert.deepEqual([...fixed(text, "merged-rows").keys()], []);
  });

  it("say what the venue makes of another mode", () => {
    const text = sol(
      '"leverage": "20"',
      '"venue": "binance-usdm", "account": { "walletBalance": "500" }, "policy": { "requireIsolatedFromLeverage": "20", "minDistanceToLiquidation": "1%" }, ',
    );
    const titles = [...fixed(text, "policy-isolated-required").keys()];
    assert.equal(titles[1], "Lower leverage to 19");
    assert.match(
      titles[0]!,
      /^Open it in isolated margin instead \(Binance.* refuses to switch an open position\)$/,
    );
  });

  it("write numbers that may be meant", () => {
    const number = (typed: string) =>
      [...fixed(`{ "account": { "walletBalance": "${typed}" } }`, "number-malformed").keys()].join();
    assert.equal(number("1,000"), "Write 1000,Write 1.000");
    assert.equal(number("+5"), "Write 5");
    assert.equal(number(".5"), "Write 0.5");
    assert.equal(number("007"), "Write 7");
    assert.equal(number("0x1f"), "");
  });

  it("write a short instead of a negative size", () => {
    const text = sol('"marginMode": "isolated", "isolatedMargin": "20"').replace(
      '"quantity": "1"',
      '"quantity": "-1"',
    );
    assert.equal(
      fixed(text, "number-not-positive").get('Write 1 and "side": "short"'),
      text.replace('"-1"', '"1"').replace('"long"', '"short"'),
    );
  });

  it("leave a number that only its owner knows to be typed over", () => {
    const text = '{ "positions": [{ "symbol": "X", "side": "long", "quantity": "1", "entryPrice": "9" }] }';
    const analysis = analyze(text);
    const problem = allProblems(analysis).find(({ code }) => code === "missing-tiers")!;
    const [fix] = fixesFor(analysis, problem);
    assert.equal(fix?.placeholder, "0.005");
    assert.equal(fix.edits.at(-1)!.content.split("0.005").length, 2);
  });

  it("are none where the text around the place cannot be read", () => {
    const text = '{ "positions": [{ "symbol": "X", "sidee": "long" "quantity": ';
    const analysis = analyze(text);
    for (const problem of allProblems(analysis)) {
      for (const { edits } of fixesFor(analysis, problem)) {
        assert.ok(allProblems(analyze(applyEdits(text, edits))).length < allProblems(analysis).length);
      }
    }
  });
});
