/** The kernel beside the exact simulator on the same path: what fell, when and where, and what is left. */
import type { Account } from "../../../../src/engine/account";
import type { Liquidation } from "../../../../src/simulation/events";
import { compile } from "../../../../src/simulation/kernel/compile";
import { decimalPath } from "../../../../src/simulation/kernel/exact";
import { type Fallen, Walker, type WalkEnd } from "../../../../src/simulation/kernel/walker";
import type { SimulationOptions } from "../../../../src/simulation/options";
import type { Simulation } from "../../../../src/simulation/result";
import { simulate } from "../../../../src/simulation/simulate";

export interface Agreement {
  readonly end: WalkEnd;
  readonly steps: number;
  readonly liquidations: number;
  /** Steps of pools that the quick loop did not settle. */
  readonly carefulSteps: number;
  /** The largest difference of a final equity, over that equity, where it is more than a thousandth of everything. */
  readonly worstOfEquity: number;
  /** The same over everything that goes into it: cash, margins, and the notionals that profits are differences of. */
  readonly worstOfAll: number;
  /** What does not agree; none where everything does, or where the kernel says that it cannot tell. */
  readonly difference: string | undefined;
}

/** Both walks; none where the account cannot be walked, or not by the kernel. */
export function agreementOf(
  account: Account,
  symbols: readonly string[],
  marks: Float64Array,
  options: SimulationOptions,
): Agreement | undefined {
  const compiled = compile(account, symbols, options);
  if (!("value" in compiled)) return undefined;
  const walker = new Walker(compiled.value);
  const end = walker.walk(marks);
  const steps = marks.length / symbols.length - 1;
  const { carefulSteps, fallen } = walker;
  const common = { end, steps, carefulSteps, liquidations: fallen.length };
  if (end !== "done") return { ...common, worstOfEquity: 0, worstOfAll: 0, difference: undefined };
  const result = simulate(account, decimalPath(marks, symbols, 1), { ...options, equityCurve: false });
  if (!("value" in result)) return { ...common, worstOfEquity: 0, worstOfAll: 0, difference: "exact: a gap" };
  const exact = result.value;
  const { legOfRow } = compiled.value;
  const events = exact.events.filter((event): event is Liquidation => event.kind === "liquidation");
  const others = exact.events.filter(({ kind }) => kind === "partial-liquidation");
  const expected = events.map((event): Fallen => ({
    step: event.step,
    at: event.at.toNumber(),
    price: event.price.toNumber(),
    leg: legOfRow[account.positions.indexOf(event.positions[0]!)]!,
  }));
  let difference = others.length > 0 ? "exact: a part first" : differenceOf(fallen, expected);
  let [worstOfEquity, worstOfAll] = [0, 0];
  exact.pools.forEach(({ finalEquity }, pool) => {
    const equity = walker.equityOf(pool);
    const off = Math.abs(equity - finalEquity.toNumber());
    if (off === 0) return;
    const scale = scaleOf(exact, account, pool);
    worstOfAll = Math.max(worstOfAll, off / scale);
    const size = Math.abs(finalEquity.toNumber());
    if (size > scale / 1000) worstOfEquity = Math.max(worstOfEquity, off / size);
  });
  if (worstOfEquity > 1e-9) difference ??= `equity differs by ${worstOfEquity} of itself`;
  if (worstOfAll > 1e-12) difference ??= `equity differs by ${worstOfAll} of everything`;
  return { ...common, worstOfEquity, worstOfAll, difference };
}

function differenceOf(actual: readonly Fallen[], expected: readonly Fallen[]): string | undefined {
  const sorted = (all: readonly Fallen[]) => [...all].sort((a, b) => a.step - b.step || a.leg - b.leg);
  const [ours, exact] = [sorted(actual), sorted(expected)];
  const told = () => `${JSON.stringify(ours)} instead of ${JSON.stringify(exact)}`;
  if (ours.length !== exact.length) return told();
  const isSame = ours.every((one, index) => {
    const other = exact[index]!;
    return (
      one.step === other.step &&
      one.leg === other.leg &&
      Math.abs(one.at - other.at) <= 1e-8 &&
      Math.abs(one.price - other.price) <= 1e-9 * other.price
    );
  });
  return isSame ? undefined : told();
}

function scaleOf({ account }: Simulation, before: Account, pool: number): number {
  const asset = [...new Set([...before.wallets.keys(), ...before.positions.map((one) => one.pool)])][pool]!;
  const wallet = before.wallets.get(asset);
  const amounts = [
    wallet?.walletBalance?.abs().toNumber() ?? 0,
    wallet?.crossWalletBalance?.abs().toNumber() ?? 0,
    ...(wallet?.assets ?? []).map(({ balance, price }) => balance.times(price).abs().toNumber()),
    ...[...before.positions, ...account.positions]
      .filter((one) => one.pool === asset)
      .map(({ instrument, quantity, entryPrice }) =>
        instrument.contractType === "inverse"
          ? quantity.toNumber() / entryPrice.toNumber()
          : quantity.times(instrument.quantoMultiplier).times(entryPrice).toNumber(),
      ),
  ];
  return amounts.reduce((total, amount) => total + amount, 0);
}
