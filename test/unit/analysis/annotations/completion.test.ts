import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { type Completion, completionsAt } from "../../../../src/analysis/completion";

const HEAD = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "markPrices": { "ETHUSDT": "2600" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maxLeverage": "30" } },
  "positions": [
`;

/** What is offered at the bar. */
function offered(text: string, isJson = true): { text: string; completions: Completion[] } {
  const offset = text.indexOf("|");
  const whole = text.replace("|", "");
  return {
    text: whole,
    completions: completionsAt(analyze(whole), offset, (trial) => analyze(trial), isJson),
  };
}

function inPosition(fields: string): { text: string; completions: Completion[] } {
  return offered(`${HEAD}    { ${fields} }\n  ]\n}`);
}

/** The text after the first completion with a label is taken. */
function taken({ text, completions }: ReturnType<typeof offered>, label: string): string {
  const one = completions.find((completion) => completion.label === label)!;
  return text.slice(0, one.start) + one.text + text.slice(one.end);
}

const labels = ({ completions }: ReturnType<typeof offered>) => completions.map(({ label }) => label);

const LONG = `"symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000"`;

describe("completion", () => {
  it("offers the symbols of the file, then those of the venue's tables", () => {
    const symbols = inPosition(`"symbol": "|"`);
    assert.deepEqual(labels(symbols).slice(0, 2), ["BTCUSDT", "ETHUSDT"]);
    assert.ok(labels(symbols).length > 300);
    assert.equal(new Set(labels(symbols)).size, labels(symbols).length);
    assert.match(taken(symbols, "SOLUSDT"), /"symbol": "SOLUSDT" }/);
  });

  it("replaces what was typed, and writes quotes where there are none", () => {
    assert.match(taken(inPosition(`"symbol": "SO|L"`), "SOLUSDT"), /"symbol": "SOLUSDT" }/);
    assert.match(taken(inPosition(`"symbol": |`), "SOLUSDT"), /"symbol": "SOLUSDT" }/);
    assert.match(
      taken(inPosition(`"symbol": |, "side": "long"`), "SOLUSDT"),
      /"symbol": "SOLUSDT", "side": "long" }/,
    );
  });

  it("is not misled by what follows a missing value", () => {
    const symbols = inPosition(`"symbol": |\n "side": "long"`);
    assert.match(taken(symbols, "SOLUSDT"), /"symbol": "SOLUSDT"\n "side": "long"/);
  });

  it("offers leverages up to the tier's maximum", () => {
    const leverages = inPosition(`${LONG}, "leverage": "|"`);
    assert.deepEqual(labels(leverages), ["1", "2", "3", "5", "10", "20", "25", "30"]);
    assert.equal(leverages.completions.at(-1)!.detail, "the most that this size may have");
    assert.match(taken(leverages, "10"), /"leverage": "10" }/);
    assert.match(taken(inPosition(`${LONG}, "leverage": 2|`), "10"), /"leverage": 10 }/);
  });

  it("offers stops before the liquidation price", () => {
    // (1,000 − 100) / 0.01992 = 45,180.7229; 1 % above it 45,632.53, rounded up at six digits.
    const stops = inPosition(`${LONG}, "leverage": "10", "marginMode": "isolated", "stopLossPrice": "|"`);
    assert.deepEqual(labels(stops), ["45406.7", "45632.6", "46084.4"]);
    assert.equal(stops.completions[1]!.detail, "1 % before liquidation at 45,180.723");
  });

  it("offers the margin that the leverage asks for, and prices of the file", () => {
    assert.deepEqual(
      labels(inPosition(`${LONG}, "leverage": "10", "marginMode": "isolated", "isolatedMargin": "|"`)),
      ["100"],
    );
    assert.deepEqual(labels(inPosition(`${LONG}, "markPrice": "|"`)), ["50000"]);
    const marks = offered(
      `{ "markPrices": { "BTCUSDT": | }, "positions": [ { ${LONG} }, { ${LONG.replace("50000", "51000")} } ] }`,
    );
    assert.deepEqual(labels(marks), ["50000", "51000"]);
  });

  it("offers entries that the file lacks for its symbols", () => {
    const text = `{ "instruments": { | }, "markPrices": { "BTCUSDT": "1" }, "positions": [ { ${LONG} } ] }`;
    const instruments = offered(text);
    assert.deepEqual(labels(instruments), ["BTCUSDT", "BTCUSDT, tiers"]);
    assert.match(taken(instruments, "BTCUSDT"), /"instruments": { "BTCUSDT": { "maintenanceMarginRate": /);
    assert.deepEqual(labels(offered(text.replace("{ |", '{ "BTCUSDT": {}, |'))), []);
    const marks = offered(`{ "markPrices": { "B|" }, "positions": [ { ${LONG} } ] }`);
    assert.match(taken(marks, "BTCUSDT"), /"markPrices": { "BTCUSDT": "\$1" }/);
  });

  it("leaves to the schema what the schema offers", () => {
    for (const fields of [`"side": "|"`, `"marginMode": "|"`, `"|"`, `|`, `"label": "|"`]) {
      assert.deepEqual(labels(inPosition(fields)), [], fields);
    }
    assert.deepEqual(labels(offered(`{ "venue": "|" }`)), []);
  });

  it("writes no quotes where the language has none", () => {
    const [first] = offered(`${HEAD} { "symbol": "|" } ] }`, false).completions;
    assert.equal(first!.text, "BTCUSDT");
  });
});
