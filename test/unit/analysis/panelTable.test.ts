import assert from "node:assert/strict";
import { type Analysis, analyze } from "../../../src/analysis/analyze";
import { PanelView, rowSources } from "../../../src/analysis/panel";
import { followed, shownOrder, withRowHeld } from "../../../src/analysis/panelArrangement";
import { editsOf } from "../../../src/analysis/panelEdit";
import { fixTitles } from "../../../src/analysis/panelFixes";
import { NO_ROWS, renumbered } from "../../../src/analysis/panelRows";
import { applyEdits, isRefusal } from "../../../src/document/edit";
import type { ColumnId } from "../../../src/protocol/arrangement";
import type { Intent, MarginPlace } from "../../../src/protocol/messages";
import { hostToPanel } from "../../../src/protocol/validate";

const numbersOf = (analysis: Analysis) => renumbered(NO_ROWS, rowSources(analysis));

function written(text: string, intent: Intent): string {
  const analysis = analyze(text);
  const outcome = editsOf(analysis, numbersOf(analysis), intent);
  return isRefusal(outcome) ? `refused: ${outcome.refusal}` : applyEdits(text, outcome);
}

// A linear contract with a maintenance rate of 1 %, so that an isolated long is liquidated at
// (E − margin) / 0.99: at 6.0606… for A, at 18.18… for B. C is in cross margin, D cannot be read.
const rows = [
  '{ "symbol": "A", "side": "long", "quantity": "1", "entryPrice": "10", "leverage": "2.5", "marginMode": "isolated", "label": "core" }',
  '{ "symbol": "B", "side": "long", "quantity": "1", "entryPrice": "20", "leverage": "10", "marginMode": "isolated" }',
  '{ "symbol": "C", "side": "short", "quantity": "3", "entryPrice": "5", "leverage": "5" }',
  '{ "symbol": "D", "side": "short", "quantity": "x", "entryPrice": "7" }',
];
const instruments = ["A", "B", "C"].map((symbol) => `"${symbol}": { "maintenanceMarginRate": "0.01" }`);
const book = (wallet = '"walletBalance": "100"') =>
  `{
  "account": { ${wallet} },
  "instruments": { ${instruments.join(", ")} },
  "positions": [
    ${rows.join(",\n    ")}
  ]
}
`;

describe("the rows that the panel shows", () => {
  const analysis = analyze(book());
  const numbers = numbersOf(analysis);
  const order = (by: ColumnId | null, isDescending = false, filter = "") =>
    shownOrder(analysis, numbers, { sorting: by && { by, isDescending }, filter })?.join(" ");

  it("are in the order of the file where nothing is asked for", () => {
    assert.equal(order(null), undefined);
    assert.equal(order(null, false, "  "), undefined);
  });

  it("are sorted by what the file states and by what follows, those without a value last", () => {
    assert.equal(order("entryPrice"), "3 4 1 2");
    assert.equal(order("entryPrice", true), "2 1 4 3");
    assert.equal(order("symbol", true), "4 3 2 1");
    assert.equal(order("label"), "1 2 3 4");
    assert.equal(order("isolatedMargin"), "2 3 1 4", "2, 3 and 4 posted");
    // C is a short: (15 + 3) / (3 · 1.01) = 5.94; A is liquidated at 6.06, B at 18.18.
    assert.equal(order("isolated.price"), "3 1 2 4");
    assert.equal(order("isolated.distance"), "2 3 1 4", "9.1 %, 18.8 % and 39.4 % away");
  });

  it("are those that have all the words of a filter", () => {
    assert.equal(order(null, false, "core"), "1");
    assert.equal(order(null, false, "long"), "1 2");
    assert.equal(order(null, false, "isolated long b"), "2");
    assert.equal(order(null, false, "near"), "2", "a distance under 10 %");
    assert.equal(order(null, false, "nothing"), "");
    assert.equal(order("entryPrice", true, "short"), "4 3");
  });

  it("keep a row at its place while someone is in it", () => {
    assert.deepEqual(withRowHeld([3, 4, 1, 2], [1, 2, 3, 4], 1), [1, 3, 4, 2]);
    assert.deepEqual(withRowHeld([2], [1, 2, 3], 3), [2, 3], "even where the filter no longer has it");
    assert.deepEqual(withRowHeld([2, 1], [1, 2], null), [2, 1]);
  });

  it("come and go with the text, without any of the others moving", () => {
    const now = { ids: [1, 5, 3, 4], sources: [], next: 6 };
    assert.deepEqual(followed([4, 1, 2], now, 5), [4, 1, 5], "3 was left out by the filter");
  });

  it("have their place on the screen beside that in the file", () => {
    const view = new PanelView(analysis, numbers);
    const shown = view.rows({ start: 0, count: 2, pinned: 3 }, 4, [4, 2, 1, 3]);
    assert.deepEqual(
      shown.map(({ id, index, place }) => [id, index, place]),
      [
        [4, 3, 0],
        [2, 1, 1],
        [3, 2, 3],
      ],
    );
  });
});

