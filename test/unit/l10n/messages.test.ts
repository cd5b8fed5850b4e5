import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as l10n from "@vscode/l10n";
import { allProblems, type Analysis, analyze } from "../../../src/analysis/analyze";
import { marginAnswer } from "../../../src/analysis/answers/margin";
import { isRead } from "../../../src/analysis/fixes/write";
import { hoverAt } from "../../../src/analysis/hover";
import { positionText } from "../../../src/analysis/lens";
import { answerLine } from "../../../src/analysis/lineAnswer";
import { statusOf } from "../../../src/analysis/status";
import { Decimal } from "../../../src/engine/decimal";

/** Ten times long, isolated: 500 are posted, and the stop is below the price at which they are gone. */
const BOOK = `{
  "venue": "generic",
  "account": { "walletBalance": "2000" },
  "markPrices": { "BTCUSDT": "50000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.1", "entryPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "stopLossPrice": "45000", "quantty": 1
    }
  ]
}`;

const chinese = readFileSync("l10n/bundle.l10n.zh-cn.json", "utf8");

/** What a function gives where the reader's language is Chinese; English again afterwards, for all other tests. */
function inChinese<Result>(read: () => Result): Result {
  l10n.config({ contents: chinese });
  try {
    return read();
  } finally {
    l10n.config({ contents: {} });
  }
}

function messages(analysis: Analysis): string[] {
  return allProblems(analysis).map(({ code, message }) => `${code}: ${message}`);
}

/** All numbers of a text with their signs and grouping, in order of size: languages put them in another order. */
function numbersOf(text: string): string[] {
  return (text.match(/\d[\d,.]*\d|\d/g) ?? []).sort();
}

describe("messages in Chinese", () => {
  it("say what they say in English, with the field and its values", () => {
    assert.deepEqual(
      inChinese(() => messages(analyze(BOOK))),
      [
        "stop-beyond-liquidation: 45,000 的止损不会成交：价格到达之前，该持仓已在 45,180.723 被强平。",
        'unknown-field: "quantty" 不是此处的字段，不起作用。是否想写 "quantity"？',
      ],
    );
  });

  it("have the numbers of the English ones", () => {
    const english = messages(analyze(BOOK));
    const translated = inChinese(() => messages(analyze(BOOK)));
    assert.deepEqual(translated.map(numbersOf), english.map(numbersOf));
    assert.notDeepEqual(translated, english);
  });

  it("do not outlast the configuration", () => {
    const before = messages(analyze(BOOK));
    inChinese(() => messages(analyze(BOOK)));
    assert.deepEqual(messages(analyze(BOOK)), before);
  });

  it("have codes, places and severities that are the same in every language", () => {
    const parts = () =>
      allProblems(analyze(BOOK)).map(({ code, severity, start, end }) => [code, severity, start, end]);
    assert.deepEqual(inChinese(parts), parts());
  });
});

describe("numbers of a position in Chinese", () => {
  const lens = () => {
    const analysis = analyze(BOOK);
    return positionText(analysis, analysis.rows[0]!);
  };

  it("stand in the lens above it", () => {
    assert.equal(lens(), "liq 45,180.72 (9.64 %) · worst case 500 · cross: 30,120.48 (39.8 %)");
  });

  it("are those of the English lens", () => {
    const translated = inChinese(lens);
    assert.match(translated, /^强平 45,180\.72（9\.64 %） · 最坏亏损 500 · 全仓[：:]/);
    assert.deepEqual(numbersOf(translated), numbersOf(lens()));
  });

  it("keep the formula of the hover as it is", () => {
    const hover = () => hoverAt(analyze(BOOK), BOOK.indexOf('"symbol"'))!.markdown;
    const formula = (markdown: string) => /```\n[^]*\n```/.exec(markdown)?.[0];
    const translated = inChinese(hover);
    assert.ok(formula(translated)?.includes("·P"));
    assert.equal(formula(translated), formula(hover()));
    assert.match(translated, /^\*\*BTCUSDT\*\* 多，逐仓：强平价格 \*\*45,180\.723\*\*，距离 9\.639 %$/m);
    assert.match(translated, /\| 维持保证金 \|/);
  });

  it("stand in the status bar", () => {
    assert.match(
      inChinese(() => statusOf(analyze(BOOK))!.text),
      /最近强平距离 9\.64 %$/,
    );
  });

  it("are in an order of words that Chinese has: the aim before what it takes", () => {
    const answer = () => {
      const analysis = analyze(BOOK);
      const [row] = analysis.rows.filter(isRead);
      return marginAnswer(analysis, row!, { kind: "price", price: new Decimal(45000) }).sentence;
    };
    assert.match(
      answer(),
      /^BTCUSDT long needs \S+ more margin \(\S+ in all\) not to be liquidated before 45,000\.$/,
    );
    assert.match(
      inChinese(answer),
      /^BTCUSDT 多 要在价格到达 45,000 之前不被强平，还需追加保证金 \S+（合计 \S+）。$/,
    );
  });
});

describe("a line of the notation in Chinese", () => {
  const said = (line: string) => inChinese(() => answerLine(line).problems.map(({ message }) => message));

  it("is told what it lacks in the words of the notation, which stay as they are", () => {
    assert.deepEqual(said("long 0.5 BTCUSDT @ 60000, cross, rate 0.5%"), [
      "该行没有钱包余额，因此全仓持仓没有强平价格。请添加 wallet 及其余额，例如 wallet 2000。",
    ]);
  });

  it("is told where it cannot be read", () => {
    assert.deepEqual(said("long 0.5 BTCUSDT"), ["此处应为 @ 和开仓均价，例如 @ 60000。"]);
    assert.deepEqual(said("long 0.5 BTCUSDT @ 60000, stop -1"), ["止损价 必须大于 0；现为 -1。"]);
  });
});
