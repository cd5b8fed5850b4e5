import assert from "node:assert/strict";
import { type Analysis, analyze, DEFAULT_OPTIONS } from "../../../../src/analysis/analyze";
import { rowSources } from "../../../../src/analysis/panel";
import { editsOf } from "../../../../src/analysis/panelEdit";
import { NO_ROWS, renumbered } from "../../../../src/analysis/panelRows";
import { whatIfModel } from "../../../../src/analysis/views/whatIf";
import { applyEdits, isRefusal, type TextEdit } from "../../../../src/document/edit";
import {
  isWhatIfModel,
  isWhatIfRequest,
  type Compared,
  type WhatIfChange,
  type WhatIfModel,
  type WhatIfQuestion,
  type WhatIfRequest,
} from "../../../../src/protocol/views/whatIf";

/** 1 SOL from 100 isolated with 10.9, and 2 ETH from 1,000 in cross; 1 % to keep of each. */
const BOOK = `{
  // my book
  "account": { "walletBalance": "500", "collateral": "USDT" }, // cash
  "markPrices": { "SOL": "100", "ETH": "1000" },
  "instruments": { "SOL": { "maintenanceMarginRate": "0.01" }, "ETH": { "maintenanceMarginRate": "0.01" } },
  "positions": [
    { "symbol": "SOL", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10", "marginMode": "isolated", "isolatedMargin": "10.9" }, // swing
    { "symbol": "ETH", "side": "long", "quantity": "2", "entryPrice": "1000", "leverage": "10", "marginMode": "cross" },
  ],
}
`;
const [SOL, ETH] = [
  { row: 1, symbol: "SOL" },
  { row: 2, symbol: "ETH" },
];

function bookOf(text: string, language: "json" | "yaml" = "json") {
  const analysis: Analysis = analyze(text, { ...DEFAULT_OPTIONS, language });
  return { analysis, numbers: renumbered(NO_ROWS, rowSources(analysis)) };
}

type Unnumbered<Change> = Change extends WhatIfChange ? Omit<Change, "id"> : never;

function requestOf(
  changes: readonly Unnumbered<WhatIfChange>[],
  rest: Partial<WhatIfRequest> = {},
): WhatIfRequest {
  const numbered = changes.map((change, index) => ({ ...change, id: index + 1 }));
  const request: WhatIfRequest = {
    of: "whatIf",
    changes: numbered,
    chosen: null,
    find: "",
    betas: {},
    question: null,
    ...rest,
  };
  assert.ok(isWhatIfRequest(structuredClone(request)), "a request passes its own validation");
  return request;
}

function modelOf(
  text: string,
  changes: readonly Unnumbered<WhatIfChange>[],
  rest: Partial<WhatIfRequest> = {},
): WhatIfModel {
  const model = whatIfModel(bookOf(text), requestOf(changes, rest));
  assert.ok(isWhatIfModel(structuredClone(model)), "a model passes its own validation");
  return model;
}

function edited(
  text: string,
  changes: readonly Unnumbered<WhatIfChange>[],
  rest: Partial<WhatIfRequest> = {},
  language: "json" | "yaml" = "json",
) {
  const { analysis, numbers } = bookOf(text, language);
  return editsOf(analysis, numbers, { kind: "apply", request: requestOf(changes, rest) });
}

function written(...given: Parameters<typeof edited>): string {
  const outcome = edited(...given);
  return isRefusal(outcome) ? `refused: ${outcome.refusal}` : applyEdits(given[0], outcome);
}

/** A figure before and after: "90.2 → 80". */
function figure({ positions, pools }: WhatIfModel, name: string, title: string): string {
  const found = [...positions, ...pools].find((one) => one.name === name);
  assert.ok(found, `there is a card of ${name}`);
  return sides(found, title);
}

function sides({ names, before, after }: Compared, title: string): string {
  const index = names.indexOf(title);
  return `${before?.figures[index]?.text ?? "none"} → ${after?.figures[index]?.text ?? "none"}`;
}

