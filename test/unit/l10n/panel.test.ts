import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as l10n from "@vscode/l10n";
import { analyze } from "../../../src/analysis/analyze";
import { PanelView, rowSources, staleOf, VENUES } from "../../../src/analysis/panel";
import { NO_ROWS, renumbered } from "../../../src/analysis/panelRows";
import { page } from "../../../webview/page";
import { Store } from "../../../webview/store";
import { spoken } from "../../../webview/strip";
import { setWords } from "../../../webview/words";
import { textsIn } from "./templateTexts";

const chinese = JSON.parse(readFileSync("l10n/bundle.l10n.zh-cn.json", "utf8")) as Record<string, string>;

const book = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "5000" },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.5", "entryPrice": "60000", "leverage": "20",
      "marginMode": "isolated", "stopLossPrice": "50000" },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "10", "entryPrice": "3000", "leverage": "10" }
  ]
}`;

const broken = book.replace('"10",', '"x",');

/** What the page shows and says of a file, and the sentence for its first position. */
function shown(text: string, isNarrow = false): { readonly texts: string[]; readonly sentence: string } {
  const analysis = analyze(text);
  const view = new PanelView(analysis, renumbered(NO_ROWS, rowSources(analysis)));
  const window = { start: 0, count: 100, pinned: null };
  const model = view.model({ version: 1, draft: null, isAdding: false, stale: staleOf(analysis), window });
  const store = new Store();
  store.venues = VENUES;
  store.isNarrow = isNarrow;
  store.setModel(model);
  const lines = model.rows.map(({ index }) => ({ index, start: 0 }));
  const currentRow = model.rows[0];
  const texts = textsIn(page(store, model, [], { lines, currentRow, refusal: null }));
  return { texts, sentence: spoken(currentRow, null) };
}

describe("the panel in Chinese", () => {
  beforeEach(() => setWords(chinese));
  afterEach(() => l10n.config({ contents: {} }));

  it("has the words of Chinese exchanges", () => {
    const { texts } = shown(book);
    for (const word of [
      "全仓",
      "逐仓",
      "强平价格",
      "维持保证金",
      "保证金率",
      "未实现盈亏",
      "杠杆",
      "标记价",
    ]) {
      assert.ok(texts.includes(word), word);
    }
  });

  it("names each field for those who listen", () => {
    assert.ok(shown(book).texts.includes("BTCUSDT 的开仓均价"));
  });

  it("says the results of a position in one sentence", () => {
    assert.match(shown(book).sentence, /^BTCUSDT：逐仓强平价格 [\d,.]+，距离 .+；全仓强平价格 .+。$/);
  });

  it("has no English left, in any of its states", () => {
    const states = [shown(book), shown(book, true), shown(broken), shown("{}"), shown('{ "positions": [')];
    const words = states.flatMap(({ texts, sentence }) => [...texts, sentence]).filter(isEnglish);
    assert.deepEqual([...new Set(words)], []);
  });

  it("shows the same numbers", () => {
    const numbers = (texts: readonly string[]) => texts.filter((text) => /^[−-]?[\d,.]+( ?%)?$/.test(text));
    const inChinese = numbers(shown(book).texts);
    l10n.config({ contents: {} });
    assert.deepEqual(inChinese, numbers(shown(book).texts));
    assert.ok(inChinese.length > 10);
  });
});

/** Names of venues, symbols, assets, keys, fields and codes are no English. */
function isEnglish(text: string): boolean {
  const names = VENUES.flatMap(({ value, label }) => [value, label]).sort((a, b) => b.length - a.length);
  const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
  const words = rest.replace(
    /\b(BTCUSDT|ETHUSDT|USDT|BTC|CSV|JSON|SVG|Markdown|Alt|Enter|Escape|[a-z]+(-[a-z]+)+|[a-z]+[A-Za-z]*(?=:))\b/g,
    "",
  );
  return /[A-Za-z]{2,}/.test(words.replace(/"[^"]*"/g, ""));
}
