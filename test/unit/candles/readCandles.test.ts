import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readCandles } from "../../../src/candles";
import { runs } from "../../support/runs";

/** Each candle as its time and the digits of its prices. */
function read(text: string): string[] {
  const { candles, problems } = readCandles(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === "error"),
    [],
  );
  return candles.map(({ time, open, high, low, close }) =>
    [new Date(time).toISOString(), ...[open, high, low, close].map((price) => price.toFixed())].join(" "),
  );
}

const TWO = [
  "2020-03-07T00:00:00.000Z 9139.77 9153.57 9111.56 9127.46",
  "2020-03-07T01:00:00.000Z 9127.97 9132.31 9082 9102",
];

describe("candles", () => {
  const layouts: Record<string, string> = {
    "timestamp,open,… with date-times":
      "timestamp,open,high,low,close,volume\n2020-03-07 00:00:00+00:00,9139.77,9153.57,9111.56,9127.46,4087.74\n2020-03-07 01:00:00+00:00,9127.97,9132.31,9082.0,9102.0,3688.344\n",
    "Date,Open,…":
      "Date,Open,High,Low,Close,Volume\r\n2020-03-07T00:00Z,9139.77,9153.57,9111.56,9127.46,1\r\n2020-03-07T02:00+01:00,9127.97,9132.31,9082.0,9102.0,1\r\n",
    "timestamp,datetime,open,…":
      "timestamp,datetime,open,high,low,close\n1583539200000,2020-03-07 00:00:00,9139.77,9153.57,9111.56,9127.46\n1583542800000,2020-03-07 01:00:00,9127.97,9132.31,9082,9102",
    "ccxt's OHLCV as CSV":
      "1583539200000,9139.77,9153.57,9111.56,9127.46,4087.74\n1583542800000,9127.97,9132.31,9082.0,9102.0,3688.344",
    "ccxt's OHLCV as JSON":
      "[[1583539200000, 9139.77, 9153.57, 9111.56, 9127.46, 4087.74],\n [1583542800000, 9127.97, 9132.31, 9082.0, 9102.0, 3688.344]]\n",
    "Binance's klines, in microseconds":
      "1583539200000000,9139.77000000,9153.57,9111.56,9127.46,4087.74,1583542799999999,1.5,10,1,1,0\n1583542800000000,9127.97,9132.31,9082.0,9102.0,1,1583546399999999,1.5,10,1,1,0",
    "Binance's klines with a header":
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n1583539200000,9139.77,9153.57,9111.56,9127.46,1,1583542799999,1,1,1,1,0\n1583542800000,9127.97,9132.31,9082.0,9102.0,1,1583546399999,1,1,1,1,0",
    "Binance's klines as JSON":
      '[[1583539200000,"9139.77","9153.57","9111.56","9127.46","1",1583542799999,"1",1,"1","1","0"],[1583542800000,"9127.97","9132.31","9082.0","9102.0","1",1583546399999,"1",1,"1","1","0"]]',
    "seconds under a header, other separators, a mark before the text, comments":
      "\uFEFF# from a sheet\nunix;date;symbol;open;high;low;close\n1583539200;x;BTC;9139.77;9153.57;9111.56;9127.46\n\n1583542800;x;BTC;9127.97;9132.31;9082.0;9102.0\n",
    "values in quotes, as R writes them":
      '"","timestamp","open","high","low","close"\n"1","2020-03-07 00:00:00",9139.77,9153.57,9111.56,"9127.46"\n"2","2020-03-07 01:00:00",9127.97,9132.31,9082,9102\n',
  };
  for (const [name, text] of Object.entries(layouts)) {
    it(`read ${name}`, () => assert.deepEqual(read(text), TWO));
  }

  it("keep every digit", () => {
    const [candle] = read(
      "[[0, 0.1234567890123456789012345, 1, 0.00000001, 0.1234567890123456789012346, 1]]",
    );
    assert.equal(
      candle,
      "1970-01-01T00:00:00.000Z 0.1234567890123456789012345 1 0.00000001 0.1234567890123456789012346",
    );
  });

  it("join milliseconds and microseconds, as downloads of two years do", () => {
    const text = "1735686000000,1,1,1,1,1\n1735689600000000,1,1,1,1,1";
    assert.deepEqual(readCandles(text).interval, 3_600_000);
  });

  it("take a date alone for its midnight in UTC", () => {
    assert.deepEqual(read("date,open,high,low,close\n2021-05-19,1,2,1,2"), [
      "2021-05-19T00:00:00.000Z 1 2 1 2",
    ]);
  });

  it("of a year of five minutes are read without a wait", function () {
    this.timeout(30_000);
    const lines = Array.from({ length: 105_120 }, (_, index) => {
      const price = 30_000 + (index % 977) / 8;
      return `${1_600_000_000_000 + index * 300_000},${price},${price + 1},${price - 1},${price},3.5`;
    });
    const { candles, interval } = readCandles(lines.join("\n"));
    assert.deepEqual([candles.length, interval], [105_120, 300_000]);
  });
});

