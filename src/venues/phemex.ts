import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Phemex. Few of its rules could be confirmed: see below. */
export const phemex: Venue = {
  id: "phemex",
  name: "Phemex",
  // The help centre bears no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    closingFee: "price",
    // "Notional × rate − maintenance amount", with an example that takes each tier's rate on its own part.
    tierMethod: "marginal",
    // The margin level falls to 100 %.
    ratioDirection: "falls",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const phemexEvidence: Evidence = {
  notes: [
    "Maintenance is value × rate − maintenance amount, with an example that takes each tier's rate on its own part.",
    "Little else could be confirmed: read its numbers as an estimate.",
  ],
  sources: [
    { title: "Phemex: Risk limit", url: "https://phemex.com/help-center/risk-limit" },
    {
      title: "Phemex: Leverage, initial and maintenance margin of USDT-M contracts",
      url: "https://phemex.com/help-center/legerage-IM-MM-USDTM",
    },
    { title: "Phemex: Liquidation price", url: "https://phemex.com/help-center/liquidation-price" },
    { title: "Phemex: What is liquidation", url: "https://phemex.com/help-center/what-is-liquidation" },
  ],
  unconfirmed: {
    maintenanceBasis:
      "The help page on the liquidation price takes the value at opening; its page on margin takes the position value, as here.",
    closingFee:
      "The help page on the liquidation price leaves the fee out; that it is in the requirement could not be read again.",
    tierScope: "Whether opposite legs are counted into one tier was not found.",
    initialBasis: "The value at opening is confirmed for isolated; for cross it is assumed.",
    unrealizedProfit: "That profits of other cross positions count was not found.",
    crossConvention: "Phemex gives no example with several positions.",
    hedgeNetting: "No source says that opposite cross legs lower the requirement, so both are asked for.",
    ratioDirection: "That the margin level falls to 100 % could not be read again.",
    modeSwitch: "Whether an open position may change its mode was not found.",
    negativeBalance: "No source was found.",
    priceRounding: "No response with a known tick was at hand.",
    partialLiquidation: "Only hinted at in the help centre.",
  },
};
