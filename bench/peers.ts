import type { Decimal } from "decimal.js";
import { evaluate } from "../src/engine/evaluate";
import type { Account } from "../src/engine/account";
import { everyNumber, everyPrice, fresh } from "./engine";
import { row } from "./measure";
import { flatLegs, flatThree, type PeerAccount, tieredThree } from "./peers/account";
import { ccxt } from "./peers/ccxt";
import { quietly, timesInTurn } from "./peers/contest";
import { drift } from "./peers/drift";
import { exactPrices } from "./peers/exact";
import { installed } from "./peers/install";
import { mango } from "./peers/mango";
import { orderly } from "./peers/orderly";
import { engineAccount } from "./peers/ours";
import type { Peer } from "./peers/peer";

const PEERS: readonly Peer[] = [orderly, mango, drift, ccxt];

type Price = Decimal | number | undefined;
type Load = (module: string) => unknown;

/** A liquidation price of every leg, from an account that is in each one's own form already. */
export function benchPeers(): void {
  console.log("\nPeers: a liquidation price of every cross leg; the first run installs them in out/peers");
  const loads = new Map<Peer, Load>();
  for (const peer of PEERS) {
    const load = installed(peer);
    if (load) loads.set(peer, load);
    const outcome = load ? peer.method : "not measured: it cannot be installed here";
    console.log(`  ${peer.label}: ${peer.name} ${peer.version}, ${outcome}`);
  }
  for (const account of [flatThree, tieredThree, flatLegs(10), flatLegs(100)]) compare(account, loads);
}

function compare(account: PeerAccount, loads: ReadonlyMap<Peer, Load>): void {
  const exact = exactPrices(account);
  const ours = engineAccount(account);
  const contestants = [
    { label: "ours", error: worstError(exact, () => ourPrices(ours)), work: () => everyPrice(fresh(ours)) },
    { label: "ours, all numbers", error: "", work: () => everyNumber(fresh(ours)) },
  ];
  for (const [peer, load] of loads) {
    const prices = quietly(() => peer.prepare(load, account));
    if (prices)
      contestants.push({ label: peer.label, error: worstError(exact, prices), work: () => quietly(prices) });
  }
  const times = timesInTurn(contestants.map(({ work }) => work));
  console.log();
  row(account.name, "worst error", "µs / position", "ours takes", "all numbers");
  contestants.forEach(({ label, error }, index) => {
    const time = times[index]!;
    const shares = index < 2 ? ["", ""] : times.slice(0, 2).map((ours) => `1/${(time / ours).toFixed(1)}`);
    row(label, error, (time * 1000) / account.legs.length, ...shares);
  });
}

function ourPrices(account: Account): readonly (Decimal | undefined)[] {
  const report = evaluate(account);
  return account.positions.map((position) => report.position(position).inForce().liquidationPrice);
}

/** The largest relative error of those that have a price, and how many are missing or made up. */
function worstError(exact: readonly (Decimal | undefined)[], prices: () => readonly Price[]): string {
  const given = quietly(prices);
  let [worst, wrong] = [0, 0];
  exact.forEach((right, index) => {
    // Some say 0 where there is no price.
    const price = Number(given[index] ?? 0) > 0 ? given[index] : undefined;
    if (right !== undefined && price !== undefined)
      worst = Math.max(worst, right.minus(price).div(right).abs().toNumber());
    else if (right !== undefined || price !== undefined) wrong++;
  });
  return `${worst.toExponential(0)}${wrong > 0 ? `, ${wrong} wrong` : ""}`;
}