describe("what is odd about candles", () => {
  /** The messages, each behind its severity. */
  const problems = (text: string) =>
    readCandles(text).problems.map(({ severity, message }) => `${severity}: ${message}`);
  const table = (...lines: string[]) => ["timestamp,open,high,low,close", ...lines].join("\n");

  const refused: [what: string, text: string, message: string][] = [
    ["no text", "", "The file holds no candles."],
    ["a header alone", table(), "The file holds no candles."],
    ["an empty list", " [ ] ", "The file holds no candles."],
    [
      "a word for a price",
      table("1583539200000,1,2,1,NaN"),
      'Line 2, column 5: close is "NaN". Expected is a price above 0, in digits with an optional decimal point.',
    ],
    [
      "a price of zero",
      table("1583539200000,1,2,0,1"),
      'Line 2, column 4: low is "0". Expected is a price above 0, in digits with an optional decimal point.',
    ],
    [
      "a decimal comma",
      "timestamp;open;high;low;close\n1583539200000;1,5;2;1;1",
      'Line 2, column 2: open is "1,5". Expected is a price above 0, in digits with an optional decimal point.',
    ],
    ["a high below the low", table("1583539200000,1,1,2,1"), "Line 2, column 3: high 1 is below low 2."],
    ["an open above the high", table("1583539200000,3,2,1,1"), "Line 2, column 2: open 3 is above high 2."],
    [
      "a close below the low",
      table("1583539200000,2,2,1,0.5"),
      "Line 2, column 5: close 0.5 is below low 1.",
    ],
    [
      "a difference in the last of many digits",
      table("1583539200000,1.00000000000000000002,1.00000000000000000001,1,1"),
      "Line 2, column 2: open 1.00000000000000000002 is above high 1.00000000000000000001.",
    ],
    [
      "a day that no month has",
      table("2021-02-29 00:00:00,1,1,1,1"),
      'Line 2, column 1: "2021-02-29 00:00:00" is no time. Expected are milliseconds since 1970, or a date-time like 2025-10-05 01:00:00+00:00.',
    ],
    ["a short line", table("1583539200000,1,1,1"), "Line 2: 4 values stand here where 5 are expected."],
    [
      "quotes around a separator",
      'timestamp,open,high,low,close\n"1,5",1,1,1,1',
      "Line 2: A quoted value holds a separator or a quote, or does not end here.",
    ],
    [
      "a header without prices",
      "time,price\n1,2",
      'Line 1: The first line names no column "open", "high", "low", "close"; it names time, price.',
    ],
    [
      "a list of another venue without names",
      "1583539200000,1,1,1,1,1,1",
      "Line 1: A table without a header has 6 columns (time, open, high, low, close, volume) or the 12 of a Binance kline; this line has 7. Name the columns in a first line.",
    ],
    [
      "one time with two prices",
      table("1583539200000,1,1,1,1", "1583539200000,1,2,1,1"),
      "Line 3: the candle of 2020-03-07 00:00 UTC stands in line 2 already, with other prices.",
    ],
    [
      "JSON that ends in the middle",
      "[[1583539200000,1,1,1,1,1],\n[1583542800000,1,1",
      "Line 2: Expected a JSON list of candles, each a list of numbers: [[time, open, high, low, close, volume], …].",
    ],
    [
      "JSON of something else",
      '{ "positions": [] }',
      "Line 1: Expected a JSON list of candles, each a list of numbers: [[time, open, high, low, close, volume], …].",
    ],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(problems(text), [`error: ${message}`]);
      assert.deepEqual(readCandles(text).candles, []);
    });
  }

  it("shows no control characters of a file that is no text, and only the beginning of a long line", () => {
    assert.deepEqual(problems("\u0000t\u0000i\u001bme"), [
      'error: Line 1: The first line names no column "timestamp", "open", "high", "low", "close"; it names time.',
    ]);
    const [long] = problems(`<html>${"x".repeat(1e6)}`);
    assert.ok(long!.endsWith("xxx….") && long!.length < 250, long!.slice(0, 300));
  });

  it("reads lines that end in a carriage return alone", () => {
    const text = "timestamp,open,high,low,close\r1583539200000,1,2,1,2\r1583542800000,2,3,2,3\r";
    assert.deepEqual(problems(text), []);
    assert.equal(readCandles(text).candles.length, 2);
  });

  it("never throws, whatever the text", () => {
    const piece = fc.constantFrom(
      ..."[]{},;\t\n\r\"'#-+.0123456789eE \u0000\uFEFF\uD800\u00e9".split(""),
      ...[
        "timestamp",
        "open",
        "high",
        "low",
        "close",
        "1583539200000",
        "2020-03-07 00:00",
        "null",
        "NaN",
        "1e5",
        "1e-999999999",
        "]]",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, isHeaded) => {
        const text = (isHeaded ? "timestamp,open,high,low,close\n" : "") + pieces.join("");
        const { candles, problems: found } = readCandles(text);
        for (const candle of candles) assert.ok(candle.high.gte(candle.low) && candle.low.gt(0));
        assert.ok(candles.length > 0 || found.some(({ severity }) => severity === "error"));
      }),
      runs(2000),
    );
  });

  it("names ten lines and counts the others", () => {
    const all = problems(table(...Array.from({ length: 25 }, (_, index) => `${index},1,1,1,x`)));
    assert.equal(all.length, 11);
    assert.equal(all.at(-1), "error: 15 further lines cannot be read.");
  });

  it("puts lines in the order of time", () => {
    const [first, second, third] = [0, 1, 2].map((hour) => `2020-03-07 0${hour}:00,1,1,1,1`);
    const reversed = table(third!, second!, first!);
    assert.deepEqual(problems(reversed), [
      "warning: The newest candle stands first; they are read from the last line up.",
    ]);
    assert.deepEqual(read(reversed), read(table(first!, second!, third!)));
    assert.deepEqual(problems(table(first!, third!, second!)), [
      "warning: Line 4 is older than the line before it; the candles are put in the order of time.",
    ]);
  });

  it("takes a line that is repeated once, however its digits are written", () => {
    const text = table("0,1,1.0,1,1", "0,1.00,1,1,1");
    assert.deepEqual(problems(text), ["warning: Lines that stand there again: 1. Each is taken once."]);
    assert.equal(readCandles(text).candles.length, 1);
  });

  it("counts gaps and makes nothing up for them", () => {
    const hours = [0, 1, 2, 5, 6, 7, 9].map((hour) => `2020-03-07 0${hour}:00,1,1,1,1`);
    assert.deepEqual(problems(table(...hours)), [
      "warning: Gaps in time: 2, in which 3 candles are missing; the first is after 2020-03-07 02:00 UTC. Nothing is made up for them.",
    ]);
    assert.equal(readCandles(table(...hours)).candles.length, 7);
  });

  it("takes months of different lengths for no gap", () => {
    const months = ["01", "02", "03", "04", "05"].map((month) => `2021-${month}-01,1,1,1,1`);
    assert.deepEqual(problems(table(...months)), []);
  });
});
