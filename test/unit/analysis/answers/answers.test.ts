import assert from "node:assert/strict";
import { type Analysis, analyze } from "../../../../src/analysis/analyze";
import { aftermathAnswer } from "../../../../src/analysis/answers/aftermath";
import type { Answered } from "../../../../src/analysis/answers/answered";
import { fundingAnswer } from "../../../../src/analysis/answers/funding";
import { leverageAnswer } from "../../../../src/analysis/answers/leverage";
import { lossOf } from "../../../../src/analysis/answers/loss";
import { marginAnswer } from "../../../../src/analysis/answers/margin";
import { modeSwitchAnswer } from "../../../../src/analysis/answers/modeSwitch";
import { betasIn, shockAnswer } from "../../../../src/analysis/answers/shock";
import { sizeAnswer } from "../../../../src/analysis/answers/size";
import { stagesAnswer } from "../../../../src/analysis/answers/stages";
import { targetIn } from "../../../../src/analysis/answers/target";
import { hedgeAnswer, reductionAnswer } from "../../../../src/analysis/answers/trade";
import { isRead, type ReadRow } from "../../../../src/analysis/fixes/write";
import type { Target } from "../../../../src/engine/questions/target";
import { decimal } from "../../../support/account";

/** 1 SOL from 100, with 1 % to keep. */
const book = (fields: string, rest = '"account": { "walletBalance": "50" }') => `{
  ${rest},
  "instruments": { "SOLUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.01" } },
  "positions": [
    { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100", ${fields} } // mine
  ]
}
`;

const ISOLATED = book('"marginMode": "isolated", "isolatedMargin": "10.9"');
const CROSS = book('"leverage": "10"');

function asked(text: string, question: (analysis: Analysis, row: ReadRow) => Answered): Answered {
  const analysis = analyze(text);
  const row = analysis.rows[0];
  assert.ok(isRead(row));
  return question(analysis, row);
}

const to = (text: string) => targetIn(text) as Target;

function written({ written: write }: Answered): string {
  const outcome = write?.();
  assert.ok(outcome !== undefined && "text" in outcome, JSON.stringify(outcome));
  return outcome.text;
}

describe("the answer on margin", () => {
  it("names what to add and what is posted then", () => {
    // 100 − 80 + 0.8 of maintenance
    const answer = asked(ISOLATED, (analysis, row) => marginAnswer(analysis, row, to("80")));
    assert.equal(
      answer.sentence,
      "SOLUSDT long needs 9.9 USDT more margin (20.8 in all) not to be liquidated before 80.",
    );
    assert.equal(written(answer), ISOLATED.replace('"10.9"', '"20.8"'));
  });

  it("says what can be taken out, and speaks of the wallet in cross", () => {
    // 100 − 95 + 0.95, so 10.9 − 5.95
    assert.equal(
      asked(ISOLATED, (analysis, row) => marginAnswer(analysis, row, to("5%"))).sentence,
      "SOLUSDT long does not need all of its margin not to be liquidated within 5 % of the mark: 4.95 USDT can be taken out (5.95 in all).",
    );
    const answer = asked(CROSS, (analysis, row) => marginAnswer(analysis, row, to("40")));
    assert.equal(
      answer.sentence,
      "SOLUSDT long needs 10.4 USDT more in the wallet not to be liquidated before 40.",
    );
    assert.equal(written(answer), CROSS.replace('"50"', '"60.4"'));
  });

  it("says why there is none", () => {
    const text = book('"marginMode": "isolated"');
    assert.equal(
      asked(text, (analysis, row) => marginAnswer(analysis, row, to("80"))).sentence,
      'SOLUSDT long: what is posted to it is not known; add "leverage" or "isolatedMargin".',
    );
  });
});