describe("the figures of a row", () => {
  it("are the loss at liquidation, the margin ratio and the tier as well", () => {
    const analysis = analyze(book());
    const [row] = new PanelView(analysis, numbersOf(analysis)).rows({ start: 0, count: 1, pinned: null });
    const { lossAtLiquidation, marginRatio, tier } = row!.isolated;
    // Liquidated at 6.0606…, 3.9394 below entry; 0.01 · 10 over 4 at the mark.
    assert.equal(lossAtLiquidation.text, "≥ 3.9394");
    assert.match(lossAtLiquidation.title, /^At least 3\.93939.* no taker fee rate is known\.$/);
    assert.equal(marginRatio.text, "2.5 %");
    assert.equal(tier.text, "1 · 1 %");
    assert.equal(row!.movable, "4", "all of it, as the initial margin takes all");
  });
});

describe("moving a position in the file", () => {
  it("puts it before another one or at the end", () => {
    const lines = (text: string) =>
      [...text.matchAll(/"symbol": "(.)"/g)].map(([, symbol]) => symbol).join("");
    assert.equal(lines(written(book(), { kind: "move", row: 3, before: 1 })), "CABD");
    assert.equal(lines(written(book(), { kind: "move", row: 1, before: null })), "BCDA");
    assert.equal(lines(written(book(), { kind: "move", row: 1, before: 3 })), "BACD");
    assert.equal(written(book(), { kind: "move", row: 1, before: 2 }), book());
    assert.match(written(book(), { kind: "move", row: 9, before: 2 }), /no longer in the file/);
  });

  it("keeps the number of every row", () => {
    const first = renumbered(NO_ROWS, [..."abcd"]);
    assert.deepEqual(renumbered(first, [..."cabd"]).ids, [3, 1, 2, 4]);
    assert.deepEqual(renumbered(first, [..."bcda"]).ids, [2, 3, 4, 1]);
  });
});

describe("moving margin", () => {
  const wallet: MarginPlace = { of: "wallet", pool: "" };
  const at = (row: number): MarginPlace => ({ of: "position", row });
  const transfer = (from: MarginPlace, to: MarginPlace, amount: string, text = readable()): string =>
    written(text, { kind: "transfer", transfer: { from, to, amount } });
  /** The same book without the row that cannot be read: nothing is known of a wallet beside one. */
  function readable(walletText?: string): string {
    return book(walletText).replace(`,\n    ${rows[3]!}`, "");
  }

  it("writes what is posted then; a whole wallet holds it already", () => {
    const after = transfer(wallet, at(1), "1.5");
    assert.equal(
      after,
      readable().replace(
        '"marginMode": "isolated", "label"',
        '"marginMode": "isolated", "isolatedMargin": "5.5", "label"',
      ),
    );
  });

  it("takes it out of a cross wallet that is stated as such", () => {
    const text = readable('"crossWalletBalance": "50"');
    assert.match(transfer(wallet, at(1), "1.5", text), /"crossWalletBalance": "48.5"/);
    assert.match(transfer(at(1), wallet, "1.5", text), /"crossWalletBalance": "51.5"/);
  });

  it("goes from one position to another", () => {
    const after = transfer(at(1), at(2), "1");
    assert.match(after, /"A".*"isolatedMargin": "3"/);
    assert.match(after, /"B".*"isolatedMargin": "3"/);
    assert.match(after, /"walletBalance": "100"/);
  });

  it("says what cannot be moved, with the limit and the value", () => {
    assert.match(transfer(at(1), wallet, "4.5"), /A has 4 posted; 4\.5 cannot be taken from it/);
    assert.match(transfer(wallet, at(1), "95"), /The wallet has 94 left; 95 cannot be taken/);
    assert.match(transfer(wallet, at(3), "1"), /C is in cross margin/);
    assert.match(transfer(at(1), at(1), "1"), /from one place to another/);
    assert.match(transfer(at(1), wallet, "0"), /above 0/);
    assert.match(transfer(at(1), wallet, ""), /how much/);
    assert.match(transfer(at(1), { of: "wallet", pool: "BTC" }, "1"), /settles in another asset/);
  });
});

