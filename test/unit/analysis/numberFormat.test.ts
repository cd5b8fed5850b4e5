import assert from "node:assert/strict";
import { grouped, percent } from "../../../src/analysis/format";
import { inFormat, numberFormatOf, PLAIN } from "../../../src/analysis/numberFormat";
import { Decimal } from "../../../src/engine/decimal";

const price = new Decimal("-1234567.00000000000000000009");
const read = (language: string) => inFormat(numberFormatOf(language), () => grouped(price));

describe("the format of numbers", () => {
  it("is that of the language, with every digit", () => {
    assert.equal(read("en"), "-1,234,567.00000000000000000009");
    assert.equal(read("fr"), "-1\u202f234\u202f567,00000000000000000009");
    assert.equal(read("hi"), "-12,34,567.00000000000000000009");
    assert.equal(read("zh-cn"), "-1,234,567.00000000000000000009");
  });

  it("never has a full stop that a field would read otherwise", () => {
    assert.equal(read("de"), "-1\u202f234\u202f567,00000000000000000009");
    assert.equal(
      inFormat(numberFormatOf("de"), () => grouped(new Decimal("1234"))),
      "1\u202f234",
    );
    assert.equal(
      inFormat(numberFormatOf("de"), () => percent(new Decimal("0.0645"))),
      "6,45 %",
    );
  });

  it("holds only meanwhile", () => {
    assert.throws(() =>
      inFormat(numberFormatOf("de"), () => {
        throw new Error("once");
      }),
    );
    assert.equal(grouped(new Decimal("1234.5")), "1,234.5");
  });

  it("is the plain one for a language that is not known", () => {
    for (const language of ["", "not a language", "xx"]) assert.deepEqual(numberFormatOf(language), PLAIN);
  });
});
