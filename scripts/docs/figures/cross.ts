/** Figures of cross margin: one symbol moves, the pool stands behind it. */
import { area, type Figure, label, line } from "./figure";
import { between, curvesOf, marketOf } from "./market";
import { markLine, meeting, plotted, twoCurves, uncovered } from "./parts";

/** The three positions of the worked example. */
const three = (rules: object = {}) => ({
  rules,
  account: { walletBalance: "10000" },
  markPrices: { BTCUSDT: "61000", ETHUSDT: "3100", SOLUSDT: "140" },
  instruments: {
    BTCUSDT: { maintenanceMarginRate: "0.005" },
    ETHUSDT: { maintenanceMarginRate: "0.01" },
    SOLUSDT: { maintenanceMarginRate: "0.0125" },
  },
  positions: [
    { symbol: "BTCUSDT", side: "long", quantity: "1.5", entryPrice: "60000", leverage: "10" },
    { symbol: "ETHUSDT", side: "short", quantity: "10", entryPrice: "3000", leverage: "10" },
    { symbol: "SOLUSDT", side: "long", quantity: "100", entryPrice: "150", leverage: "10" },
  ],
});

function oneMoves(): Figure {
  const bitcoin = marketOf(three(), 0);
  const frame = {
    x: { label: "price of BTC (USDT)", from: 52_000, to: 63_000 },
    y: { label: "USDT", from: -2000, to: 12_000 },
  };
  const at = Number(bitcoin.report.liquidationPrice);
  const others = 485;
  return {
    name: "cross",
    title: "A pool of three positions, with BTC moving",
    description:
      "The balance of the pool moves with the profit of BTC alone. The requirement is a constant, that of the other positions, with that of BTC on top of it.",
    ...frame,
    shapes: [
      area(
        between(
          () => others,
          () => 0,
          frame.x.from,
          frame.x.to,
        ),
        "quiet",
      ),
      area(
        between(bitcoin.requirement, () => others, frame.x.from, frame.x.to),
        "requirement",
      ),
      ...markLine(bitcoin, frame),
      ...twoCurves(bitcoin, frame),
      ...meeting("liquidation", bitcoin.report.liquidationPrice!, bitcoin.balance(at), frame, {
        place: "left",
        shift: [-4, -8],
      }),
      label("B of the pool", [59_500, bitcoin.balance(59_500)], "balance", "left", [-6, -2]),
      label("R of BTC on that of ETH and SOL", [58_600, 1000], "requirement", "above", [0, -2]),
    ],
  };
}

function twoRoots(): Figure {
  const pair = marketOf(
    {
      account: { walletBalance: "710", positionMode: "hedge" },
      instruments: {
        BTCUSDT: {
          tiers: [{ maxNotional: "10000", maintenanceMarginRate: "0.02" }, { maintenanceMarginRate: "0.11" }],
        },
      },
      positions: ["long", "short"].map((side) => ({
        symbol: "BTCUSDT",
        side,
        quantity: side === "long" ? "11" : "10",
        entryPrice: "1000",
      })),
    },
    0,
  );
  const frame = {
    x: { label: "price (USDT)", from: 350, to: 1400 },
    y: { label: "USDT", from: 0, to: 1400 },
  };
  const { below, above } = pair.report;
  const [low, high] = [Number(below), Number(above)];
  return {
    name: "two-roots",
    title: "A hedged book with a root on each side",
    description:
      "The balance rises slowly, as long and short nearly cancel. The requirement of both legs rises slowly in the first tier and steeply above 1,000, and meets the balance at 500 below and at 1,152.67 above.",
    ...frame,
    shapes: [
      uncovered(pair, frame.x.from, low),
      area(between(pair.requirement, pair.balance, high, frame.x.to), "danger"),
      ...markLine(pair, frame),
      ...twoCurves(pair, frame),
      ...meeting("lower root", below!, pair.balance(low), frame, { shift: [6, 10] }),
      ...meeting("upper root", above!, pair.balance(high), frame, { shift: [6, 16] }),
      label("B = P − 290", [800, pair.balance(800)], "balance", "above", [-26, 0]),
      label("R of both legs", [800, pair.requirement(800)], "requirement", "below", [20, 4]),
    ],
  };
}

