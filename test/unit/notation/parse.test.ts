import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseLine } from "../../../src/notation/parse";
import { fileOfLine } from "../../../src/notation/toFile";
import { SIDES, SIZE_UNITS, WORDS } from "../../../src/notation/words";
import { runs } from "../../support/runs";

/** The position file of a line, as a value. */
function fileOf(line: string): unknown {
  const parsed = parseLine(line);
  assert.deepEqual(parsed.problems, []);
  return JSON.parse(fileOfLine(parsed.line!).text);
}

/** The only position of a line, without what every line of these tests says. */
function positionOf(line: string): Record<string, string> {
  const { positions } = fileOf(line) as { positions: Record<string, string>[] };
  assert.equal(positions.length, 1);
  return positions[0]!;
}

describe("a line", () => {
  it("says a whole position and what stands behind it", () => {
    assert.deepEqual(
      fileOf("long 0.5 BTCUSDT @ 60000 10x isolated, wallet 2000, stop 57000, on binance-usdm"),
      {
        venue: "binance-usdm",
        account: { walletBalance: "2000" },
        positions: [
          {
            side: "long",
            quantity: "0.5",
            symbol: "BTCUSDT",
            entryPrice: "60000",
            leverage: "10",
            marginMode: "isolated",
            stopLossPrice: "57000",
          },
        ],
      },
    );
  });

  it("takes words in any order, with or without commas, in any case", () => {
    const said = fileOf("short 2 ETHUSDT @ 2500 isolated margin 300 mark 2600");
    for (const line of [
      "SHORT 2 ETHUSDT, Mark 2600, Margin 300, ISOLATED, AT 2500",
      "sell 2 ETHUSDT@2500 mark 2600,isolated,margin 300.",
      "  short\tETHUSDT 2 , , isolated margin 300 entry 2500 mark 2600 ; ",
    ]) {
      assert.deepEqual(sortedPosition(fileOf(line)), sortedPosition(said), line);
    }
  });

  const sizes: [size: string, field: string, value: string][] = [
    ["0.5 BTCUSDT", "quantity", "0.5"],
    ["2 contracts BTCUSDT", "contracts", "2"],
    ["1 contract of BTCUSDT", "contracts", "1"],
    ["5000 USD BTCUSDT", "notional", "5000"],
    ["5k usdt of BTCUSDT", "notional", "5000"],
    ["$5000 BTCUSDT", "notional", "5000"],
    ["BTCUSDT 5000 notional", "notional", "5000"],
    ["BTCUSDT 2 contracts", "contracts", "2"],
  ];
  for (const [size, field, value] of sizes) {
    it(`takes ${size} as ${field}`, () => {
      const position = positionOf(`long ${size} @ 60000`);
      assert.equal(position["symbol"], "BTCUSDT");
      assert.equal(position[field], value);
    });
  }

  it("takes a unit for the symbol where no symbol follows", () => {
    assert.deepEqual(positionOf("long 5000 USDC @ 1"), {
      side: "long",
      quantity: "5000",
      symbol: "USDC",
      entryPrice: "1",
    });
  });

  const numbers: [written: string, digits: string][] = [
    ["60000", "60000"],
    ["60,000", "60000"],
    ["1,234,567.80", "1234567.80"],
    ["60_000", "60000"],
    ["60k", "60000"],
    ["1.2345678K", "1234.5678"],
    ["0.5m", "500000"],
    ["2.50k", "2500"],
    [".5", "0.5"],
    ["0.10", "0.10"],
    ["+3", "3"],
    ["$60k", "60000"],
    ["1e-7", "1e-7"],
    [
      "12345678901234567890.123456789012345678901234567890",
      "12345678901234567890.123456789012345678901234567890",
    ],
  ];
  for (const [written, digits] of numbers) {
    it(`reads ${written} as ${digits}`, () => {
      assert.equal(positionOf(`long 1 A @ 1 mark ${written}`)["markPrice"], digits);
    });
  }

  it("reads percentages as fractions, digit by digit", () => {
    const rateOf = (written: string) =>
      (fileOf(`long 1 A @ 1 rate ${written}`) as { instruments: { A: { maintenanceMarginRate: string } } })
        .instruments.A.maintenanceMarginRate;
    assert.deepEqual(["0.5%", "50%", "150%", "0.40%", "0%"].map(rateOf), [
      "0.005",
      "0.50",
      "1.50",
      "0.0040",
      "0.00",
    ]);
  });

  it("takes symbols with all that venues put into them, in their own case", () => {
    for (const symbol of [
      "BTC/USDT:USDT",
      "BTC-PERP",
      "PF_XBTUSD",
      "kPEPE",
      "1000SHIBUSDT",
      "xyz:GOOGL",
      "BTC-27DEC24",
      "币安USDT",
    ]) {
      assert.equal(positionOf(`long 1 ${symbol} @ 1`)["symbol"], symbol);
    }
  });

  it("holds words of the account for the whole line, wherever they stand", () => {
    const account = { positionMode: "hedge", walletBalance: "2000" };
    for (const line of [
      "hedge wallet 2000; long 1 A @ 1; short 1 A @ 2 on okx",
      "long 1 A @ 1 on okx; short 1 A @ 2; wallet 2000, hedge",
      "on okx, long 1 A @ 1 hedge; hedge, short 1 A @ 2, wallet 2000, on OKX",
    ]) {
      const file = fileOf(line) as { venue: string; account: unknown; positions: unknown[] };
      assert.deepEqual([file.venue, file.account, file.positions.length], ["okx", account, 2], line);
    }
  });

  it("gives each asset a wallet of its own", () => {
    const { account } = fileOf("long 1 A @ 1, wallet 2k USDT orders 50 USDT, cross wallet 0.1 BTC") as {
      account: unknown;
    };
    assert.deepEqual(account, {
      wallets: { USDT: { walletBalance: "2000", openOrderMargin: "50" }, BTC: { crossWalletBalance: "0.1" } },
    });
  });

  it("tells the cross wallet from the margin mode and a wallet by the comma", () => {
    assert.deepEqual((fileOf("long 1 A @ 1 cross wallet 5") as { account: unknown }).account, {
      crossWalletBalance: "5",
    });
    assert.deepEqual((fileOf("long 1 A @ 1 cross, wallet 5") as { account: unknown }).account, {
      walletBalance: "5",
    });
  });

  it("puts together what several positions of a symbol say of its contract", () => {
    const { instruments } = fileOf(
      "long 1 A @ 1 rate 1% fee 0.1%; short 1 B @ 1 rate 2%; long 1 A @ 2 rate 1% tick 0.5",
    ) as {
      instruments: unknown;
    };
    assert.deepEqual(instruments, {
      A: { maintenanceMarginRate: "0.01", takerFeeRate: "0.001", tickSize: "0.5" },
      B: { maintenanceMarginRate: "0.02" },
    });
  });
});

