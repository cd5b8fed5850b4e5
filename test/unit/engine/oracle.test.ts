import * as fc from "fast-check";
import { assertAgreement } from "../../support/agreement";
import { randomAccount, randomAccountUnder } from "../../support/randomAccounts";
import { roundAccount } from "../../support/roundAccounts";
import { runs } from "../../support/runs";
import { venues } from "../../../src/venues";
import { rulesOf } from "../../../src/venues/rules";

describe("the engine and a solver that only bisects", function () {
  this.timeout(0);

  it("agree on accounts of every kind", () => {
    fc.assert(fc.property(randomAccount, assertAgreement), runs(60));
  });

  for (const venue of venues)
    it(`agree under the rules of ${venue.id}`, () => {
      fc.assert(fc.property(randomAccountUnder(rulesOf(venue)), assertAgreement), runs(15));
    });

  it("agree on accounts full of coincidences", () => {
    fc.assert(fc.property(roundAccount, assertAgreement), runs(60));
  });
});
