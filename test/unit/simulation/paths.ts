/** Short ways to say a path and to read what came of it. */
import assert from "node:assert/strict";
import type { Decimal } from "../../../src/engine/decimal";
import type { SimulationEvent } from "../../../src/simulation/events";
import { imbalance } from "../../../src/simulation/ledger";
import type { Path, Step } from "../../../src/simulation/path";
import type { Simulation, SimulationResult } from "../../../src/simulation/result";
import { decimal } from "../../support/account";

type Prices = Readonly<Record<string, string>>;

export function step(prices: Prices, time = 0, fundingRates?: Prices): Step {
  const mapped = (given: Prices) =>
    new Map(Object.entries(given).map(([symbol, price]) => [symbol, decimal(price)]));
  const marks = mapped(prices);
  return fundingRates === undefined ? { time, marks } : { time, marks, fundingRates: mapped(fundingRates) };
}

/** Steps an hour apart. */
export const path = (...steps: readonly Prices[]): Path =>
  steps.map((prices, index) => step(prices, index * 3_600_000));

export function valueOf(result: SimulationResult): Simulation {
  assert.ok("value" in result, "gap" in result ? `gap: ${result.gap.reason}` : "");
  return result.value;
}

export const kindsOf = ({ events }: Simulation): string[] => events.map(({ kind }) => kind);

/** The only event of a kind. */
export function only<Kind extends SimulationEvent["kind"]>(
  { events }: Simulation,
  kind: Kind,
): Extract<SimulationEvent, { kind: Kind }> {
  const found = events.filter((event) => event.kind === kind);
  assert.equal(found.length, 1, `one ${kind}`);
  return found[0] as Extract<SimulationEvent, { kind: Kind }>;
}

export function assertIs(actual: Decimal | undefined, expected: string): void {
  assert.equal(actual?.toString(), decimal(expected).toString());
}

export function assertBalanced({ pools }: Simulation): void {
  for (const { curve } of pools)
    for (const { ledger, step } of curve)
      assert.ok(imbalance(ledger).isZero(), `step ${step}: ${imbalance(ledger).toString()}`);
}