/** Errors as they stand under the words that they are about; a caret behind the line is for what is missing there. */
const ERRORS = `
lnog 0.5 BTCUSDT @ 60000
^^^^ Expected long, short, buy or sell; found "lnog". Did you mean "long"?
0.5 BTCUSDT @ 60000
^^^ Expected long, short, buy or sell; found "0.5".
long
    ^ Expected the size and the symbol, such as 0.5 BTCUSDT.
long 0.5
        ^ Expected the symbol, such as BTCUSDT.
long 0.5 @ 60000
         ^ Expected the symbol, such as BTCUSDT; found "@".
long 0.5 stop @ 60000
         ^^^^ Expected the symbol, such as BTCUSDT; found "stop".
long 0.5 <b> @ 60000
         ^^^ "<b>" is no symbol: letters and digits, with / : . - or _ between them.
long BTCUSDT @ 60000
             ^ Expected the size, a number such as 0.5, 2 contracts or 5000 USD; found "@".
long -0.5 BTCUSDT @ 60000
     ^^^^ The size must be above 0; it is -0.5. The side carries the sign: write short and a positive size.
long 5% BTCUSDT @ 60000
     ^^ The size is a number such as 0.5, 2 contracts or 5000 USD; it is 5%.
long $5 contracts BTCUSDT @ 60000
        ^^^^^^^^^ The size is an amount of money, by its $, or a number of contracts, not both.
long 0.5 BTC BTCUSDT @ 60000
             ^^^^^^^ "BTCUSDT" is no word of the notation. Words are @, mark, 10x, isolated, cross, margin, stop, tp, wallet and on.
long 0.5 BTCUSDT 10x
                    ^ Expected @ and the entry price, as in @ 60000.
long 0.5 BTCUSDT 10x; short 1 ETHUSDT @ 5
                    ^ Expected @ and the entry price, as in @ 60000; found ";".
long 0.5 BTCUSDT @
                  ^ Expected the entry price, a number, after "@".
long 0.5 BTCUSDT @ isolated
                   ^^^^^^^^ Expected the entry price, a number, after "@"; found "isolated".
long 0.5 BTCUSDT @ 60,00
                   ^^^^^ "60,00" is not a number: a comma between digits groups them by three
long 0.5 BTCUSDT @ 0x1f
                   ^^^^ Expected the entry price, a number, after "@"; found "0x1f".
long 0.5 BTCUSDT @ 1e99
                   ^^^^ 1e99 is out of range
long 0.5 BTCUSDT @ 007
                   ^^^ "007" is not a number.
long 0.5 BTCUSDT @ 1e3k
                   ^^^^ "1e3k" is not a number.
long 0.5 BTCUSDT @ 0
                   ^ The entry price must be above 0; it is 0.
long 0.5 BTCUSDT @ 60000 stop -5
                              ^^ The stop price must be above 0; it is -5.
long 0.5 BTCUSDT @ 60000 margin -5
                                ^^ The posted margin must not be below 0; it is -5.
long 0.5 BTCUSDT @ 60000 0x
                         ^^ The leverage must be above 0; it is 0x.
long 0.5 BTCUSDT @ 60000 margin 3x
                                ^^ The posted margin has no x behind it; it is 3x.
long 0.5 BTCUSDT @ 60000 leverage $3
                                  ^^ The leverage is no amount of money; it is $3.
long 0.5 BTCUSDT @ 60000 stop 5%
                              ^^ The stop price is no percentage; it is 5%.
long 0.5 BTCUSDT @ 60000 rate 0.5
                              ^^^ The maintenance rate is a percentage; write 0.5% if you mean 0.5 per cent.
long 0.5 BTCUSDT @ 60000 rate -1%
                              ^^^ The maintenance rate must not be below 0; it is -1%.
long 0.5 BTCUSDT @ 60000 stpo 57000
                         ^^^^ "stpo" is no word of the notation. Did you mean "stop"?
long 0.5 BTCUSDT @ 60000 isolatd
                         ^^^^^^^ "isolatd" is no word of the notation. Did you mean "isolated"?
long 0.5 BTCUSDT @ 60000 take 65000
                         ^^^^ "take" is no word of the notation. Did you mean "take profit"?
long 0.5 BTCUSDT @ 60000 max 50
                         ^^^ "max" is no word of the notation. Did you mean "max leverage"?
long 0.5 BTCUSDT @ 60000, wallet 2000 stpo 57000
                                      ^^^^ "stpo" is no word of the notation. Did you mean "stop"?
long 0.5 BTCUSDT @ 60000 57000
                         ^^^^^ Expected a word that says what "57000" is, such as @, margin, stop or wallet.
long 0.5 BTCUSDT @ 60000 @ 61000
                         ^^^^^^^ The entry price is stated already, by "@ 60000". A semicolon begins another position.
long 0.5 BTCUSDT @ 60000 cross isolated
                               ^^^^^^^^ The margin mode is stated already, by "cross". A semicolon begins another position.
long 1 A @ 1 wallet 5; long 1 B @ 1 wallet 5
                                    ^^^^^^^^ The wallet balance is stated already, by "wallet 5". It holds for the whole line.
long 1 A @ 1 on okx; long 1 B @ 1 on bybit
                                  ^^^^^^^^ The venue is stated already, by "on okx". It holds for the whole line.
long 1 A @ 1 rate 1%; short 1 A @ 1 rate 2%
                                    ^^^^^^^ A is one contract, and "rate 1%" is stated of it already.
long 1 A @ 1 short 1 B @ 1
             ^^^^^ A second position begins here; put a semicolon before it.
margin 300; long 1 A @ 1
^^^^^^ Expected a side and a size before this: long 0.5 BTCUSDT @ 60000.
long 1 A @ 1 as of yesterday
                   ^^^^^^^^^ Expected the day of the tables, as year-month-day, after "as of"; found "yesterday".
wallet 2000
           ^ Expected a position: long 0.5 BTCUSDT @ 60000.
`;