describe("what if", () => {
  it("shows the position at hand as it is while nothing is changed", () => {
    // 100 − 10.9 = 89.1 to lose; 89.1 / 0.99 = 90
    const model = modelOf(BOOK, []);
    assert.equal(model.refusal, "Nothing is changed yet.");
    assert.equal(figure(model, "SOL long", "Liquidation"), "90 → 90");
    assert.deepEqual(
      model.positions.map(({ name }) => name),
      ["SOL long"],
    );
    assert.equal(model.more, 0);
    const { chosen } = model;
    assert.deepEqual(
      [chosen?.mark, chosen?.leverage, chosen?.size, chosen?.posted, chosen?.marginMode],
      ["100", "10", "1", "10.9", "isolated"],
    );
  });

  it("moves one mark by a share of the file's, and writes the digits of it", () => {
    const change = { kind: "mark", symbol: "SOL", text: "-5%" } as const;
    const model = modelOf(BOOK, [change]);
    assert.deepEqual(model.changes, [
      {
        id: 1,
        text: "SOL: mark 100 → 95 (-5 %)",
        problem: null,
        obstacle: null,
        note: null,
        value: "95",
        percent: -5,
      },
    ]);
    // (95 − 90) / 95
    assert.equal(figure(model, "SOL long", "Distance"), "10 % → 5.26 %");
    assert.equal(model.refusal, null);
    assert.equal(written(BOOK, [change]), BOOK.replace('"SOL": "100"', '"SOL": "95"'));
  });

  it("takes a price with thousands and a point at the edge, and tells its share", () => {
    const model = modelOf(BOOK, [{ kind: "mark", symbol: "ETH", text: "1,100." }]);
    assert.deepEqual([model.changes[0]?.value, model.changes[0]?.percent], ["1100", 10]);
    assert.equal(
      written(BOOK, [{ kind: "mark", symbol: "ETH", text: "1,100." }]),
      BOOK.replace('"ETH": "1000"', '"ETH": "1100"'),
    );
  });

  it("moves all marks together, by the betas of their symbols", () => {
    const model = modelOf(BOOK, [{ kind: "move", text: "-4" }], { betas: { SOL: "2" } });
    assert.deepEqual(
      [model.changes[0]?.text, model.changes[0]?.note],
      ["All marks -4 %", "SOL moves 2 times as much."],
    );
    // ETH loses 2 × 40 of the 489.1 behind cross: 500 − 10.9.
    assert.equal(figure(model, "Account in USDT", "Margin balance"), "489.1 → 409.1");
    assert.equal(
      written(BOOK, [{ kind: "move", text: "-4" }], { betas: { SOL: "2" } }),
      BOOK.replace('"SOL": "100", "ETH": "1000"', '"SOL": "92", "ETH": "960"'),
    );
  });

  it("names what is liquidated at once", () => {
    const model = modelOf(BOOK, [{ kind: "mark", symbol: "SOL", text: "89" }]);
    assert.deepEqual([model.liquidated, model.liquidatedCount], [["SOL long"], 1]);
    assert.match(model.spoken, /Liquidated at once: SOL long\./);
    // A cross account goes as a whole: 2 × 1,000 − 489.1 = 1,510.9 of loss at 755; 1 % of it is asked for.
    assert.deepEqual(modelOf(BOOK, [{ kind: "mark", symbol: "ETH", text: "760" }]).liquidated, ["ETH long"]);
    assert.deepEqual(modelOf(BOOK, [{ kind: "mark", symbol: "ETH", text: "770" }]).liquidated, []);
  });

  it("adds margin from the wallet or from outside", () => {
    const added = { kind: "margin", of: SOL, text: "9.9", from: "wallet" } as const;
    const model = modelOf(BOOK, [added]);
    // (100 − 20.8) / 0.99
    assert.equal(figure(model, "SOL long", "Liquidation"), "90 → 80");
    assert.equal(figure(model, "SOL long", "Worst-case loss"), "10.9 → 20.8");
    assert.equal(written(BOOK, [added]), BOOK.replace('"10.9"', '"20.8"'));
    assert.equal(
      written(BOOK, [{ ...added, from: "outside" }]),
      BOOK.replace('"10.9"', '"20.8"').replace('"500"', '"509.9"'),
    );
  });

  it("refuses margin that the wallet has not, with the need and the limit", () => {
    // 489.1 of margin balance less 200 of initial margin.
    const model = modelOf(BOOK, [{ kind: "margin", of: SOL, text: "300", from: "wallet" }]);
    assert.equal(model.changes[0]?.obstacle, "This takes 300 USDT from the wallet; 289.1 USDT is available.");
    assert.match(model.refusal ?? "", /289\.1/);
    assert.match(
      written(BOOK, [{ kind: "margin", of: SOL, text: "300", from: "wallet" }]),
      /^refused: .*289\.1/,
    );
    assert.equal(modelOf(BOOK, [{ kind: "margin", of: SOL, text: "289.1", from: "wallet" }]).refusal, null);
    assert.equal(modelOf(BOOK, [{ kind: "margin", of: SOL, text: "300", from: "outside" }]).refusal, null);
  });

  it("does not take away more than is posted, and leaves out what it cannot do", () => {
    const model = modelOf(BOOK, [
      { kind: "margin", of: SOL, text: "-11", from: "wallet" },
      { kind: "mark", symbol: "SOL", text: "95" },
    ]);
    assert.equal(model.changes[0]?.problem, "More would be taken away than is posted.");
    assert.match(model.refusal ?? "", /More would be taken away/);
    assert.equal(figure(model, "SOL long", "Liquidation"), "90 → 90");
    assert.equal(figure(model, "SOL long", "Distance"), "10 % → 5.26 %");
  });

  it("refuses a leverage above the tier's, with the limit and the size", () => {
    const tiered = BOOK.replace(
      '"ETH": { "maintenanceMarginRate": "0.01" }',
      '"ETH": { "maintenanceMarginRate": "0.01", "maxLeverage": "20" }',
    );
    const model = modelOf(tiered, [{ kind: "leverage", of: ETH, text: "30" }]);
    assert.equal(
      model.changes[0]?.obstacle,
      "Leverage 30 exceeds 20, the maximum for a notional of 2,000 USDT.",
    );
    assert.notEqual(model.refusal, null);
    assert.equal(modelOf(tiered, [{ kind: "leverage", of: ETH, text: "20" }]).refusal, null);
    assert.equal(
      written(tiered, [{ kind: "leverage", of: ETH, text: "20" }]),
      tiered.replace('"leverage": "10", "marginMode": "cross"', '"leverage": "20", "marginMode": "cross"'),
    );
  });

  it("trades to another size at the mark, or takes it for entered so", () => {
    const down = { kind: "mark", symbol: "ETH", text: "900" } as const;
    const half = { kind: "size", of: ETH, text: "50%", way: "trade" } as const;
    // Half of the 2 ETH is closed at 900: 100 is lost, and the mark is written as well.
    const traded = modelOf(BOOK, [down, half]);
    assert.equal(traded.changes[1]?.text, "ETH long: size 2 → 1, traded at 900");
    assert.deepEqual(traded.notes, ["Realised by trading: -100 USDT."]);
    assert.equal(
      written(BOOK, [down, half]),
      BOOK.replace('"ETH": "1000"', '"ETH": "900"')
        .replace('"quantity": "2"', '"quantity": "1"')
        .replace('"500"', '"400"'),
    );
    // As if it had been 1 all along, the wallet says what it said.
    assert.equal(
      written(BOOK, [{ ...half, way: "entry" }]),
      BOOK.replace('"quantity": "2"', '"quantity": "1"'),
    );
    // Before the move the same trade costs nothing.
    assert.deepEqual(modelOf(BOOK, [half, down]).notes, []);
  });

  it("averages the entry of what is added, and removes what is closed", () => {
    const grown = written(BOOK, [
      { kind: "mark", symbol: "ETH", text: "1300" },
      { kind: "size", of: ETH, text: "3", way: "trade" },
    ]);
    // (2 × 1,000 + 1,300) / 3
    assert.match(grown, /"quantity": "3", "entryPrice": "1100"/);
    const closed = written(BOOK, [{ kind: "size", of: SOL, text: "0", way: "trade" }]);
    assert.doesNotMatch(closed, /"symbol": "SOL"/);
    assert.match(closed, /"symbol": "ETH"/);
    const model = modelOf(BOOK, [{ kind: "size", of: SOL, text: "0", way: "trade" }]);
    assert.equal(figure(model, "SOL long", "Liquidation"), "90 → none");
  });

  it("switches the margin mode where the venue lets it, and says where it does not", () => {
    const venue = (id: string) => BOOK.replace("{", `{ "venue": "${id}",`);
    const change = { kind: "mode", of: SOL, text: "cross" } as const;
    const refusing = modelOf(venue("hyperliquid"), [change]);
    assert.match(refusing.changes[0]?.obstacle ?? "", /refuses the switch while the position is open/);
    assert.notEqual(refusing.refusal, null);
    assert.deepEqual(
      [refusing.positions[0]?.before?.mode, refusing.positions[0]?.after?.mode],
      ["isolated", "cross"],
    );
    const unknown = modelOf(BOOK, [change]);
    assert.match(unknown.changes[0]?.note ?? "", /is not known/);
    assert.equal(unknown.refusal, null);
    assert.match(written(BOOK, [change]), /"marginMode": "cross", "isolatedMargin": "10\.9" \}, \/\/ swing/);
    const wide = modelOf(venue("bybit"), [{ kind: "mode", of: ETH, text: "isolated" }]);
    assert.equal(wide.changes[0]?.obstacle, null);
  });

  it("puts cash into a wallet, and takes out no more than is available", () => {
    assert.equal(
      written(BOOK, [{ kind: "deposit", pool: "USDT", text: "25" }]),
      BOOK.replace('"500"', '"525"'),
    );
    const model = modelOf(BOOK, [{ kind: "deposit", pool: "USDT", text: "-300" }]);
    assert.equal(model.changes[0]?.obstacle, "This takes 300 USDT from the wallet; 289.1 USDT is available.");
  });

  it("says what is wrong with what is typed, and applies nothing then", () => {
    const problem = (change: Unnumbered<WhatIfChange>) => modelOf(BOOK, [change]).changes[0]?.problem;
    assert.match(problem({ kind: "mark", symbol: "SOL", text: "1e" }) ?? "", /"1e" is not a number/);
    assert.equal(
      problem({ kind: "mark", symbol: "SOL", text: "-100%" }),
      "The mark of SOL would be 0; a price is above 0.",
    );
    assert.equal(problem({ kind: "mark", symbol: "XRP", text: "1" }), "No position of the file is in XRP.");
    assert.equal(problem({ kind: "leverage", of: SOL, text: "0" }), "The leverage is not above 0.");
    assert.equal(
      problem({ kind: "leverage", of: { row: 1, symbol: "ETH" }, text: "5" }),
      "The position is no longer in the file.",
    );
    assert.equal(
      problem({ kind: "margin", of: ETH, text: "5", from: "wallet" }),
      "It is in cross margin and has no margin of its own.",
    );
    assert.equal(
      problem({ kind: "size", of: ETH, text: "-1", way: "trade" }),
      "A size is above 0; the side carries the sign.",
    );
    assert.match(written(BOOK, [{ kind: "mark", symbol: "SOL", text: "1e" }]), /^refused: /);
  });

  it("keeps rows apart that are the same to the letter", () => {
    const row = '{ "symbol": "SOL", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "5" }';
    const text = `{ "account": { "walletBalance": "500" }, "instruments": { "SOL": { "maintenanceMarginRate": "0.01" } }, "positions": [\n${row},\n${row}\n] }`;
    const change = { kind: "leverage", of: { row: 2, symbol: "SOL" }, text: "4" } as const;
    assert.equal(
      written(text, [change]),
      text.replace(`${row},\n${row}`, `${row},\n${row.replace('"leverage": "5"', '"leverage": "4"')}`),
    );
    assert.equal(modelOf(text, [change]).changes[0]?.text, "SOL long (row 2): leverage 5 → 4");
  });

  it("states a mark that would otherwise follow the entries", () => {
    const row = (quantity: string, entry: string) =>
      `{ "symbol": "SOL", "side": "long", "quantity": "${quantity}", "entryPrice": "${entry}", "leverage": "5" }`;
    const text = `{ "account": { "walletBalance": "500" }, "instruments": { "SOL": { "maintenanceMarginRate": "0.01" } }, "positions": [ ${row("1", "100")}, ${row("1", "200")} ] }`;
    // The mark of the two is 150; with half of the first closed at 150 the entries alone would make it 166.67.
    const after = written(text, [{ kind: "size", of: { row: 1, symbol: "SOL" }, text: "0.5", way: "trade" }]);
    assert.match(after, /"SOL": "?150"?/);
    assert.equal(analyze(after).rows[0]?.position?.markPrice.toFixed(), "150");
  });

  it("changes single lines, and leaves comments and layout alone", () => {
    const outcome = edited(BOOK, [
      { kind: "mark", symbol: "ETH", text: "900" },
      { kind: "leverage", of: ETH, text: "8" },
    ]);
    assert.ok(!isRefusal(outcome));
    const edits: readonly TextEdit[] = outcome;
    assert.deepEqual(
      edits.map(({ content }) => content),
      ["9", "8"],
    );
    assert.equal(
      applyEdits(BOOK, edits),
      BOOK.replace('"ETH": "1000"', '"ETH": "900"').replace(
        '"leverage": "10", "marginMode": "cross"',
        '"leverage": "8", "marginMode": "cross"',
      ),
    );
  });

  it("writes YAML as YAML", () => {
    const yaml = `account:\n  walletBalance: 500 # cash\ninstruments:\n  SOL: { maintenanceMarginRate: 0.01 }\npositions:\n  - symbol: SOL\n    side: long\n    quantity: 1\n    entryPrice: 100\n    markPrice: 100\n    leverage: 10 # x\n`;
    assert.equal(
      written(
        yaml,
        [
          { kind: "mark", symbol: "SOL", text: "-10%" },
          { kind: "leverage", of: SOL, text: "5" },
        ],
        {},
        "yaml",
      ),
      yaml.replace("markPrice: 100", "markPrice: 90").replace("leverage: 10 #", "leverage: 5 #"),
    );
  });

  it("reads the sizes of a row in its own unit", () => {
    const notional = BOOK.replace('"quantity": "2"', '"notional": "2000"');
    const model = modelOf(notional, [{ kind: "size", of: ETH, text: "3000", way: "entry" }], { chosen: 2 });
    assert.deepEqual([model.chosen?.size, model.chosen?.sizeField], ["2000", "notional"]);
    assert.equal(model.changes[0]?.text, "ETH long: size 2 → 3, as if entered so");
    assert.equal(
      written(notional, [{ kind: "size", of: ETH, text: "3000", way: "entry" }]),
      notional.replace('"2000"', '"3000"'),
    );
  });
});

