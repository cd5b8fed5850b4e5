/** Figures of losses: what can be lost, and where that ends. */
import { legOf, profitAt } from "../../../src/engine/leg";
import { Decimal } from "../../../src/engine/decimal";
import { type Figure, label, line, type Shape, type XY } from "./figure";
import { read } from "./market";
import { upright } from "./parts";

const book = {
  account: { walletBalance: "2000", positionMode: "hedge", marginMode: "cross" },
  instruments: { BTCUSDT: { maintenanceMarginRate: "0.004" } },
  positions: ["long", "short"].map((side) => ({
    symbol: "BTCUSDT",
    side,
    quantity: "0.02",
    entryPrice: "50000",
    leverage: "10",
  })),
};

function worstCase(): Figure {
  const frame = {
    x: { label: "price (USDT)", from: 0, to: 200_000 },
    y: { label: "loss from entry (USDT)", from: -100, to: 2400 },
  };
  // Each row in an account of its own: together they would be a hedge.
  const [long, short] = book.positions.map((row) => read({ ...book, positions: [row] }));
  const lost = (report: typeof long, cap: Decimal) => {
    const [position] = report!.account.positions;
    return (price: number) =>
      Math.min(Number(cap), -Number(profitAt(position!, new Decimal(Math.max(price, 1e-6)))));
  };
  const rowOf = (report: typeof long) => report!.position(report!.account.positions[0]!);
  const caps = {
    isolated: rowOf(long).isolated().worstCaseLoss!,
    long: rowOf(long).cross().worstCaseLoss!,
    short: rowOf(short).cross().worstCaseLoss!,
  };
  const curve = (f: (price: number) => number, ink: "balance" | "requirement" | "second"): Shape => {
    const points = Array.from({ length: 401 }, (_, step): XY => [step * 500, f(step * 500)]);
    return line(points, ink);
  };
  const entry = Number(legOf(long!.account.positions[0]!).positions[0]!.entryPrice);
  return {
    name: "worst-case",
    title: "What can be lost, and where it ends",
    description:
      "The isolated long loses its margin of 100 and no more. The same long in cross loses its whole value of 1,000 when the price is zero. The short in cross loses more the higher the price is, until the wallet of 2,000 is gone.",
    ...frame,
    shapes: [
      ...upright("entry 50,000", entry, frame),
      curve(lost(long, caps.long), "balance"),
      curve(lost(long, caps.isolated), "second"),
      curve(lost(short, caps.short), "requirement"),
      label("long in cross: 1,000", [0, 1000], "balance", "right", [0, -6]),
      label("isolated: 100", [0, 100], "second", "right", [0, -12]),
      label("short in cross: 2,000", [165_000, 2000], "requirement", "above"),
    ],
  };
}

export const lossFigures = (): Figure[] => [worstCase()];
