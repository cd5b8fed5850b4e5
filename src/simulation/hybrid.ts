/**
 * Which legs to isolate so that most survives. Up to a number of choices all are tried. Beyond it the search starts at
 * the arrangements that are known and at random ones, switches one leg at a time for as long as that is better, and
 * stops when the number of trials is used up. The same seed gives the same search.
 *
 * Better is: more survivors, then more equity at the end in the pools, in their order, then fewer isolated legs.
 */
import { below, randomFrom } from "./random";
import { finished, type Steps, within } from "./steps";

/** One choice: for each leg whether it is isolated. */
export type Choice = readonly boolean[];

export interface Search<Result> {
  readonly best: { readonly choice: Choice; readonly result: Result } | undefined;
  readonly tried: number;
  readonly isExhaustive: boolean;
}

export interface Searched<Result> {
  readonly legs: number;
  /** None where a choice cannot be made. */
  readonly resultOf: (choice: Choice) => Result | undefined;
  /** Above 0 where a is the better one. */
  readonly compare: (a: Result, b: Result) => number;
  /** Choices to begin with. */
  readonly known: readonly Choice[];
  readonly seed: number;
  readonly trials: number;
}

/** The same with results that take a while. */
export interface SearchedInSteps<Result> extends Omit<Searched<Result>, "resultOf"> {
  readonly resultOf: (choice: Choice) => Steps<Result | undefined>;
}

export function bestChoice<Result>(searched: Searched<Result>): Search<Result> {
  // eslint-disable-next-line require-yield -- a result that is there at once needs no pause
  const resultOf = function* (choice: Choice): Steps<Result | undefined> {
    return searched.resultOf(choice);
  };
  return finished(bestChoiceInSteps({ ...searched, resultOf }));
}

/** The same, not all at once. */
export function* bestChoiceInSteps<Result>(searched: SearchedInSteps<Result>): Steps<Search<Result>> {
  const { legs, trials } = searched;
  const isExhaustive = legs < 31 && 2 ** legs <= trials;
  const search = new Trials({ ...searched, trials: isExhaustive ? 2 ** legs : trials });
  if (isExhaustive)
    for (let bits = 0; bits < 2 ** legs; bits++)
      yield* search.try(Array.from({ length: legs }, (_, leg) => (bits & (1 << leg)) !== 0));
  else yield* climb(search, searched);
  return { best: search.best, tried: search.count, isExhaustive };
}

class Trials<Result> {
  readonly #searched: SearchedInSteps<Result>;
  readonly #seen = new Map<string, Result | undefined>();
  best: { readonly choice: Choice; readonly result: Result } | undefined;

  constructor(searched: SearchedInSteps<Result>) {
    this.#searched = searched;
  }

  get count(): number {
    return this.#seen.size;
  }

  get isOver(): boolean {
    return this.count >= this.#searched.trials;
  }

  /** The result of a choice; one that was tried before costs nothing. */
  *try(choice: Choice): Steps<Result | undefined> {
    const key = choice.map((isIsolated) => (isIsolated ? "1" : "0")).join("");
    if (this.#seen.has(key)) return this.#seen.get(key);
    const { resultOf, trials } = this.#searched;
    const result = yield* within(resultOf(choice), this.count / trials, (this.count + 1) / trials);
    this.#seen.set(key, result);
    if (result !== undefined && (this.best === undefined || this.isBetter({ choice, result }, this.best)))
      this.best = { choice, result };
    return result;
  }

  isBetter(a: { choice: Choice; result: Result }, b: { choice: Choice; result: Result }): boolean {
    const order = this.#searched.compare(a.result, b.result);
    return order === 0 ? isolatedIn(a.choice) < isolatedIn(b.choice) : order > 0;
  }
}

function isolatedIn(choice: Choice): number {
  return choice.filter(Boolean).length;
}

function* climb<Result>(
  search: Trials<Result>,
  { legs, known, seed, trials }: SearchedInSteps<Result>,
): Steps<void> {
  const random = randomFrom(seed);
  for (const choice of known) if (!search.isOver) yield* climbFrom(search, choice, legs, random);
  // A start that was climbed from already adds no trial, so starts are counted too.
  for (let start = 0; start < trials && !search.isOver; start++)
    yield* climbFrom(
      search,
      Array.from({ length: legs }, () => below(2, random) === 1),
      legs,
      random,
    );
}

function* climbFrom<Result>(
  search: Trials<Result>,
  start: Choice,
  legs: number,
  random: () => number,
): Steps<void> {
  let [choice, result] = [start, yield* search.try(start)];
  for (let isClimbing = true; isClimbing && !search.isOver;) {
    isClimbing = false;
    for (const leg of shuffled(legs, random)) {
      if (search.isOver) return;
      const next = choice.with(leg, !choice[leg]);
      const found = yield* search.try(next);
      if (found === undefined) continue;
      if (result !== undefined && !search.isBetter({ choice: next, result: found }, { choice, result }))
        continue;
      [choice, result] = [next, found];
      isClimbing = true;
    }
  }
}

/** The numbers below a count in random order (Fisher and Yates). */
function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const other = below(last + 1, random);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