function netting(): Figure {
  const book = (hedgeNetting: string) => ({
    rules: { hedgeNetting },
    account: { walletBalance: "2000", positionMode: "hedge" },
    instruments: { BTCUSDT: { maintenanceMarginRate: "0.05" } },
    positions: ["long", "short"].map((side) => ({
      symbol: "BTCUSDT",
      side,
      quantity: side === "long" ? "12" : "6",
      entryPrice: "1000",
    })),
  });
  const [gross, larger] = ["gross", "max-leg"].map((rule) => marketOf(book(rule), 0));
  const frame = {
    x: { label: "price (USDT)", from: 660, to: 1040 },
    y: { label: "USDT", from: 0, to: 2300 },
  };
  return {
    name: "max-leg",
    title: "A hedge of 12 long and 6 short, netted and not",
    description:
      "With both legs the requirement is the sum of two lines and is met at 784.31. With the larger leg alone it is the line of the long, which is met at 740.74.",
    ...frame,
    shapes: [
      ...markLine(gross!, frame),
      plotted(gross!.balance, frame, "balance"),
      plotted(gross!.requirement, frame, "second"),
      plotted(larger!.requirement, frame, "requirement"),
      plotted((price) => larger!.requirementOfTrial(1, price), frame, "quiet", { dashed: true }),
      ...meeting("gross", gross!.report.liquidationPrice!, gross!.balance(784.3137), frame, {
        place: "left",
        shift: [-6, -8],
      }),
      ...meeting("max-leg", larger!.report.liquidationPrice!, larger!.balance(740.7407), frame, {
        place: "left",
        shift: [-6, -8],
      }),
      label("B", [930, gross!.balance(930)], "balance", "left", [-4, -4]),
      label("long + short", [950, gross!.requirement(950)], "second", "above"),
      label("long, the larger leg", [930, larger!.requirement(930)], "requirement", "above"),
      label("short", [960, 0.3 * 960], "quiet", "above"),
    ],
  };
}

function profitsExcluded(): Figure {
  const [counts, excluded] = [{}, { unrealizedProfit: "excluded" }].map((rules) => marketOf(three(rules), 1));
  const frame = {
    x: { label: "price of ETH (USDT)", from: 3000, to: 4100 },
    y: { label: "USDT", from: 0, to: 11_000 },
  };
  const [far, near] = [counts, excluded].map((market) => Number(market!.report.liquidationPrice));
  return {
    name: "profits-excluded",
    title: "Profits of other positions, counted and excluded",
    description:
      "Without the profit of BTC the balance that stands behind the short of ETH is 1,500 lower at every price, and meets the same requirement earlier.",
    ...frame,
    shapes: [
      ...markLine(counts!, frame),
      ...twoCurves(counts!, frame),
      plotted(excluded!.balance, frame, "second"),
      ...meeting("counts", counts!.report.liquidationPrice!, counts!.balance(far!), frame, {
        place: "above",
        shift: [26, -14],
      }),
      ...meeting("excluded", excluded!.report.liquidationPrice!, excluded!.balance(near!), frame, {
        place: "left",
        shift: [-6, 16],
      }),
      label("B with the 1,500 of BTC", [3420, counts!.balance(3420)], "balance", "right", [4, -6]),
      label("B without them", [3330, excluded!.balance(3330)], "second", "left", [-6, 8]),
      label("R of the pool", [3240, counts!.requirement(3240)], "requirement", "above"),
    ],
  };
}

function proRata(): Figure {
  const [together, alone] = [{}, { crossConvention: "pro-rata" }].map((rules) => marketOf(three(rules), 0));
  const frame = {
    x: { label: "price of BTC (USDT)", from: 53_400, to: 58_500 },
    y: { label: "USDT", from: 0, to: 3000 },
  };
  const [far, near] = [together, alone].map((market) => Number(market!.report.liquidationPrice));
  return {
    name: "pro-rata",
    title: "The whole pool, or a share of it by value",
    description:
      "The share of BTC in the balance is smaller than the balance of the pool, and so is the requirement that it has to cover. The two conventions meet their requirements at different prices.",
    ...frame,
    shapes: [
      plotted(together!.balance, frame, "balance", { thin: true }),
      plotted(together!.requirement, frame, "requirement", { thin: true, dashed: true }),
      plotted(alone!.balance, frame, "second"),
      plotted(alone!.requirement, frame, "requirement"),
      ...meeting("others at mark", together!.report.liquidationPrice!, together!.balance(far!), frame, {
        place: "left",
        shift: [-4, -8],
      }),
      ...meeting("pro rata", alone!.report.liquidationPrice!, alone!.balance(near!), frame, {
        shift: [6, 18],
      }),
      label("B of the pool", [56_000, together!.balance(56_000)], "balance", "left", [-4, -2]),
      label("share of BTC", [58_100, alone!.balance(58_100)], "second", "left", [-4, -2]),
      label("R of the pool", [56_500, together!.requirement(56_500)], "requirement", "above", [0, 0]),
      label("R of BTC", [54_500, alone!.requirement(54_500)], "requirement", "below", [0, 0]),
    ],
  };
}

