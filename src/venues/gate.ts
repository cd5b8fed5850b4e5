import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Gate. The taker fee at the price tested is part of the requirement. */
export const gate: Venue = {
  id: "gate",
  name: "Gate",
  rulesAsOf: "2025-09-30",
  rules: {
    ...generic.rules,
    closingFee: "price",
    // Since 2025-07-29 each tier's rate is on the part of the value in that tier; before, one rate was on all of it.
    tierMethod: "marginal",
    // "Falls below the maintenance margin": equality is safe.
    trigger: "below",
    // The "maintenance margin level" falls to 100 %.
    ratioDirection: "falls",
    modeSwitch: "refused",
    negativeBalance: "protected",
    partialLiquidation: "by-tier",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const gateEvidence: Evidence = {
  notes: [
    "The requirement holds the taker fee at the price tested.",
    "Since 2025-07-29 the rate of a tier is on the part of the value in that tier (1.2 million of BTCUSDT ask for 4,900 instead of 6,000).",
    "Since 2024-07 what is compared is the maintenance margin level, which falls to 100 %, and liquidation goes tier by tier.",
  ],
  sources: [
    { title: "Gate: Liquidation price", url: "https://www.gate.io/help/futures/futures/27724" },
    {
      title: "Gate: Liquidation price, answer of the staff",
      url: "https://gatenode.pro/post/status/3870211",
    },
    {
      title: "Gate: Perpetual contracts, hedge mode",
      url: "https://gate.tv/en/help/futures/perpetual/22159",
    },
    {
      title: "Gate: Upgraded liquidation mode and margin of hedged positions, 2024-07-10",
      url: "https://gate.io/de/announcements/article/37783",
    },
    {
      title: "Gate: Risk limit explanation, 2025-09-30 (read in a copy)",
      url: "https://www.gate.com/help/futures/futures-logic/22162",
    },
    {
      title: "Gate: Leverage and margin of a contract (read in a copy)",
      url: "https://www.gate.com/futures-introduction/margin/perpetual-usdtm-SAND_USDT",
    },
    {
      title: "Gate: Switching the margin mode (read in a copy)",
      url: "https://www.gate.com/help/futures/futures-video/22121",
    },
    {
      title: "Gate: Auto-deleveraging, 2022-11-21 (read in a copy)",
      url: "https://www.gate.com/announcements/article/28762",
    },
  ],
  unconfirmed: {
    tierScope: "Whether opposite legs are counted into one tier was not found.",
    initialBasis: "Gate writes position value / leverage without saying at which price.",
    crossConvention: "Gate gives no example of a cross price.",
    hedgeNetting:
      "Gate writes of the larger leg of a hedge, without saying what becomes of the other; both are asked for, which is the cautious reading.",
    trigger:
      "Older pages say below the maintenance margin, the announcement of 2024-07-10 says no greater than 100 %.",
    priceRounding: "No response with a known tick was at hand.",
  },
};
