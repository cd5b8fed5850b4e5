/** Figures of isolated margin: what B and R are, and what the rules on R change. */
import { area, type Figure, label, line } from "./figure";
import { between, curvesOf, marketOf } from "./market";
import { markLine, meeting, plotted, twoCurves, uncovered, upright } from "./parts";

const row = (side: string, more: object = {}) => ({
  symbol: "BTCUSDT",
  side,
  quantity: "2",
  entryPrice: "100",
  leverage: "5",
  ...more,
});

const linear = (rate: string, more: object = {}) => ({
  account: { positionMode: "hedge", marginMode: "isolated" },
  instruments: { BTCUSDT: { maintenanceMarginRate: rate, takerFeeRate: "0.03" } },
  positions: [row("long"), row("short")],
  ...more,
});

const inverse = (rate: string) => ({
  account: { positionMode: "hedge", marginMode: "isolated" },
  instruments: { BTCUSD: { contractType: "inverse", maintenanceMarginRate: rate } },
  positions: ["long", "short"].map((side) => ({
    symbol: "BTCUSD",
    side,
    quantity: "10000",
    entryPrice: "50000",
    leverage: "5",
  })),
});

function isolatedLinear(): Figure {
  const long = marketOf(linear("0.1"), 0);
  const frame = {
    x: { label: "price (USDT)", from: 70, to: 112 },
    y: { label: "USDT", from: -20, to: 70 },
  };
  const { liquidationPrice, bankruptcyPrice } = long.report;
  const at = Number(liquidationPrice);
  return {
    name: "isolated-linear",
    title: "Balance and requirement of an isolated long",
    description:
      "The balance is a straight line that rises with the price, the requirement a flatter one. Left of the price at which they cross, the balance no longer covers the requirement; further left the balance itself is zero.",
    ...frame,
    shapes: [
      uncovered(long, 70, at),
      ...markLine(long, frame),
      ...twoCurves(long, frame),
      ...meeting("liquidation", liquidationPrice!, long.balance(at), frame, { shift: [4, 12] }),
      ...meeting("bankruptcy", bankruptcyPrice!, 0, frame, { ink: "quiet", shift: [2, 14] }),
      label("B = A + q·(P − E)", [96, long.balance(96)], "balance", "left", [-2, -2]),
      label("R = q·P·r", [109, long.requirement(109)], "requirement", "below", [-6, 4]),
      label("not covered", [74.5, 3], "danger", "centre"),
    ],
  };
}

function longAndShort(): Figure {
  const [long, short] = [0, 1].map((index) => marketOf(linear("0.1"), index));
  const frame = {
    x: { label: "price (USDT)", from: 78, to: 122 },
    y: { label: "USDT", from: 0, to: 80 },
  };
  return {
    name: "long-and-short",
    title: "A long and a short of the same size",
    description:
      "The balance of the long falls to the left, that of the short to the right. The requirement is the same rising line for both, so the short meets it nearer to the entry price than the long.",
    ...frame,
    shapes: [
      ...markLine(long!, frame),
      ...twoCurves(long!, frame),
      plotted(short!.balance, frame, "second"),
      ...meeting("long", long!.report.liquidationPrice!, long!.balance(88.8889), frame, {
        place: "left",
        shift: [-4, -8],
      }),
      ...meeting("short", short!.report.liquidationPrice!, short!.balance(109.0909), frame, {
        shift: [4, -12],
      }),
      label("B of the long", [115.5, long!.balance(115.5)], "balance", "left", [-4, 0]),
      label("B of the short", [84.5, short!.balance(84.5)], "second", "right", [4, 0]),
      label("R of both", [83, long!.requirement(83)], "requirement", "below"),
    ],
  };
}

