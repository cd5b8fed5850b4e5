import assert from "node:assert/strict";
import { type Analysis, analyze } from "../../../src/analysis/analyze";
import { PanelView, rowSources, staleOf } from "../../../src/analysis/panel";
import { editsOf } from "../../../src/analysis/panelEdit";
import { NO_ROWS, renumbered } from "../../../src/analysis/panelRows";
import { applyEdits, isRefusal } from "../../../src/document/edit";
import type { Intent, PanelModel, PositionField, RowWindow } from "../../../src/protocol/messages";
import { hostToPanel } from "../../../src/protocol/validate";

const all: RowWindow = { start: 0, count: 100, pinned: null };

function numbersOf(analysis: Analysis) {
  return renumbered(NO_ROWS, rowSources(analysis));
}

function modelOf(text: string, window = all): PanelModel {
  const analysis = analyze(text);
  const view = new PanelView(analysis, numbersOf(analysis));
  const model = view.model({ version: 1, draft: null, isAdding: false, stale: staleOf(analysis), window });
  assert.ok(hostToPanel(structuredClone({ type: "model", model })), "a model passes its own validation");
  return model;
}

function written(text: string, intent: Intent): string {
  const analysis = analyze(text);
  const outcome = editsOf(analysis, numbersOf(analysis), intent);
  return isRefusal(outcome) ? `refused: ${outcome.refusal}` : applyEdits(text, outcome);
}

const set = (field: PositionField, text: string, row = 1): Intent => ({
  kind: "set",
  target: { of: "position", row, field },
  text,
});

const position = (rest = "") =>
  `{ "symbol": "A", "side": "long", "quantity": "1", "entryPrice": "10"${rest} }`;
const book = (...positions: string[]) => `{ "positions": [${positions.join(", ")}] }`;

describe("the panel's model", () => {
  it("has the characters of the file and the figures of both modes", () => {
    const { rows, pools, rowCount } = modelOf(
      `{ "account": { "walletBalance": "5.0" }, "instruments": { "A": { "maintenanceMarginRate": "0.01" } }, "positions": [${position(', "leverage": 2.50, "marginMode": "isolated"')}] }`,
    );
    const [row] = rows;
    assert.equal(rowCount, 1);
    assert.equal(row?.fields.leverage.text, "2.50");
    assert.equal(row?.fields.isolatedMargin.placeholder, "4");
    assert.equal(row?.fields.markPrice.placeholder, "10");
    assert.deepEqual(
      [row?.isolated.price.text, row?.isolated.risk, row?.inForce],
      ["6.0606", "fine", "isolated"],
    );
    assert.equal(row?.isolated.worstCaseLoss.text, "4");
    assert.equal(pools[0]?.wallet.text, "5.0");
    assert.equal(pools[0]?.figures.crossWalletBalance.text, "1");
  });

  it("has the rows of the window, and the pinned one", () => {
    const text = book(...Array.from({ length: 50 }, (_, place) => position(`, "label": "${place}"`)));
    const { rows, rowCount } = modelOf(text, { start: 10, count: 3, pinned: 41 });
    assert.equal(rowCount, 50);
    assert.deepEqual(
      rows.map(({ index }) => index),
      [10, 11, 12, 40],
    );
  });

  it("locks what cannot be edited as a value", () => {
    const { rows } = modelOf(book(position(', "leverage": 1, "leverage": 2, "markPrice": {}')));
    assert.match(rows[0]!.fields.leverage.locked!, /more than once/);
    assert.match(rows[0]!.fields.markPrice.locked!, /edit it in the text/);
  });

  it("puts each problem at its field and its row", () => {
    const { rows, problems } = modelOf(book(position(), position(', "leverage": "x"')));
    assert.match(rows[1]!.fields.leverage.problem!.message, /"x" is not a number/);
    assert.equal(rows[1]!.problem?.severity, "error");
    const found = problems.find(({ code }) => code === "number-malformed");
    assert.deepEqual([found?.rowIndex, found?.row, found?.line], [1, 2, 1]);
  });

  it("is made of any text", () => {
    for (const text of [
      "",
      "{",
      "[]",
      "null",
      '{"positions": 1}',
      '{"positions": [1, null, [], {}]}',
      book(position(', "symbol": ""')),
    ]) {
      modelOf(text);
    }
    assert.deepEqual(staleOf(analyze('{\n "positions": [\n  {,\n]'))?.line, 3);
  });
});