describe("what is wrong with a line", () => {
  const lines = ERRORS.trim().split("\n");
  for (let index = 0; index < lines.length; index += 2) {
    const [line = "", annotation = ""] = lines.slice(index, index + 2);
    it(line, () => {
      const [problem] = parseLine(line).problems;
      assert.ok(problem, "There is no problem");
      const carets = "^".repeat(Math.max(1, problem.end - problem.start));
      const found = `${" ".repeat(problem.start)}${carets} ${problem.message}`;
      assert.ok(found.startsWith(annotation), `\n${found}\n${annotation}`);
    });
  }

  it("is told once for each position", () => {
    const { problems } = parseLine("lnog 1 A @ 1; long 1 B @ 1; short 1 C; long 1 D @ x");
    assert.deepEqual(
      problems.map(({ start, end }) => [start, end]),
      [
        [0, 4],
        [37, 38],
        [50, 51],
      ],
    );
  });

  it("is no mistake where the line only has to go on", () => {
    const isUnfinished = (line: string) => parseLine(line).problems[0]?.isUnfinished;
    const line = "long 0.5 BTCUSDT @ 60000 stop 57000";
    const words = line.split(" ");
    const beginnings = words.map((_, index) => words.slice(0, index).join(" "));
    assert.deepEqual(
      beginnings.filter((beginning) => isUnfinished(beginning) === false),
      [],
    );
    assert.equal(isUnfinished("long 0.5 BTCUSDT @ sixty"), false);
  });
});

