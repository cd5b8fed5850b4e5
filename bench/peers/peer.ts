import type { PeerAccount, PeerLeg } from "./account";

/** A liquidation price of every leg, in order; none where there is none. */
export type Prices = () => readonly (number | undefined)[];

export interface Peer {
  readonly label: string;
  readonly name: string;
  /** The exact version that is installed for the bench. */
  readonly version: string;
  readonly method: string;
  /** Puts an account into the peer's own form; none where the peer cannot express it. */
  readonly prepare: (load: (module: string) => unknown, account: PeerAccount) => Prices | undefined;
}

export function hasTiers({ legs }: PeerAccount): boolean {
  return legs.some(({ tiers }) => tiers.length > 1);
}

/** The rate of the first tier: the only one of a flat rate. */
export function rateOf({ tiers }: PeerLeg): string {
  return tiers[0]!.rate;
}

/** +1 long, −1 short. */
export function signOfSide(side: "long" | "short"): 1 | -1 {
  return side === "long" ? 1 : -1;
}

/** A number written with decimals as a whole number of units of 10^−digits. */
export function inUnits(value: string, digits: number): string {
  const isNegative = value.startsWith("-");
  const [whole = "0", fraction = ""] = value.replace("-", "").split(".");
  const units = `${whole}${fraction.padEnd(digits, "0").slice(0, digits)}`.replace(/^0+(?=\d)/, "");
  return isNegative ? `-${units}` : units;
}
