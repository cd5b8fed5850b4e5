import { assertProblems } from "../../../support/annotated";

const book = (wallet: string, annotation = "") => `{
      "account": { ${wallet} },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "2", "entryPrice": "100", "markPrice": "95",
          "leverage": "10"
${annotation}
        }
      ]
    }`;

describe("initial-margin-not-covered", () => {
  it("points at a pool whose balance is below what its positions were opened with", () => {
    // 29.9 − 10 of loss against 200 / 10.
    assertProblems(
      book(
        '"walletBalance": "29.9"',
        `          //          ^^^^ warning initial-margin-not-covered: The cross margin balance of 19.9 is below the initial margin of 20: nothing is available`,
      ),
    );
    assertProblems(book('"walletBalance": "30"'));
  });

  it("counts what open orders hold", () => {
    assertProblems(
      book(
        '"walletBalance": "30", "openOrderMargin": "5"',
        `          //          ^^^^ warning initial-margin-not-covered: The cross margin balance of 20 is below the initial margin of 20 and the 5 that open orders hold: nothing is available`,
      ),
    );
  });
});
