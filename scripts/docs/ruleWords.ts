/** The rules in words, for docs/venues.md. An axis or a value without words is shown by its name. */

/** Tables of all venues have these axes beside each other; an axis that is in none of them goes into the last. */
export const RULE_TABLES: readonly { readonly title: string; readonly axes: readonly string[] }[] = [
  {
    title: "What is asked for",
    axes: ["maintenanceBasis", "closingFee", "closingFeeReserve", "tierMethod", "tierScope", "initialBasis"],
  },
  {
    title: "How it is compared",
    axes: ["unrealizedProfit", "crossConvention", "hedgeNetting", "trigger", "ratioDirection"],
  },
  {
    title: "What happens around it",
    axes: ["modeSwitch", "negativeBalance", "priceRounding", "partialLiquidation", "partialLiquidationStep"],
  },
];

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  maintenanceBasis: {
    price: "the maintenance margin is on the value at the price tested",
    entry: "the maintenance margin is frozen at the value at entry",
  },
  closingFee: {
    none: "no fee of closing is in the requirement",
    price: "the requirement holds the fee of closing at the price tested",
    entry: "the requirement holds a reserve for closing that is fixed at entry",
  },
  closingFeeReserve: { "": "that reserve is this many closing fees" },
  tierMethod: {
    marginal: "each tier's rate is on the part of the value in it, as a deduction says",
    whole: "the rate of the tier is on all of the value",
    "size-linear": "the rate grows with the size in base units",
  },
  tierScope: {
    leg: "each leg has its own tier",
    symbol: "both legs of a symbol are added to find the tier",
  },
  initialBasis: {
    entry: "the initial margin is a share of the value at entry",
    mark: "the initial margin is a share of the value at the mark",
  },
  unrealizedProfit: {
    counts: "unrealised profit of other cross positions counts",
    excluded: "other cross positions count with their losses only",
  },
  crossConvention: {
    "others-at-mark": "a cross price leaves all other symbols at their marks",
    "pro-rata": "a cross price gives each position its share of the equity by value",
  },
  hedgeNetting: {
    gross: "both legs of a hedge ask for margin",
    "max-leg": "of a hedge only the larger side asks for margin",
  },
  trigger: {
    "at-or-below": "a balance equal to the requirement is liquidated",
    below: "a balance equal to the requirement is safe",
  },
  ratioDirection: {
    rises: "the ratio shown is requirement over balance and rises to 1",
    falls: "the ratio shown is balance over requirement and falls to 1",
  },
  modeSwitch: {
    refused: "an open position keeps its mode",
    allowed: "an open position may change its mode",
    "account-wide": "the mode is one for the whole account",
    unknown: "not known whether an open position may change its mode",
  },
  negativeBalance: {
    protected: "the loss ends with what stands behind the position",
    owed: "a balance below zero is owed",
    unknown: "not known whether a balance below zero is owed",
  },
  priceRounding: {
    none: "the price is shown as it is",
    "tick-towards-market": "the price is shown rounded to the tick towards the market",
  },
  partialLiquidation: {
    none: "a position is closed whole",
    "by-tier": "a position is first reduced tier by tier",
    fraction: "a part of a position is closed first",
    unknown: "not known what is closed first",
  },
  partialLiquidationStep: {
    unknown: "how far one step of it goes is not published",
    "": "one step of it goes this far, in tiers or as a share of the position",
  },
};

/** What a value of an axis means; its own name where nothing says more. */
export function wordsOf(axis: string, value: string): string {
  const axisWords = words[axis];
  return axisWords?.[value] ?? axisWords?.[""] ?? "";
}