describe("the instruments of the panel", () => {
  it("are those of the positions and of the file, with what is stated and what holds", () => {
    const analysis = analyze(book());
    const model = new PanelView(analysis, numbersOf(analysis)).instruments();
    assert.ok(hostToPanel(structuredClone({ type: "instruments", model })));
    assert.deepEqual(
      model.instruments.map(({ symbol, isStated }) => [symbol, isStated]),
      [
        ["A", true],
        ["B", true],
        ["C", true],
        ["D", false],
      ],
    );
    const [first] = model.instruments;
    assert.equal(first!.fields.maintenanceMarginRate.text, "0.01");
    assert.equal(first!.fields.markPrice.placeholder, "10");
    assert.equal(first!.tiers, "1 %");
  });

  it("of the positions that the table shows come first where there are too many to list", () => {
    const many = Array.from(
      { length: 205 },
      (_, index) => `{ "symbol": "S${index}", "side": "long", "quantity": "1", "entryPrice": "10" }`,
    );
    const analysis = analyze(`{ "positions": [ ${many.join(",\n")} ] }`);
    const view = new PanelView(analysis, numbersOf(analysis));
    const listed = (order?: readonly number[]) =>
      view.instruments(order).instruments.map(({ symbol }) => symbol);
    assert.deepEqual([view.instruments().count, listed().length, listed()[0]], [205, 200, "S0"]);
    assert.deepEqual(listed([205, 204]).slice(0, 3), ["S204", "S203", "S0"]);
  });

  it("are written where they are stated, or added", () => {
    const set = (symbol: string, field: "maxLeverage" | "markPrice" | "takerFeeRate", text: string): string =>
      written(book(), { kind: "set", target: { of: "instrument", symbol, field }, text });
    assert.equal(
      set("B", "takerFeeRate", "0.0005"),
      book().replace(
        '"B": { "maintenanceMarginRate": "0.01" }',
        '"B": { "takerFeeRate": "0.0005", "maintenanceMarginRate": "0.01" }',
      ),
    );
    assert.match(set("D", "maxLeverage", "20"), /"D": \{\s*"maxLeverage": "20"\s*\}/);
    assert.match(set("D", "maxLeverage", "-20"), /must not be below 0/);
    assert.match(set("A", "markPrice", "11"), /"entryPrice": "10", "markPrice": "11"/);
  });
});

describe("fixes in the panel", () => {
  it("are offered by what they do, and written by it", () => {
    const text = book().replace('"leverage": "10"', '"leverage": "10", "stopLossPrice": "25"');
    const analysis = analyze(text);
    const problem = analysis.findings.find(({ code }) => code === "stop-wrong-side")!;
    const [title] = fixTitles(analysis, problem);
    assert.ok(title !== undefined);
    assert.equal(written(text, { kind: "fix", problem, title }), book());
    assert.match(written(book(), { kind: "fix", problem, title }), /^refused: The text has changed since/);
  });
});