function movingCollateral(): Figure {
  const book = (asset: object) => ({
    account: {
      walletBalance: "0",
      assets: [{ asset: "BTC", balance: "1", price: "50000", collateralRatio: "0.9", ...asset }],
    },
    markPrices: { BTCUSDT: "50000", ETHUSDT: "2500" },
    instruments: { BTCUSDT: { maintenanceMarginRate: "0.01" }, ETHUSDT: { maintenanceMarginRate: "0.01" } },
    positions: [
      { symbol: "BTCUSDT", side: "long", quantity: "1", entryPrice: "30000" },
      { symbol: "ETHUSDT", side: "long", quantity: "4", entryPrice: "2500" },
    ],
  });
  const [still, moving] = [{}, { priceSymbol: "BTCUSDT" }].map((asset) => marketOf(book(asset), 0));
  const frame = {
    x: { label: "price of BTC (USDT)", from: 2000, to: 56_000 },
    y: { label: "USDT", from: -30_000, to: 80_000 },
  };
  const at = Number(moving!.report.liquidationPrice);
  return {
    name: "moving-collateral",
    title: "Collateral that moves with the price",
    description:
      "With 1 BTC of collateral that stays at 45,000 the balance is never used up. When the collateral falls with BTC the balance falls nearly twice as fast and meets the requirement at 15,925.93.",
    ...frame,
    shapes: [
      ...markLine(moving!, frame),
      plotted(still!.balance, frame, "second"),
      ...twoCurves(moving!, frame),
      ...meeting("liquidation", moving!.report.liquidationPrice!, moving!.balance(at), frame, {
        shift: [4, 18],
      }),
      label("B with 45,000 that stay", [22_000, still!.balance(22_000)], "second", "above", [-40, -6]),
      label("B with 1 BTC", [31_500, moving!.balance(31_500)], "balance", "right", [6, 6]),
      label("R", [53_500, moving!.requirement(53_500)], "requirement", "above"),
    ],
  };
}

/** An inverse short with collateral that rises with the price: the balance comes down to the requirement and turns. */
function touching(): Figure {
  const book = (trigger: string) => ({
    rules: { trigger },
    account: {
      walletBalance: "0.01",
      assets: [{ asset: "BTC2L", balance: "75", price: "0.001", priceSymbol: "BTCUSD" }],
    },
    markPrices: { BTCUSD: "50000" },
    instruments: { BTCUSD: { contractType: "inverse", maintenanceMarginRate: "0.04" } },
    positions: [{ symbol: "BTCUSD", side: "short", quantity: "10000", entryPrice: "40000" }],
  });
  const touched = marketOf(book("at-or-below"), 0);
  const frame = {
    x: { label: "price (USD)", from: 30_000, to: 160_000 },
    y: { label: "BTC", from: 0, to: 0.1 },
  };
  const at = Number(touched.report.liquidationPrice);
  const { balance, requirement } = curvesOf(touched, frame.x.from, frame.x.to);
  return {
    name: "touch",
    title: "A balance that touches the requirement and turns back",
    description:
      "The balance of an inverse short with collateral that rises with the price falls, comes down to the requirement at 80,000, and rises again without having been below it.",
    ...frame,
    shapes: [
      ...markLine(touched, frame),
      line(balance, "balance"),
      line(requirement, "requirement"),
      ...meeting("touch", touched.report.liquidationPrice!, touched.balance(at), frame, {
        place: "above",
        shift: [0, -6],
      }),
      label("B", [128_000, touched.balance(128_000)], "balance", "left", [-4, -4]),
      label("R", [140_000, touched.requirement(140_000)], "requirement", "above"),
    ],
  };
}

export const crossFigures = (): Figure[] => [
  oneMoves(),
  twoRoots(),
  touching(),
  profitsExcluded(),
  proRata(),
  netting(),
  movingCollateral(),
];
