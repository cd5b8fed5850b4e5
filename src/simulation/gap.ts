/** What keeps a walk from having numbers. */
import type { Account, Position } from "../engine/account";
import { ZERO } from "../engine/decimal";
import { evaluate } from "../engine/evaluate";
import type { SimulationOptions } from "./options";
import type { Path } from "./path";
import type { SimulationGap } from "./result";

/** The first thing that is missing; none where everything is there. */
export function gapIn(account: Account, path: Path, options: SimulationOptions): SimulationGap | undefined {
  const report = evaluate(account);
  for (const position of account.positions) {
    if (position.marginMode !== "isolated") continue;
    // Room at the mark is told without a search for prices.
    const room = report.lowestExcess(position, position.markPrice);
    if (typeof room === "string") return { reason: room, asset: position.pool, position };
  }
  for (const { asset, reason } of report.pools()) {
    const wallet = account.wallets.get(asset);
    const isUnread = wallet?.incomplete === true || wallet?.isolatedIncomplete === true;
    if (isUnread) return { reason: "invalid", asset, position: undefined };
    const cross = account.positions.filter(
      ({ pool, marginMode }) => pool === asset && marginMode === "cross",
    );
    if (cross.length === 0 || reason === undefined) continue;
    const position = cross.find((one) => report.position(one).cross().maintenanceMargin === undefined);
    return { reason, asset, position: reason === "missing-wallet" ? undefined : position };
  }
  const unknown = ordersOf(options).find((position) => !account.positions.includes(position));
  if (unknown) return { reason: "no-such-position", asset: unknown.pool, position: unknown };
  return isAboveZero(path)
    ? undefined
    : { reason: "price-out-of-range", asset: undefined, position: undefined };
}

const checkedPaths = new WeakMap<Path, boolean>();

/** Whether all prices of a path are above 0; kept, as one path is walked by many arrangements. */
function isAboveZero(path: Path): boolean {
  let known = checkedPaths.get(path);
  if (known === undefined) {
    known = path.every(({ marks }) => [...marks.values()].every((mark) => mark.gt(ZERO)));
    checkedPaths.set(path, known);
  }
  return known;
}

function ordersOf({ stopLosses = [], takeProfits = [], topUps = [] }: SimulationOptions): Position[] {
  return [...stopLosses, ...takeProfits, ...topUps].map(({ position }) => position);
}
