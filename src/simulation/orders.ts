/**
 * Stop losses and take profits. A stop is a market order once the mark is at its price: where the way leads through that
 * price it fills there, after a jump at the new mark. A take profit rests in the book and fills at its price in both
 * cases; one that the mark is past already when the walk begins fills at the mark. Both pay the taker fee.
 */
import { type Decimal, smaller } from "../engine/decimal";
import { trade } from "./closing";
import { recordRest } from "./liquidateLeg";
import { settleEmpty } from "./liquidatePool";
import type { PriceOrder } from "./options";
import type { Segment } from "./segment";
import type { Scene, Walk } from "./walk";

export interface WaitingOrder {
  readonly kind: "stop-loss" | "take-profit";
  readonly order: PriceOrder;
}

const NO_ORDERS: readonly PriceOrder[] = [];

/** Orders of rows that are open still, and not filled. */
export function waitingOrders({ options, filled, book }: Walk): readonly WaitingOrder[] {
  const { stopLosses = NO_ORDERS, takeProfits = NO_ORDERS } = options;
  if (stopLosses.length + takeProfits.length === filled.size) return [];
  const all = [
    ...stopLosses.map((order) => ({ kind: "stop-loss", order }) as const),
    ...takeProfits.map((order) => ({ kind: "take-profit", order }) as const),
  ];
  return all.filter(({ order }) => !filled.has(order) && book.rowOf(order.position)?.now !== undefined);
}

/** Whether a mark sets an order off. */
export function isReached({ kind, order }: WaitingOrder, mark: Decimal): boolean {
  const isBelow = (order.position.side === "long") === (kind === "stop-loss");
  return isBelow ? mark.lte(order.price) : mark.gte(order.price);
}

/** The t at which an order is set off on the way, from a t on, and the price it fills at. */
export function reachedAt(
  waiting: WaitingOrder,
  segment: Segment,
  from: Decimal,
): { readonly at: Decimal; readonly price: Decimal } | undefined {
  const { order } = waiting;
  const { symbol } = order.position.instrument;
  const mark = segment.at(symbol, from);
  if (isReached(waiting, mark)) return { at: from, price: mark };
  if (!segment.moves(symbol) || !isReached(waiting, segment.end(symbol))) return undefined;
  return { at: segment.timeOf(symbol, order.price), price: order.price };
}

export function fill(walk: Walk, scene: Scene, { kind, order }: WaitingOrder, price: Decimal): void {
  const { book, recorder } = walk;
  const row = book.rowOf(order.position)!;
  // Another order of the same moment may have closed it.
  if (row.now === undefined) return;
  const pool = book.poolOf(order.position);
  const leg = book.legOf(row);
  const because = recorder.causeOf(leg, scene);
  walk.filled.add(order);
  const open = row.now.quantity;
  const quantity = order.quantity === undefined ? open : smaller(order.quantity, open);
  const { closing, beyond, bearer } = trade(pool, leg, [row], { quantity, price });
  const { asset } = pool;
  const event = { kind, asset, because, ...closing, orderPrice: order.price, beyond, bearer };
  const index = recorder.add(scene, event, [leg, pool]);
  recordRest(walk, scene, { pool, taken: beyond.minus(beyond), beyond, bearer, because: index });
  if (leg.marginMode === "cross") settleEmpty({ walk, scene, pool }, index);
}