function isolatedInverse(): Figure {
  const [long, short] = [0, 1].map((index) => marketOf(inverse("0.1"), index));
  const frame = {
    x: { label: "price (USD)", from: 38_000, to: 66_000 },
    y: { label: "BTC", from: 0, to: 0.1 },
  };
  return {
    name: "isolated-inverse",
    title: "A long and a short of an inverse contract",
    description:
      "Balances and requirement are curves of one over the price. The long loses coin faster the lower the price is, the short ever more slowly the higher it is, while the requirement falls as the price rises.",
    ...frame,
    shapes: [
      ...markLine(long!, frame),
      ...twoCurves(long!, frame),
      plotted(short!.balance, frame, "second"),
      ...meeting(
        "long",
        long!.report.liquidationPrice!,
        long!.balance(Number(long!.report.liquidationPrice)),
        frame,
        { place: "left", shift: [-34, 16] },
      ),
      ...meeting(
        "short",
        short!.report.liquidationPrice!,
        short!.balance(Number(short!.report.liquidationPrice)),
        frame,
        { shift: [4, -10] },
      ),
      label("B of the long", [62_500, long!.balance(62_500)], "balance", "above", [-8, -4]),
      label("B of the short", [42_800, short!.balance(42_800)], "second", "right", [2, -2]),
      label("R of both", [63_500, long!.requirement(63_500)], "requirement", "above", [0, 2]),
    ],
  };
}

function closingFee(): Figure {
  const [without, withFee] = [{}, { rules: { closingFee: "price" } }].map((rules) =>
    marketOf(linear("0.05", rules), 0),
  );
  const frame = {
    x: { label: "price (USDT)", from: 78, to: 104 },
    y: { label: "USDT", from: 0, to: 45 },
  };
  return {
    name: "closing-fee",
    title: "The fee of closing in the requirement",
    description:
      "The fee lies on top of the maintenance margin. The balance meets the sum of both at a higher price than the maintenance margin alone.",
    ...frame,
    shapes: [
      area(between(withFee!.requirement, without!.requirement, frame.x.from, frame.x.to), "second"),
      ...markLine(without!, frame),
      plotted(without!.balance, frame, "balance"),
      plotted(without!.requirement, frame, "requirement"),
      plotted(withFee!.requirement, frame, "second"),
      ...meeting("none", without!.report.liquidationPrice!, without!.balance(84.210526), frame, {
        place: "left",
        shift: [-4, -6],
      }),
      ...meeting("price", withFee!.report.liquidationPrice!, withFee!.balance(86.95652), frame, {
        place: "left",
        shift: [-4, -6],
      }),
      label("B", [98, without!.balance(98)], "balance", "left", [-2, -2]),
      label("maintenance margin N·r", [94.5, without!.requirement(94.5)], "requirement", "below", [0, 2]),
      label("with the fee N·f", [96, withFee!.requirement(96)], "second", "above"),
    ],
  };
}

function frozen(): Figure {
  const [moving, fixed] = [{}, { rules: { maintenanceBasis: "entry" } }].map((rules) =>
    marketOf(linear("0.1", rules), 0),
  );
  const frame = {
    x: { label: "price (USDT)", from: 80, to: 120 },
    y: { label: "USDT", from: 0, to: 60 },
  };
  return {
    name: "frozen",
    title: "Maintenance that moves and maintenance that is frozen",
    description:
      "The moving requirement falls with the price and meets the balance at 88.89. The frozen one stays where it was at entry and is met already at 90. At the entry price both are the same.",
    ...frame,
    shapes: [
      ...markLine(moving!, frame, [-20, 0]),
      plotted(moving!.balance, frame, "balance"),
      plotted(moving!.requirement, frame, "requirement"),
      plotted(fixed!.requirement, frame, "second"),
      ...meeting("price", moving!.report.liquidationPrice!, moving!.balance(88.88889), frame, {
        place: "right",
        shift: [14, 16],
      }),
      ...meeting("entry", fixed!.report.liquidationPrice!, fixed!.balance(90), frame, {
        place: "left",
        shift: [-4, -6],
      }),
      label("B", [104, moving!.balance(104)], "balance", "left", [-2, -2]),
      label("R on N(P)", [115, moving!.requirement(115)], "requirement", "above"),
      label("R on N(E)", [115, fixed!.requirement(115)], "second", "below"),
    ],
  };
}