describe("the positions of a what-if", () => {
  const many = (count: number) => {
    const symbols = Array.from({ length: count }, (_, place) => `S${place}`);
    const rows = symbols.map(
      (symbol) =>
        `{ "symbol": "${symbol}", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10" }`,
    );
    const instruments = symbols.map((symbol) => `"${symbol}": { "maintenanceMarginRate": "0.01" }`);
    return `{ "account": { "walletBalance": "80" }, "instruments": { ${instruments.join(", ")} }, "positions": [ ${rows.join(",\n")} ] }`;
  };

  it("are those that were touched, and those that change most; the rest is counted", () => {
    const model = modelOf(many(30), [{ kind: "leverage", of: { row: 3, symbol: "S2" }, text: "5" }]);
    // A cross leverage changes no price.
    assert.deepEqual(
      model.positions.map(({ name }) => name),
      ["S0 long", "S2 long"],
    );
    assert.equal(model.more, 0);
    const moved = modelOf(many(30), [{ kind: "deposit", pool: "", text: "-10" }]);
    assert.deepEqual([moved.positions.length, moved.more], [9, 21]);
  });

  it("are looked for in a long book", () => {
    const text = many(250);
    const all = modelOf(text, [], { find: "s24" });
    assert.deepEqual([all.positionCount, all.found.length, all.found[0]?.name], [250, 11, "25 S24 long"]);
    assert.equal(modelOf(text, []).found.length, 50);
    assert.equal(modelOf(text, [], { chosen: 250 }).chosen?.symbol, "S249");
  });
});

