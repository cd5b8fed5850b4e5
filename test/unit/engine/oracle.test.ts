import * as fc from "fast-check";
import { assertAgreement } from "../../support/agreement";
import { randomAccount } from "../../support/randomAccounts";
import { roundAccount } from "../../support/roundAccounts";
import { runs } from "../../support/runs";

describe("the engine and a solver that only bisects", function () {
  this.timeout(0);

  it("agree on accounts of every kind", () => {
    fc.assert(fc.property(randomAccount, assertAgreement), runs(60));
  });

  it("agree on accounts full of coincidences", () => {
    fc.assert(fc.property(roundAccount, assertAgreement), runs(60));
  });
});