describe("the answer on size", () => {
  it("counts the loss at a price", () => {
    // 10 of loss for each at 90
    const limit = { kind: "loss-at-price", price: decimal("90"), amount: decimal("5") } as const;
    const answer = asked(CROSS, (analysis, row) => sizeAnswer(analysis, row, limit));
    assert.equal(
      answer.sentence,
      "SOLUSDT long can be as large as 0.5 (now 1) to lose no more than 5 USDT when it is closed at 90, fee included.",
    );
    assert.equal(written(answer), CROSS.replace('"quantity": "1"', '"quantity": "0.5"'));
  });

  it("says where no size keeps to it", () => {
    const short = CROSS.replace('"long"', '"short"');
    const limit = { kind: "worst-case-loss", amount: decimal("5") } as const;
    assert.equal(
      asked(short, (analysis, row) => sizeAnswer(analysis, row, limit)).sentence,
      "SOLUSDT short: no amount of it gets there.",
    );
  });

  it("reads a loss as an amount or as a share of the equity", () => {
    const analysis = analyze(CROSS);
    const row = analysis.rows[0] as ReadRow;
    assert.deepEqual(lossOf(analysis, row, "7"), { amount: decimal("7"), words: "the policy's 7 USDT" });
    const share = lossOf(analysis, row, "2%");
    assert.ok("amount" in share && share.amount.eq(1));
    assert.deepEqual(lossOf(analysis, row, "0"), { problem: "A loss is above 0." });
  });
});

describe("the answer on leverage", () => {
  it("puts the margin where the leverage says", () => {
    // 20.8 of margin for 80: 100 / 20.8
    const answer = asked(ISOLATED, (analysis, row) => leverageAnswer(analysis, row, to("80")));
    assert.equal(
      answer.sentence,
      "SOLUSDT long may have a leverage of 4.8076923 not to be liquidated before 80.",
    );
    assert.match(written(answer), /"leverage": "4\.8076923"/);
  });

  it("has none in cross", () => {
    assert.equal(
      asked(CROSS, (analysis, row) => leverageAnswer(analysis, row, to("80"))).sentence,
      "SOLUSDT long: in cross margin the wallet stands behind it, whatever its leverage is.",
    );
  });
});

describe("the answers on trades", () => {
  it("name the opposite leg that is needed", () => {
    // At 40: 50 − 60·(1 − h) = 0.4·(1 + h), so h = 10.4 / 59.6.
    const answer = asked(CROSS, (analysis, row) => hedgeAnswer(analysis, row, to("40")));
    assert.equal(
      answer.sentence,
      "SOLUSDT long needs a short of 0.17449665 at the mark of 100 not to be liquidated before 40.",
    );
    assert.match(written(answer), /"side": "short", *"quantity": "0\.17449665"/);
  });

  it("name the part to close", () => {
    // At 40: 50 − 60·q = 0.4·q, so 50 / 60.4 is kept.
    const answer = asked(CROSS, (analysis, row) => reductionAnswer(analysis, row, to("40")));
    assert.equal(
      answer.sentence,
      "Close 0.17218544 of SOLUSDT long at the mark of 100 not to be liquidated before 40; 0.82781456 is left.",
    );
    assert.match(written(answer), /"quantity": "0\.82781456"/);
  });
});