describe("a question in a what-if", () => {
  const question = (of: Partial<WhatIfQuestion>): WhatIfQuestion => ({
    kind: "margin",
    target: "20%",
    loss: "2%",
    price: "",
    rate: "0.01%",
    ...of,
  });
  const asked = (
    of: Partial<WhatIfQuestion>,
    changes: readonly Unnumbered<WhatIfChange>[] = [],
    chosen = 1,
  ) => modelOf(BOOK, changes, { chosen, question: question(of) }).answer;

  it("is answered, with the change that carries the answer out", () => {
    const answer = asked({});
    assert.equal(
      answer?.sentence,
      "SOL long needs 9.9 USDT more margin (20.8 in all) not to be liquidated within 20 % of the mark.",
    );
    assert.deepEqual(answer?.changes, [{ kind: "margin", id: 0, of: SOL, text: "9.9", from: "wallet" }]);
    const then = modelOf(BOOK, [{ kind: "margin", of: SOL, text: "9.9", from: "wallet" }]);
    assert.equal(figure(then, "SOL long", "Distance"), "10 % → 20 %");
  });

  it("is about the book after the changes", () => {
    // From a mark of 95: 76 × 0.99 = 75.24, so 24.76 in all.
    const answer = asked({}, [{ kind: "mark", symbol: "SOL", text: "95" }]);
    assert.match(answer?.sentence ?? "", /needs 13\.86 USDT more margin \(24\.76 in all\)/);
  });

  it("gives sizes, leverages, reductions and hedges as changes", () => {
    // 90 × 0.99 less for each unit: 11 × q = 10.9 … at 90 with 1 % to keep, 10.9 / 10.9.
    assert.deepEqual(asked({ kind: "sizeForDistance", target: "10%" })?.changes, [
      { kind: "size", id: 0, of: SOL, text: "1", way: "entry" },
    ]);
    assert.deepEqual(
      asked({ kind: "leverage", target: "20%" })?.changes.map(({ kind, text }) => [kind, text]),
      [
        ["leverage", "4.8076923"],
        ["margin", "9.900001"],
      ],
    );
    // 489.1 is left behind 2 ETH: at 50 % of the mark 1,000 × q + … is survived by less than one of them.
    const reduced = asked({ kind: "reduce", target: "50%" }, [], 2);
    assert.deepEqual(
      reduced?.changes.map(({ kind }) => kind),
      ["size"],
    );
    const then = modelOf(BOOK, reduced?.changes ?? [], { chosen: 2 });
    assert.match(figure(then, "ETH long", "Distance"), /→ 50 %$/);
    const hedged = asked({ kind: "hedge", target: "50%" }, [], 2);
    assert.deepEqual(
      hedged?.changes.map(({ kind }) => kind),
      ["hedge"],
    );
    assert.match(written(BOOK, hedged?.changes ?? []), /"symbol": "ETH", "side": "short"/);
  });

  it("says what is wrong with what was typed", () => {
    assert.deepEqual(
      [
        asked({ target: "abc" })?.isProblem,
        asked({ target: "100%" })?.isProblem,
        asked({ kind: "funding", rate: "" })?.isProblem,
      ],
      [true, true, true],
    );
  });

  it("is answered without a change where there is nothing to do", () => {
    for (const kind of ["stages", "funding", "shock"] as const) {
      const answer = asked({ kind });
      assert.deepEqual([answer?.isProblem, answer?.changes], [false, []], kind);
    }
    assert.match(
      modelOf(BOOK, [], { question: question({ kind: "shock" }), betas: { ETH: "2" } }).answer?.details.join(
        "",
      ) ?? "",
      /ETH moves 2 times as much/,
    );
  });
});