describe("an edit from the panel", () => {
  const text = book(position(), position(', "leverage": 2'));

  it("writes, adds and leaves out values", () => {
    assert.equal(written(text, set("entryPrice", " 12.50 ")), text.replace('"10"', '"12.50"'));
    assert.equal(written(text, set("leverage", "3", 2)), text.replace('"leverage": 2', '"leverage": 3'));
    assert.equal(written(text, set("leverage", "", 2)), text.replace(', "leverage": 2', ""));
    assert.equal(written(text, set("leverage", "")), text);
    assert.equal(written(text, set("size", "2")), text.replace('"1"', '"2"'));
  });

  it("reads numbers as people type them", () => {
    for (const [typed, plain] of [
      ["1,234.5", "1234.5"],
      [".5", "0.5"],
      ["5.", "5"],
      ["+7", "7"],
    ] as const) {
      assert.equal(written(text, set("entryPrice", typed)), text.replace('"10"', `"${plain}"`));
    }
  });

  it("is refused with a reason", () => {
    const refused: readonly (readonly [Intent, RegExp])[] = [
      [set("entryPrice", ""), /needs an entry price/],
      [set("entryPrice", "1,5"), /not a number/],
      [set("entryPrice", "0"), /above 0/],
      [set("size", "-1"), /side carries the sign/],
      [set("side", "up"), /one of long, short/],
      [set("leverage", "2", 99), /no longer in the file/],
      [{ kind: "set", target: { of: "account", field: "venue" }, text: "nowhere" }, /not a known venue/],
      [{ kind: "add", fields: { symbol: "B" } }, /needs a size/],
    ];
    for (const [intent, reason] of refused) assert.match(written(text, intent), reason);
    assert.match(written('{ "positions": [', { kind: "duplicate", row: 1 }), /syntax error/);
  });

  it("changes the mark of a symbol wherever it is stated", () => {
    const shared = `{ "markPrices": { "A": "11" }, "positions": [${position()}, ${position(', "markPrice": "11"')}] }`;
    assert.equal(written(shared, set("markPrice", "12")), shared.replaceAll('"11"', '"12"'));
    assert.equal(
      written(book(position()), set("markPrice", "12")),
      book(position(', "markPrice": "12"')),
      "a symbol of one row has its mark there",
    );
    assert.equal(
      written(text, set("markPrice", "12")),
      text.replace("{ ", '{ "markPrices": { "A": "12" }, '),
    );
  });

  it("makes the account where there is none", () => {
    const wallet: Intent = {
      kind: "set",
      target: { of: "wallet", pool: "", field: "walletBalance" },
      text: "100",
    };
    assert.equal(
      written(book(position()), wallet),
      book(position()).replace("{ ", '{ "account": { "walletBalance": "100" }, '),
    );
  });
});

describe("the numbers of rows", () => {
  const numbers = (before: string, after: string) => {
    const first = renumbered(NO_ROWS, [...before]);
    return renumbered(first, [...after]).ids.join(" ");
  };

  it("stay with their rows", () => {
    assert.equal(numbers("abc", "abc"), "1 2 3");
    assert.equal(numbers("abc", "aBc"), "1 2 3");
    assert.equal(numbers("abc", "xabc"), "4 1 2 3");
    assert.equal(numbers("abc", "abcx"), "1 2 3 4");
    assert.equal(numbers("abc", "ac"), "1 3");
    assert.equal(numbers("abc", ""), "");
    assert.equal(numbers("aaa", "aaaa"), "1 2 3 4");
    assert.equal(numbers("abcd", "aXYZd"), "1 2 3 5 4");
  });
});
