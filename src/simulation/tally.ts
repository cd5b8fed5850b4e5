/** How many positions came through. */
import { Decimal, quotient, ZERO } from "../engine/decimal";
import type { Simulation, Tally } from "./result";

export function tallyOf({ positions }: Simulation): Tally {
  const count = positions.length;
  const liquidated = positions.filter(({ fate }) => fate === "liquidated").length;
  const winners = positions.filter(({ result }) => result.gt(ZERO)).length;
  return {
    positions: count,
    survivors: positions.filter(({ fate }) => fate === "open" || fate === "closed").length,
    liquidated,
    winners,
    winRate: count === 0 ? undefined : quotient(new Decimal(winners), new Decimal(count)),
  };
}
