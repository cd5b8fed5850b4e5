import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Bybit until its margin calculation went over to the mark price in 2025, for files and records of that time. */
export const bybitClassic: Venue = {
  id: "bybit-classic",
  name: "Bybit, before 2025",
  // The sources bear no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    // Constant, so an added margin moves the price by margin / size, without 1 − r.
    maintenanceBasis: "entry",
    // The fee to close is in both the initial and the maintenance margin and cancels out.
    closingFee: "none",
    tierMethod: "marginal",
    unrealizedProfit: "excluded",
    negativeBalance: "protected",
    priceRounding: "tick-towards-market",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const bybitClassicEvidence: Evidence = {
  notes: [
    "Bybit until 2025: the maintenance margin is a constant of the entry value, so a margin of 3,000 added to 1 BTC moves the price by 3,000 and not by 3,000 / (1 ± r).",
    "The fee to close is in both the initial and the maintenance margin and cancels out.",
    "For records of that time; for today's account choose `bybit`.",
  ],
  sources: [
    {
      title: "Bybit: Liquidation price (USDT contract)",
      url: "https://testnet.bybit.com/en-US/help-center/s/article/Liquidation-Price-USDT-Contract",
    },
    { title: "A rewrite of the same article, with cross margin", url: "https://wuyelx.com/4039.html" },
    {
      title: "Bybit API: response after adding margin",
      url: "https://github.com/bybit-exchange/docs/blob/072c197d0c11b4d9a88d1dd0c7b9d7ca8ea3a996/docs/v5/position/manual-add-margin.mdx",
    },
  ],
  unconfirmed: {
    tierScope: "Whether opposite legs were counted into one tier was not found.",
    unrealizedProfit: "That profits did not support other cross positions is from a rewrite only.",
    crossConvention: "The cross price of that time is known from a rewrite only.",
    hedgeNetting: "No source says that opposite cross legs lowered the requirement, so both are asked for.",
    ratioDirection: "Taken over from the current Bybit, whose maintenance rate rises to 100 %.",
    modeSwitch: "The switch was per symbol; whether an open position kept it from happening was not found.",
    negativeBalance: "Taken over from the current Bybit, which settles at the bankruptcy price.",
    partialLiquidation: "No source of that time was found.",
  },
};