describe("the answer on the other mode", () => {
  it("lists what speaks against it", () => {
    const text = CROSS.replace('"account"', '"venue": "binance-usdm", "account"');
    const answer = asked(text, modeSwitchAnswer);
    assert.match(
      answer.sentence,
      /^SOLUSDT long in isolated margin: liquidation at 90\.909\d*, 9\.091 % away \(now liquidation at 50\.50505/,
    );
    assert.equal(answer.details.length, 1);
    assert.match(
      answer.details[0]!,
      /refuses the switch while the position is open: it has to be closed first\.$/,
    );
    assert.equal(
      written(answer),
      text.replace('"leverage": "10"', '"leverage": "10", "marginMode": "isolated"'),
    );
  });
});

describe("the answer on stages", () => {
  const rules = (rule: string) => ISOLATED.replace('"account"', `"rules": { ${rule} }, "account"`);

  it("names one stage where all is closed at once", () => {
    const answer = asked(rules('"partialLiquidation": "none"'), stagesAnswer);
    assert.equal(answer.sentence, "SOLUSDT long is liquidated whole at 90.");
    assert.deepEqual(answer.details, ["1. At 90 1 is closed with a loss of 10 USDT; nothing is left."]);
  });

  it("says that it is not published", () => {
    assert.equal(
      asked(ISOLATED, stagesAnswer).sentence,
      "SOLUSDT long: how much Generic closes at once is not known.",
    );
  });
});

describe("the answer on funding", () => {
  it("counts intervals", () => {
    // 10.9 − 1 can be paid, 0.1 each time.
    assert.equal(
      asked(ISOLATED, (analysis, row) => fundingAnswer(analysis, row, decimal("0.001"))).sentence,
      "At 0.1 % an interval funding costs 0.1 USDT each time, and alone it liquidates SOLUSDT long after 99 intervals.",
    );
    assert.equal(
      asked(ISOLATED, (analysis, row) => fundingAnswer(analysis, row, decimal("-0.001"))).sentence,
      "SOLUSDT long: at -0.1 % it pays no funding that could liquidate it.",
    );
  });
});

describe("the answer on what is left", () => {
  it("names the cost", () => {
    const answer = asked(ISOLATED, aftermathAnswer);
    assert.equal(answer.sentence, "A liquidation of SOLUSDT long at 90 costs 10.9 USDT.");
    assert.deepEqual(answer.details, ["Left in the wallet behind cross: 39.1 USDT."]);
  });

  it("names who is left with nothing to spare", () => {
    // 21.8 + 80 − 100 = 0.8 for SOL + 1 for ETH; the venue keeps the 0.8
    const text = `{
      "venue": "hyperliquid", "account": { "walletBalance": "21.8", "collateral": "USDT" },
      "instruments": {
        "SOLUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.01" },
        "ETHUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.01" }
      },
      "positions": [
        { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100" },
        { "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "100", "markPrice": "100" }
      ]
    }`;
    assert.equal(
      asked(text, aftermathAnswer).sentence,
      "A liquidation of SOLUSDT long at 80 costs 20 USDT to 20.8 USDT and leaves all other positions standing, ETHUSDT short with nothing to spare.",
    );
  });
});

describe("the answer on a shock", () => {
  it("names the fall, with and without a factor", () => {
    const pool = "USDT";
    const plain = asked(CROSS, (analysis) => shockAnswer(analysis, pool, new Map()));
    // 50 + P − 100 = 0.01·P at 50.505
    assert.equal(
      plain.sentence,
      "The cross positions in USDT are liquidated by a fall of 49.49 % of all prices at once; no rise does it.",
    );
    const double = asked(CROSS, (analysis) =>
      shockAnswer(analysis, pool, new Map([["SOLUSDT", decimal("2")]])),
    );
    assert.match(double.sentence, /a fall of 24\.75 %/);
    assert.deepEqual(double.details, ["SOLUSDT moves 2 times as much."]);
  });

  it("reads factors, and says what is none", () => {
    const read = (text: string) => betasIn(text, ["SOLUSDT", "ETHUSDT"]);
    assert.deepEqual(read(" SOLUSDT = 2; ETHUSDT=1.3"), {
      betas: new Map([
        ["SOLUSDT", decimal("2")],
        ["ETHUSDT", decimal("1.3")],
      ]),
    });
    assert.deepEqual(read("BTC=2"), { problem: "No cross position is in BTC; there are SOLUSDT, ETHUSDT." });
    assert.deepEqual(read("SOLUSDT"), { problem: 'Write factors like ETHUSDT=1.3; "SOLUSDT" is none.' });
  });
});

describe("targets", () => {
  it("are prices or distances, and else say what is wrong", () => {
    assert.deepEqual(targetIn("45000"), { kind: "price", price: decimal("45000") });
    assert.deepEqual(targetIn(" 10 % "), { kind: "distance", distance: decimal("0.1") });
    assert.deepEqual(targetIn("0"), { problem: "A price is above 0; this is 0." });
    assert.deepEqual(targetIn("100%"), { problem: "A distance is from 0 % to below 100 %; this is 100 %." });
    assert.ok("problem" in targetIn("near"));
  });
});
