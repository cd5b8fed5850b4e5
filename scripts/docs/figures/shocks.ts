/** Figures of several prices that move at once. */
import { evaluate } from "../../../src/engine/evaluate";
import { applyChanges } from "../../../src/engine/changes/apply";
import { Decimal } from "../../../src/engine/decimal";
import { frontier } from "../../../src/engine/shock/frontier";
import { poolShock } from "../../../src/engine/shock/shock";
import type { Account } from "../../../src/engine/account";
import { area, dot, type Figure, label, line, type XY } from "./figure";
import { read } from "./market";
import { upright } from "./parts";

const bookOf = (wallet: string, sides: readonly [string, string]) => ({
  account: { walletBalance: wallet },
  instruments: { BTCUSDT: { maintenanceMarginRate: "0.01" }, ETHUSDT: { maintenanceMarginRate: "0.01" } },
  positions: [
    { symbol: "BTCUSDT", side: sides[0], quantity: "1", entryPrice: "100" },
    { symbol: "ETHUSDT", side: sides[1], quantity: "10", entryPrice: "10" },
  ],
});

/** B and R of the pool with prices moved by fractions of their marks. */
function totalsAt(
  account: Account,
  moves: readonly (readonly [string, Decimal])[],
): { b: number; r: number } {
  const changed = applyChanges(
    account,
    moves.map(([symbol, price]) => ({ kind: "mark", symbol, price })),
  );
  if ("refusal" in changed) throw new Error(`Invariant: the marks of a figure can move (${changed.refusal})`);
  const [pool] = evaluate(changed.account).pools();
  return { b: Number(pool!.marginBalance), r: Number(pool!.maintenanceMargin) };
}

function shock(): Figure {
  const { account } = read(bookOf("30", ["long", "long"]));
  const frame = {
    x: { label: "shock (%)", from: -40, to: 10 },
    y: { label: "money (USDT)", from: -50, to: 50 },
  };
  const along = (symbols: readonly [string, string][], part: "b" | "r"): XY[] =>
    [frame.x.from, frame.x.to].map((percent) => {
      const moves = symbols.map(
        ([symbol, mark]) => [symbol, new Decimal(mark).times(100 + percent).div(100)] as const,
      );
      return [percent, totalsAt(account, moves)[part]];
    });
  const both: [string, string][] = [
    ["BTCUSDT", "100"],
    ["ETHUSDT", "10"],
  ];
  const pool = account.positions[0]!.pool;
  const together = poolShock(account, pool).down!;
  const alone = poolShock(account, pool, new Map([["ETHUSDT", new Decimal(0)]])).down!;
  const requirementAt = (x: Decimal) => Number(new Decimal(2).plus(x.times(2)));
  return {
    name: "shock",
    title: "A shock to the whole account",
    description: `When both coins fall together the balance meets the requirement at ${percentOf(together)}; when BTC falls alone, at ${percentOf(alone)}.`,
    ...frame,
    shapes: [
      ...upright("marks", 0, frame),
      line(along(both, "b"), "balance"),
      line(along(both.slice(0, 1), "b"), "second"),
      line(along(both, "r"), "requirement"),
      dot([Number(together) * 100, requirementAt(together)], "danger"),
      dot([Number(alone) * 100, requirementAt(alone)], "danger"),
      label(`both ${percentOf(together)}`, [Number(together) * 100, 0], "danger", "right", [6, 18]),
      label(`BTC alone ${percentOf(alone)}`, [Number(alone) * 100, 0], "danger", "above", [0, -12]),
      label("balance, both fall", [-34, -38], "balance", "right", [8, 0]),
      label("balance, BTC falls", [-9, 21], "second", "left", [-4, -6]),
      label("requirement", [8, 2], "requirement", "above", [-14, 0]),
    ],
  };
}

function frontierFigure(): Figure {
  const { account } = read(bookOf("30", ["long", "short"]));
  const frame = {
    x: { label: "BTC moves by (%)", from: -60, to: 60 },
    y: { label: "ETH moves by (%)", from: -60, to: 60 },
  };
  const points = frontier(account, ["BTCUSDT", "ETHUSDT"], 400).flatMap(({ move }): XY[] =>
    move === undefined ? [] : [[Number(move.first) * 100, Number(move.second) * 100]],
  );
  const shown = points.filter(([x, y]) => Math.abs(x) <= 60 && Math.abs(y) <= 60).sort((a, b) => a[0] - b[0]);
  return {
    name: "frontier",
    title: "The frontier of two symbols",
    description:
      "A long of BTC and a short of ETH. Moves of both in the same direction leave the pool alone; the further BTC falls behind ETH, the nearer its liquidation.",
    ...frame,
    shapes: [
      area([...shown, [frame.x.from, frame.y.to]], "danger"),
      line(shown, "danger"),
      line(
        [
          [-60, -60],
          [60, 60],
        ],
        "quiet",
        { dashed: true, thin: true },
      ),
      dot([0, 0], "balance"),
      label("marks", [0, 0], "balance", "right", [4, 6]),
      label("liquidated", [-42, 38], "danger", "centre"),
      label("both move alike", [40, 40], "quiet", "right", [-4, 22]),
    ],
  };
}

function percentOf(x: Decimal): string {
  return `${x.times(100).toFixed(2).replace("-", "−")} %`;
}

export const shockFigures = (): Figure[] => [shock(), frontierFigure()];
