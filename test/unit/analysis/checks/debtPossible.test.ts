import { assertProblems } from "../../../support/annotated";

const book = (rule: string, annotation = "") => `{
      "rules": { "negativeBalance": "${rule}" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          "isolatedMargin": "10.9", "marginMode": "isolated"
${annotation}
        }
      ]
    }`;

describe("debt-possible", () => {
  it("says what a gap past the liquidation price would leave as a debt", () => {
    // Liquidation at 90; at 81 the loss is 19, and 10.9 are posted.
    assertProblems(
      book(
        "owed",
        `          //                                      ^^^^^^^^^^ hint debt-possible: A loss beyond what stands behind a position is owed here: closed only 10 % past its liquidation price, at 81, this position would leave a debt of 8.1.`,
      ),
      { hints: "asserted" },
    );
  });

  it("says nothing where the loss is capped, or where it is not known to be", () => {
    assertProblems(book("protected"), { hints: "asserted" });
    assertProblems(book("unknown"), { hints: "asserted" });
  });
});
