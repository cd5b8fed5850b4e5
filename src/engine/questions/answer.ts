/** What a question gets: a value, or why there is none. */
import type { Refusal } from "../changes/change";
import type { Reason } from "../report";

export type Answer<Value> = { readonly value: Value } | { readonly reason: QuestionReason };

export type QuestionReason =
  | Reason
  | Refusal
  /** What is asked for does not depend on what could be changed. */
  | "no-effect"
  /** No amount of it gets there. */
  | "out-of-reach"
  /** Any amount of it keeps to the limit. */
  | "unbounded"
  /** A price or a distance at which nothing can be asked for. */
  | "target-out-of-range"
  /** The venue does not publish what the answer rests on. */
  | "unpublished";

export type Failure = { readonly reason: QuestionReason };

export function failure(reason: QuestionReason): Failure {
  return { reason };
}
