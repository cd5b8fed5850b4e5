/** Figures of risk tiers: what a deduction does, a jump that liquidates, and which tier counts. */
import { type Figure, hollowDot, dot, label, line } from "./figure";
import { marketOf, sampled } from "./market";
import { markLine, meeting, plotted, twoCurves, uncovered, upright } from "./parts";

const tiers = [
  { maxNotional: "1000", maintenanceMarginRate: "0.01" },
  { maxNotional: "5000", maintenanceMarginRate: "0.02" },
  { maintenanceMarginRate: "0.05" },
];

/** 40 units, so that a notional of 1,000 is a price of 25. */
const QUANTITY = 40;

const book = (tierMethod: string) => ({
  rules: { tierMethod },
  account: { marginMode: "isolated" },
  instruments: { BTCUSDT: { tiers } },
  positions: [
    { symbol: "BTCUSDT", side: "long", quantity: `${QUANTITY}`, entryPrice: "100", leverage: "10" },
  ],
});

function methods(): Figure {
  const [marginal, whole] = ["marginal", "whole"].map((method) => marketOf(book(method), 0));
  const frame = {
    x: { label: "notional (USDT)", from: 0, to: 7000 },
    y: { label: "R (USDT)", from: 0, to: 350 },
  };
  const onNotional = (market: typeof marginal) => {
    const points = sampled(market!.requirement, 0.001, 7000 / QUANTITY, market!.edges(0, 7000 / QUANTITY));
    return points.map(([price, requirement]) => [price * QUANTITY, requirement] as const);
  };
  return {
    name: "tier-methods",
    title: "Tiers with a deduction, and on the whole position",
    description:
      "With a deduction the requirement is one line that bends at 1,000 and at 5,000. With the rate on the whole position it runs through zero in every tier and jumps at the same notionals, from 100 to 250 at 5,000.",
    ...frame,
    shapes: [
      ...upright("", 1000, frame),
      ...upright("", 5000, frame),
      label("1 %", [500, frame.y.to], "quiet", "above"),
      label("2 %", [3000, frame.y.to], "quiet", "above"),
      label("5 %", [6000, frame.y.to], "quiet", "above"),
      line(onNotional(whole), "second"),
      line(onNotional(marginal), "requirement"),
      dot([5000, 100], "second"),
      hollowDot([5000, 250], "second"),
      label("whole: N·r", [6500, 325], "second", "left", [-2, -4]),
      label("marginal: N·r − d", [6000, 6000 * 0.05 - 160], "requirement", "below", [14, 12]),
    ],
  };
}

function jump(): Figure {
  const short = marketOf(
    {
      rules: { tierMethod: "whole" },
      account: { marginMode: "isolated" },
      instruments: {
        BTCUSDT: {
          tiers: [{ maxNotional: "5000", maintenanceMarginRate: "0.02" }, { maintenanceMarginRate: "0.1" }],
        },
      },
      positions: [
        {
          symbol: "BTCUSDT",
          side: "short",
          quantity: "40",
          entryPrice: "100",
          isolatedMargin: "1300",
          leverage: "4",
        },
      ],
    },
    0,
  );
  const frame = {
    x: { label: "price (USDT)", from: 96, to: 136 },
    y: { label: "USDT", from: 0, to: 1500 },
  };
  const at = Number(short.report.liquidationPrice);
  return {
    name: "tier-jump",
    title: "Liquidation at the edge of a tier",
    description:
      "The balance of a short falls as the price rises. At 125 its notional gets above 5,000, and the requirement jumps from 100 to 500, past the balance of 300: the liquidation price is the edge.",
    ...frame,
    shapes: [
      uncovered(short, at, frame.x.to),
      ...markLine(short, frame),
      ...twoCurves(short, frame),
      ...meeting("liquidation at the edge", short.report.liquidationPrice!, short.balance(at), frame, {
        place: "left",
        shift: [-6, 14],
      }),
      dot([at, 100], "requirement"),
      hollowDot([at, 500], "requirement"),
      label("B", [110, short.balance(110)], "balance", "right", [2, -4]),
      label("R: 2 % of N", [103, short.requirement(103)], "requirement", "above"),
      label("R: 10 % of N", [130, short.requirement(130)], "requirement", "above"),
    ],
  };
}

/** Binance's published example, with the brackets of its time that matter. */
function tierOfThePrice(): Figure {
  const ether = marketOf(
    {
      venue: "binance-usdm",
      account: { walletBalance: "1535443.01" },
      markPrices: { BTCUSDT: "31967.27", ETHUSDT: "1335.18" },
      instruments: {
        BTCUSDT: {
          tiers: [
            { maxNotional: "1000000", maintenanceMarginRate: "0.01", maintenanceAmount: "1300" },
            { maxNotional: "10000000", maintenanceMarginRate: "0.025", maintenanceAmount: "16300" },
          ],
        },
        ETHUSDT: {
          tiers: [
            { maxNotional: "2000000", maintenanceMarginRate: "0.05", maintenanceAmount: "35365" },
            { maxNotional: "5000000", maintenanceMarginRate: "0.1", maintenanceAmount: "135365" },
            { maxNotional: "10000000", maintenanceMarginRate: "0.125", maintenanceAmount: "260365" },
          ],
        },
      },
      positions: [
        { symbol: "BTCUSDT", side: "long", quantity: "109.488", entryPrice: "32481.98" },
        { symbol: "ETHUSDT", side: "long", quantity: "3683.979", entryPrice: "1456.84" },
      ],
    },
    1,
  );
  const frame = {
    x: { label: "price of ETH (USDT)", from: 1140, to: 1165 },
    y: { label: "USDT", from: 300_000, to: 420_000 },
  };
  const ofEntry = (price: number) => ether.requirementInTier(2, price);
  const { liquidationPrice } = ether.report;
  const wrong = crossing(ether.balance, ofEntry, 1135, 1175);
  return {
    name: "tier-of-the-price",
    title: "The tier at the price, not the tier at entry",
    description:
      "The line of the tier that the position was opened in is met at 1,147.43, but there the position is in the tier below. The line of that tier is met at 1,153.26.",
    ...frame,
    shapes: [
      ...twoCurves(ether, frame),
      plotted(ofEntry, frame, "quiet", { dashed: true }),
      ...meeting("tier at the price:", liquidationPrice!, ether.balance(Number(liquidationPrice)), frame, {
        place: "left",
        shift: [-4, -10],
      }),
      dot([wrong, ofEntry(wrong)], "quiet"),
      label(
        `at entry: ${wrong.toFixed(2).replace("1147", "1,147")}`,
        [wrong, ofEntry(wrong)],
        "quiet",
        "right",
        [6, 20],
      ),
      label("B of the pool", [1160.5, ether.balance(1160.5)], "balance", "left", [-6, 0]),
      label("R with 10 % of ETH", [1160, ether.requirement(1160)], "requirement", "above", [20, 0]),
      label("R if 12.5 % went on", [1160, ofEntry(1160)], "quiet", "below", [20, 2]),
    ],
  };
}

/** Where two straight lines meet. */
function crossing(f: (x: number) => number, g: (x: number) => number, from: number, to: number): number {
  const [start, end] = [f(from) - g(from), f(to) - g(to)];
  return from + ((to - from) * start) / (start - end);
}

export const tierFigures = (): Figure[] => [methods(), jump(), tierOfThePrice()];
