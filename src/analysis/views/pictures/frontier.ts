/** Which joint moves of two symbols liquidate the cross positions of their pool: a grid, and exact ways across it. */
import * as l10n from "@vscode/l10n";
import type { Account } from "../../../engine/account";
import { Decimal, quotient, sum, ZERO } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import { crossWalletBalance, type Holding, type Pool, requirementAtMark } from "../../../engine/pool";
import { frontier, type FrontierPoint } from "../../../engine/shock/frontier";
import type { Drawn, FrontierCell, FrontierModel, FrontierWay } from "../../../protocol/views/pictures";
import { percent } from "../../format";
import { poolRisk } from "../../panelModes";
import { explainPool } from "../../panelWords";
import type { PicturesRequest } from "../../../protocol/views/pictures";
import { type Joint, jointly, shareAt, sizeOf } from "./jointMoves";
import { moveInWords, signed } from "./moves";

/** Cells to a side: odd, so that the marks are the middle of one. */
const SIZE = 41;

/** How far the grid may reach; the first that shows enough of the frontier is taken. */
const RANGES = ["0.05", "0.1", "0.2", "0.3", "0.5", "0.75", "0.9"].map((range) => new Decimal(range));
const RANGE_WITHOUT_FRONTIER = new Decimal("0.5");
const BEYOND = new Decimal("1.4");

/** The symbols held in cross, the largest first. */
export function crossSymbols(pool: Pool): Holding[] {
  const sized = [...pool.holdings.values()].map((holding) => ({ holding, size: sizeOf(holding) }));
  return sized.sort((a, b) => b.size.cmp(a.size)).map(({ holding }) => holding);
}

export function frontierModel(
  report: AccountReport,
  pool: Pool,
  { first, second }: PicturesRequest,
): Drawn<FrontierModel> {
  const missing = (reason: string) => ({ is: "missing", reason }) as const;
  const symbols = crossSymbols(pool);
  if (symbols.length < 2)
    return missing(l10n.t("This takes two symbols that are held in cross margin in one pool."));
  const gap = pool.walletGap ?? pool.requirementGap;
  if (gap !== undefined) return missing(explainPool(gap));
  if (report.pools().find(({ asset }) => asset === pool.asset)?.liquidatable)
    return missing(l10n.t("The cross positions can be liquidated now: no move is left to draw."));
  const a =
    symbols.find(({ symbol }) => symbol === first) ?? symbols.find(({ symbol }) => symbol !== second)!;
  const b =
    symbols.find(({ symbol }) => symbol === second && symbol !== a.symbol) ??
    symbols.find(({ symbol }) => symbol !== a.symbol)!;
  const ways = frontier(alone(report.account, pool, [a, b]), [a.symbol, b.symbol], 2);
  const range = rangeOf(ways);
  const moves = movesUpTo(range);
  const at = jointly(pool, a, b);
  const [alongFirst, alongSecond] = [a, b].map((holding) =>
    moves.map((move) => shareAt(pool, holding, move)),
  );
  const joints = alongSecond!.flatMap((down) => alongFirst!.map((across) => at(across, down)));
  return {
    is: "picture",
    picture: {
      first: a.symbol,
      second: b.symbol,
      range: range.toNumber(),
      size: SIZE,
      moves: moves.map(signed),
      cells: cellsOf(joints, pool),
      ways: ways.map((way) => wayOf(way, a.symbol, b.symbol)),
      description: descriptionOf(ways, a.symbol, b.symbol),
      notes: notesOf(pool),
    },
  };
}

/**
 * The two symbols with what all others bring in as cash, so that eight ways across cost as much as two symbols do.
 * Where legs net or profits do not support, the others matter in more ways than one, and stay.
 */
function alone(account: Account, pool: Pool, moving: readonly Holding[]): Account {
  const { rules } = pool;
  if (rules.hedgeNetting !== "gross" || rules.unrealizedProfit !== "counts") return account;
  const kept = new Set(moving.flatMap(({ legs }) => legs.flatMap(({ positions }) => positions)));
  const symbols = moving.map(({ symbol }) => symbol);
  const assets = pool.wallet!.assets.filter(
    ({ priceSymbol }) => priceSymbol !== undefined && symbols.includes(priceSymbol),
  );
  const own = moving.flatMap(({ legs }) => legs);
  const cash = crossWalletBalance(pool)!
    .minus(
      sum(
        assets.map(({ balance, price, collateralRatio }) =>
          balance.times(price).times(balance.isNegative() ? new Decimal(1) : collateralRatio),
        ),
      ),
    )
    .plus(pool.unsettledFunding)
    .minus(sum(own.map((leg) => leg.unsettledFunding)))
    .plus(pool.unrealizedPnl)
    .minus(sum(own.map((leg) => leg.unrealizedPnl)))
    .minus(pool.requirement)
    .plus(requirementAtMark(moving, rules));
  return {
    ...account,
    positions: account.positions.filter((position) => kept.has(position)),
    wallets: new Map([
      [
        pool.asset,
        {
          walletBalance: undefined,
          crossWalletBalance: cash,
          assets,
          openOrderMargin: ZERO,
          incomplete: false,
        },
      ],
    ]),
  };
}

