/** Downloads that hold what an exchange said in place of candles. */
import assert from "node:assert/strict";
import { readCandles } from "../../../src/candles";

function refusalOf(text: string): string {
  const { candles, problems } = readCandles(text);
  assert.equal(candles.length, 0);
  assert.equal(problems.length, 1);
  return problems[0]!.message;
}

const quoted = (words: string) =>
  `Line 1: This is no list of candles but what an exchange answered: ${words}`;

describe("a file of candles that is an error of an exchange", () => {
  const answers: readonly (readonly [says: string, text: string])[] = [
    ["“Invalid symbol.” (code -1121)", '{"code":-1121,"msg":"Invalid symbol."}'],
    [
      "“Instrument ID does not exist” (code 51001)",
      '{"code":"51001","data":[],"msg":"Instrument ID does not exist"}',
    ],
    [
      "“params error: Symbol Invalid” (code 10001)",
      '{"retCode":10001,"retMsg":"params error: Symbol Invalid","result":{},"time":1}',
    ],
    ["“EQuery:Unknown asset pair”", '{"error":["EQuery:Unknown asset pair"]}'],
    [
      "“Invalid params” (code -32602)",
      '{"jsonrpc":"2.0","error":{"message":"Invalid params","code":-32602}}',
    ],
    ["“symbol: invalid” (code 10020)", '["error",10020,"symbol: invalid"]'],
    ["“NotFound”", '{"message":"NotFound"}'],
  ];
  for (const [says, text] of answers)
    it(`quotes ${says}`, () => {
      assert.equal(refusalOf(text), quoted(says));
    });

  it("shows what is hidden in the words, and cuts them", () => {
    const hidden = JSON.stringify({ code: 1, msg: "no\u202Eyes\nsecond\u200B" });
    assert.equal(refusalOf(hidden), quoted("“noU+202Eyes secondU+200B” (code 1)"));
    const long = refusalOf(JSON.stringify({ msg: "x".repeat(5000) }));
    assert.ok(long.length < 260 && long.endsWith("x…”"), long);
  });

  it("quotes nothing of what is no error", () => {
    const expected = /^Line 1: Expected a JSON list of candles/;
    assert.match(refusalOf('{"retCode":0,"retMsg":"OK","result":{"list":[]}}'), expected);
    assert.match(refusalOf('{"candles":[[1,2,3,4,5,6]]}'), expected);
    assert.match(refusalOf(`${'{"error":'.repeat(2000)}"x"${"}".repeat(2000)}`), expected);
    assert.match(refusalOf('{"msg": "half of it'), expected);
  });
});
