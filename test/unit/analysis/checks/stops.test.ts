import { assertProblems } from "../../../support/annotated";

const row = (fields: string) => `{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "markPrices": { "SOLUSDT": "100" },
      "positions": [
        {
          "symbol": "SOLUSDT", "quantity": "1", "entryPrice": "90", "marginMode": "isolated", "isolatedMargin": "20",
${fields}
        }
      ]
    }`;

describe("stop-wrong-side", () => {
  it("points at a stop that the mark has passed or reached", () => {
    assertProblems(
      row(`          "side": "long", "stopLossPrice": "100"
          //                               ^^^^^ warning stop-wrong-side: The stop of a long must be below the mark of 100; at 100 it would fill at once.`),
    );
    assertProblems(
      row(`          "side": "short", "stopLossPrice": "99"
          //                                ^^^^ warning stop-wrong-side: The stop of a short must be above the mark of 100; at 99 it would fill at once.`),
    );
  });

  it("accepts a stop that keeps a profit", () => {
    assertProblems(row(`          "side": "long", "stopLossPrice": "95"`));
  });
});

describe("take-profit-wrong-side", () => {
  it("points at a take profit that the mark has passed or reached", () => {
    assertProblems(
      row(`          "side": "long", "takeProfitPrice": "100"
          //                                 ^^^^^ warning take-profit-wrong-side: The take profit of a long must be above the mark of 100; at 100 it would fill at once.`),
    );
    assertProblems(
      row(`          "side": "short", "takeProfitPrice": "101"
          //                                  ^^^^^ warning take-profit-wrong-side: The take profit of a short must be below the mark of 100; at 101 it would fill at once.`),
    );
  });

  it("accepts one on the other side", () => {
    assertProblems(row(`          "side": "long", "takeProfitPrice": "100.01"`));
    assertProblems(row(`          "side": "short", "takeProfitPrice": "99.99"`));
  });
});

describe("take-profit-beyond-liquidation", () => {
  // 100 + 1·(P − 100) − 3·(P − 100) = 0.01·4·P, so 300 = 2.04·P and P = 147.06.
  const book = (target: string) => `{
      "account": { "walletBalance": "100", "positionMode": "hedge" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100",
${target}
        },
        { "symbol": "SOLUSDT", "side": "short", "quantity": "3", "entryPrice": "100" }
      ]
    }`;

  it("points at the small leg's take profit behind the other liquidation price", () => {
    assertProblems(
      book(`          "takeProfitPrice": "147.1"
          //                 ^^^^^^^ warning take-profit-beyond-liquidation: The take profit at 147.1 never fills: the pool is liquidated at 147.05882 before the price gets there.`),
    );
  });

  it("accepts one before it", () => {
    assertProblems(book(`          "takeProfitPrice": "147"`));
  });
});
