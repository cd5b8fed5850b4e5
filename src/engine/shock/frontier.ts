/**
 * For two symbols: which joint moves liquidate their pool. From the marks a straight way is taken in every direction,
 *
 *   P₁ = M₁·(1 + a·x),   P₂ = M₂·(1 + b·x),   all other prices as they are,
 *
 * and the point where the pool is liquidated first is on the frontier.
 */
import type { Account } from "../account";
import { Decimal, ONE, quotient, ZERO } from "../decimal";
import { evaluate } from "../evaluate";
import { poolShock } from "./shock";

export interface JointMove {
  /** Moves of the two symbols as fractions of their marks. */
  readonly first: Decimal;
  readonly second: Decimal;
}

export interface FrontierPoint {
  /** The direction: moves in the proportion of these two. */
  readonly direction: JointMove;
  /** Where the pool is liquidated on the way; none where it is not. */
  readonly move: JointMove | undefined;
}

/** The frontier in 4·`perSide` directions, around from "both up"; empty where the pool is not safe to begin with. */
export function frontier(
  account: Account,
  symbols: readonly [first: string, second: string],
  perSide = 16,
): FrontierPoint[] {
  const position = account.positions.find(
    ({ instrument, marginMode }) => marginMode === "cross" && symbols.includes(instrument.symbol),
  );
  if (position === undefined) return [];
  const report = evaluate(account);
  const others = account.positions.map(({ instrument }) => instrument.symbol);
  const still = new Map(others.map((symbol) => [symbol, ZERO]));
  const assets = account.wallets.get(position.pool)?.assets ?? [];
  for (const { priceSymbol } of assets) if (priceSymbol !== undefined) still.set(priceSymbol, ZERO);
  return directions(perSide).map((direction) => {
    const betas = new Map(still).set(symbols[0], direction.first).set(symbols[1], direction.second);
    const { up } = poolShock(account, position.pool, betas, report);
    const move = up && { first: direction.first.times(up), second: direction.second.times(up) };
    return { direction, move };
  });
}

/** Around the square with corners (±1, ±1): exact, and every quarter alike. */
function directions(perSide: number): JointMove[] {
  const steps = Array.from({ length: perSide }, (_, step) =>
    quotient(new Decimal(2 * step - perSide), new Decimal(perSide)),
  );
  return [
    ...steps.map((step) => ({ first: ONE, second: step })),
    ...steps.map((step) => ({ first: step.negated(), second: ONE })),
    ...steps.map((step) => ({ first: ONE.negated(), second: step.negated() })),
    ...steps.map((step) => ({ first: step, second: ONE.negated() })),
  ];
}
