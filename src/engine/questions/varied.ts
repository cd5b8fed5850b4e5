/** An account in which one thing is different, and the room of a position in it. */
import type { Account, Position } from "../account";
import type { Decimal } from "../decimal";
import { evaluate } from "../evaluate";
import type { QuestionReason } from "./answer";
import { roomAt, type Target } from "./target";

/** The account with another in the place of a position; what the wallet is said to hold stays. */
export function withPosition(account: Account, before: Position, after: Position): Account {
  return { ...account, positions: account.positions.map((one) => (one === before ? after : one)) };
}

/** The account with a position that may be new to it. */
export function holding(account: Account, position: Position): Account {
  if (account.positions.includes(position)) return account;
  return { ...account, positions: [...account.positions, position] };
}

/** Carries the reason why a room is not known out of a search; never leaves this folder. */
export class Unknown extends Error {
  readonly reason: QuestionReason;

  constructor(reason: QuestionReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The room of a position at a target. Throws Unknown, for a search to end with. */
export function roomIn(account: Account, position: Position, target: Target): Decimal {
  const room = roomAt(evaluate(account), position, target);
  if (typeof room === "string") throw new Unknown(room);
  return room;
}

/** Runs a search; a room that is not known ends it with its reason. */
export function searched<Value>(search: () => Value): Value | { readonly reason: QuestionReason } {
  try {
    return search();
  } catch (error) {
    if (error instanceof Unknown) return { reason: error.reason };
    throw error;
  }
}