function rangeOf(ways: readonly FrontierPoint[]): Decimal {
  const reaches = ways.flatMap(({ move }) =>
    move === undefined ? [] : [Decimal.max(move.first.abs(), move.second.abs())],
  );
  if (reaches.length === 0) return RANGE_WITHOUT_FRONTIER;
  const wanted = Decimal.min(...reaches).times(BEYOND);
  return RANGES.find((range) => range.gte(wanted)) ?? RANGES.at(-1)!;
}

function movesUpTo(range: Decimal): Decimal[] {
  const half = (SIZE - 1) / 2;
  return Array.from({ length: SIZE }, (_, place) =>
    place === half ? ZERO : quotient(range.times(place - half), new Decimal(half)),
  );
}

function cellsOf(joints: readonly Joint[], { rules }: Pool): FrontierCell[] {
  const rooms = joints.map(({ room }) => room.toNumber());
  const largest = Math.max(...rooms.map(Math.abs), Number.MIN_VALUE);
  return joints.map(({ balance, maintenance, room }, place) => {
    const fails = rules.trigger === "below" ? room.lt(ZERO) : room.lte(ZERO);
    const marginRatio = balance.gt(ZERO) ? quotient(maintenance, balance) : undefined;
    const risk = fails
      ? "liquidatable"
      : poolRisk({ liquidatable: false, ratio: { marginRatio }, maintenanceMargin: maintenance } as never);
    return { risk, room: rooms[place]! / largest, text: cellText(fails, marginRatio) };
  });
}

function cellText(fails: boolean, marginRatio: Decimal | undefined): string {
  if (marginRatio === undefined) return l10n.t("liquidated, nothing is left");
  return fails
    ? l10n.t("liquidated, margin ratio {0}", percent(marginRatio))
    : l10n.t("margin ratio {0}", percent(marginRatio));
}

function wayOf({ direction, move }: FrontierPoint, first: string, second: string): FrontierWay {
  const name = wayName(direction.first, direction.second, first, second);
  if (move === undefined)
    return { name, first: null, second: null, text: l10n.t("no liquidation on this way") };
  const moved = [
    ...(move.first.isZero() ? [] : [l10n.t("{0} {1}", first, signed(move.first))]),
    ...(move.second.isZero() ? [] : [l10n.t("{0} {1}", second, signed(move.second))]),
  ];
  return {
    name,
    first: move.first.toNumber(),
    second: move.second.toNumber(),
    text: moved.join(l10n.t(", ")),
  };
}

function wayName(a: Decimal, b: Decimal, first: string, second: string): string {
  const word = (symbol: string, direction: Decimal) =>
    direction.isNegative() ? l10n.t("{0} down", symbol) : l10n.t("{0} up", symbol);
  if (a.isZero()) return word(second, b);
  return b.isZero() ? word(first, a) : l10n.t("{0} and {1}", word(first, a), word(second, b));
}

function descriptionOf(ways: readonly FrontierPoint[], first: string, second: string): string {
  const nearest = ways.filter(({ move }) => move !== undefined).sort((a, b) => reachOf(a).cmp(reachOf(b)))[0];
  if (nearest?.move === undefined)
    return l10n.t(
      "Margin ratio over joint moves of {0} and {1}; all other marks stay. No way is liquidated.",
      first,
      second,
    );
  return l10n.t(
    "Margin ratio over joint moves of {0} and {1}; all other marks stay. The nearest way to liquidation: {2}.",
    first,
    second,
    nearestText(nearest, first, second),
  );
}

function reachOf({ move }: FrontierPoint): Decimal {
  return Decimal.max(move!.first.abs(), move!.second.abs());
}

function nearestText({ move }: FrontierPoint, first: string, second: string): string {
  const { first: a, second: b } = move!;
  if (a.isZero()) return l10n.t("{0} of {1}", moveInWords(b), second);
  if (b.isZero()) return l10n.t("{0} of {1}", moveInWords(a), first);
  return l10n.t("{0} of {1} with {2} of {3}", moveInWords(a), first, moveInWords(b), second);
}

function notesOf({ rules }: Pool): string[] {
  const notes = [
    l10n.t(
      "Each cell is the pool at that pair of prices, isolated positions left out. A price that comes from further away may have been liquidated on the way.",
    ),
  ];
  if (rules.unrealizedProfit === "excluded")
    notes.push(
      l10n.t(
        "The venue lets profits of other positions not support: liquidation can come before a margin ratio of 100 %.",
      ),
    );
  return notes;
}
