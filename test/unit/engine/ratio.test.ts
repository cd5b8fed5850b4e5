import assert from "node:assert/strict";
import { compareRatios, ratioOf, valueOf } from "../../../src/engine/ratio";
import { decimal } from "../../support/account";

const ratio = (over: string, under: string) => ({ over: decimal(over), under: decimal(under) });

describe("a price kept as a fraction", () => {
  it("is compared without a division", () => {
    assert.equal(compareRatios(ratio("1", "3"), ratio("2", "6")), 0);
    assert.equal(compareRatios(ratio("1", "3"), ratio("1", "2")), -1);
    assert.equal(compareRatios(ratio("3", "4"), ratio("2", "3")), 1);
    assert.equal(compareRatios(ratioOf(decimal("3")), ratio("6", "2")), 0);
  });

  it("is divided when its value is asked for", () => {
    assert.equal(valueOf(ratio("3", "4")).toString(), "0.75");
    assert.equal(valueOf(ratioOf(decimal("3"))).toString(), "3");
  });
});