describe("any text at all", () => {
  const vocabulary = [
    ...Object.keys(SIDES),
    ...Object.keys(SIZE_UNITS),
    ...WORDS.flatMap(({ spellings }) => spellings),
    ...[
      "of",
      ";",
      ",",
      "BTCUSDT",
      "BTC/USDT:USDT",
      "okx",
      "2024-10-24",
      "__proto__",
      "constructor",
      "\u2028",
      "🦊",
    ],
    ...[
      "0.5",
      "60,000",
      "60,00",
      "-3",
      "10x",
      "0.5%",
      "$5k",
      "1e-7",
      "1e999",
      "9".repeat(70),
      ".",
      "%",
      "x",
      "$",
    ],
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }).map((words) => words.join(" ")),
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }).map((words) => words.join("")),
  );

  it("gives a line or problems with ranges, and never throws", () => {
    fc.assert(
      fc.property(text, (line) => {
        const parsed = parseLine(line);
        assert.equal(parsed.line === undefined, parsed.problems.length > 0);
        for (const { start, end, message } of parsed.problems) {
          assert.ok(0 <= start && start <= end && end <= line.length, `${start} to ${end} of ${line.length}`);
          assert.ok((message.length < 400 && message.endsWith(".")) || message.endsWith("?"), message);
        }
        if (parsed.line !== undefined) JSON.parse(fileOfLine(parsed.line).text);
      }),
      runs(3000),
    );
  });

  it("of any length takes no time", () => {
    const started = performance.now();
    for (const piece of ["long ", "1,", "@", ";", "9", "wallet 5 ", "long 1 A @ 1;", "- ", "x"]) {
      for (const length of [9_999, 1_000_000]) parseLine(piece.repeat(length / piece.length));
    }
    assert.ok(performance.now() - started < 2000);
  });
});

/** The order of fields in a file has no meaning. */
function sortedPosition(file: unknown): unknown {
  const { positions } = file as { positions: Record<string, string>[] };
  return positions.map((position) => Object.entries(position).sort());
}