function bankruptcy(): Figure {
  const long = marketOf(linear("0.1"), 0);
  const frame = {
    x: { label: "price (USDT)", from: 74, to: 104 },
    y: { label: "USDT", from: -12, to: 44 },
  };
  const [liquidation, nothing] = [Number(long.report.liquidationPrice), Number(long.report.bankruptcyPrice)];
  return {
    name: "bankruptcy",
    title: "From liquidation to bankruptcy",
    description:
      "Between the two prices the position is in the hands of the venue, and what is left of the margin shrinks from the requirement to zero. Below the bankruptcy price the balance is negative.",
    ...frame,
    shapes: [
      area(
        between(long.balance, () => 0, nothing, liquidation),
        "second",
      ),
      area(
        between(() => 0, long.balance, frame.x.from, nothing),
        "danger",
      ),
      ...upright("entry 100", 100, frame),
      ...twoCurves(long, frame),
      ...meeting("liquidation", long.report.liquidationPrice!, long.balance(liquidation), frame, {
        shift: [4, 12],
      }),
      ...meeting("bankruptcy", long.report.bankruptcyPrice!, 0, frame, { ink: "quiet", shift: [0, 14] }),
      label("what is left", [86.6, 3.5], "second", "centre"),
      label("a loss beyond the margin", [77.6, -9.2], "danger", "right", [-30, 0]),
      label("B", [96, long.balance(96)], "balance", "left", [-2, -2]),
      label("R", [102, long.requirement(102)], "requirement", "below"),
    ],
  };
}

/** Deribit's slope, on positions that are large enough to show it. */
function sizeLinear(): Figure {
  const book = (slope: string) => ({
    rules: { tierMethod: "size-linear" },
    account: { walletBalance: "1500" },
    instruments: {
      "BTC-PERPETUAL": {
        contractType: "inverse",
        maintenanceMarginRate: "0.01",
        maintenanceMarginSlope: slope,
      },
    },
    positions: [{ symbol: "BTC-PERPETUAL", side: "long", quantity: "100000000", entryPrice: "50000" }],
  });
  const [flat, steep] = ["0", "0.00005"].map((slope) => marketOf(book(slope), 0));
  const frame = {
    x: { label: "price (USD)", from: 19_000, to: 55_000 },
    y: { label: "BTC", from: 0, to: 1800 },
  };
  const [near, far] = [Number(steep!.report.liquidationPrice), Number(flat!.report.liquidationPrice)];
  return {
    name: "size-linear",
    title: "A rate that grows with the size",
    description:
      "The size of an inverse contract in coin grows as the price falls, and the rate with it, so the requirement is a curve with a square of one over the price that bends up to the left. With a plain rate it is nearly flat.",
    ...frame,
    shapes: [
      ...markLine(flat!, frame),
      plotted(flat!.balance, frame, "balance"),
      line(curvesOf(flat!, frame.x.from, frame.x.to).requirement, "second"),
      line(curvesOf(steep!, frame.x.from, frame.x.to).requirement, "requirement"),
      ...meeting("plain rate", flat!.report.liquidationPrice!, flat!.balance(far), frame, {
        place: "left",
        shift: [-2, -8],
      }),
      ...meeting("rate + slope·size", steep!.report.liquidationPrice!, steep!.balance(near), frame, {
        shift: [10, 0],
      }),
      label("B", [44_000, flat!.balance(44_000)], "balance", "left", [-4, -2]),
      label("R with the slope", [45_800, steep!.requirement(45_800)], "requirement", "above", [0, -4]),
      label("R with a plain rate", [42_000, flat!.requirement(42_000)], "second", "above"),
    ],
  };
}

export const isolatedFigures = (): Figure[] => [
  isolatedLinear(),
  longAndShort(),
  isolatedInverse(),
  closingFee(),
  frozen(),
  sizeLinear(),
  bankruptcy(),
];
