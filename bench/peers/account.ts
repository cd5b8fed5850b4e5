/** Accounts that every peer can be asked about: linear contracts in cross margin, one tier each unless said otherwise. */

export interface PeerLeg {
  readonly symbol: string;
  readonly side: "long" | "short";
  readonly quantity: string;
  readonly entryPrice: string;
  readonly markPrice: string;
  /** Maintenance rates by notional, ascending; the last has no limit. One for a flat rate. */
  readonly tiers: readonly PeerTier[];
}

export interface PeerTier {
  readonly limit?: string;
  readonly rate: string;
}

export interface PeerAccount {
  readonly name: string;
  readonly walletBalance: string;
  readonly legs: readonly PeerLeg[];
}

const flat = (rate: string): readonly PeerTier[] => [{ rate }];

const threeLegs = (
  name: string,
  tiers: readonly [readonly PeerTier[], readonly PeerTier[], readonly PeerTier[]],
): PeerAccount => ({
  name,
  walletBalance: "10000",
  legs: [
    {
      symbol: "BTCUSDT",
      side: "long",
      quantity: "1.5",
      entryPrice: "60000",
      markPrice: "61000",
      tiers: tiers[0],
    },
    {
      symbol: "ETHUSDT",
      side: "short",
      quantity: "10",
      entryPrice: "3000",
      markPrice: "3100",
      tiers: tiers[1],
    },
    {
      symbol: "SOLUSDT",
      side: "long",
      quantity: "100",
      entryPrice: "150",
      markPrice: "140",
      tiers: tiers[2],
    },
  ],
});

export const flatThree = threeLegs("3 legs, flat rates", [flat("0.005"), flat("0.01"), flat("0.0125")]);

/** Every leg leaves the tier of its mark price before it is liquidated. */
export const tieredThree = threeLegs("3 legs, tiers", [
  [{ limit: "85000", rate: "0.004" }, { rate: "0.005" }],
  [{ limit: "35000", rate: "0.01" }, { rate: "0.02" }],
  [{ limit: "10000", rate: "0.01" }, { rate: "0.015" }],
]);

/** Prices and sizes of any magnitude; two thirds long. */
export function flatLegs(count: number): PeerAccount {
  const legs = Array.from({ length: count }, (_, index): PeerLeg => {
    const entry = 100 + (index % 97) * 31.7;
    return {
      symbol: `S${index}USDT`,
      side: index % 3 === 0 ? "short" : "long",
      quantity: (1 + (index % 17) * 0.4).toFixed(1),
      entryPrice: entry.toFixed(2),
      markPrice: (entry * (index % 2 === 0 ? 0.99 : 1.01)).toFixed(2),
      tiers: flat((0.005 + (index % 4) * 0.0025).toFixed(4)),
    };
  });
  return { name: `${count} legs, flat rates`, walletBalance: String(count * 300), legs };
}
