/** Random paths of a market (market.ts): path k of a seed is always the same. */
import { exp } from "./elementary";
import { Generator } from "./generator";
import type { Market } from "./market";

export class Paths {
  readonly #market: Market;
  readonly #seed: number;
  readonly #generator = new Generator();
  readonly #normals: Float64Array;
  readonly #moves: Float64Array;
  readonly #noCommon: number;
  readonly #noOwn: number;
  /** The prices of the path that was drawn last, a row for each step; the first row are those at the start. */
  readonly marks: Float64Array;

  constructor(market: Market, seed: number) {
    this.#market = market;
    this.#seed = seed;
    this.#normals = new Float64Array(market.coinCount);
    this.#moves = new Float64Array(market.coinCount);
    this.#noCommon = exp(-market.commonMean);
    this.#noOwn = exp(-market.ownMean);
    this.marks = new Float64Array((market.steps + 1) * market.symbolCount);
    this.marks.set(market.start);
  }

  /** Draws a path into `marks`. */
  draw(path: number): void {
    const { symbolCount, coinOf, steps } = this.#market;
    const { marks } = this;
    const moves = this.#moves;
    this.#generator.begin(this.#seed, path);
    let row = symbolCount;
    for (let step = 0; step < steps; step++) {
      this.#drawMoves();
      for (let symbol = 0; symbol < symbolCount; symbol++, row++)
        marks[row] = inRange(marks[row - symbolCount]! * moves[coinOf[symbol]!]!);
    }
  }

  /** By what each coin's price is multiplied in a step. */
  #drawMoves(): void {
    const { coinCount, drift, deviation, loading, rest, lower } = this.#market;
    const moves = this.#moves;
    const normals = this.#normals;
    const generator = this.#generator;
    if (loading !== undefined && rest !== undefined) {
      const factor = generator.normal();
      generator.normals(normals);
      for (let coin = 0; coin < coinCount; coin++)
        moves[coin] =
          drift[coin]! + deviation[coin]! * (loading[coin]! * factor + rest[coin]! * normals[coin]!);
    } else if (lower !== undefined) {
      generator.normals(normals);
      for (let coin = 0, at = 0; coin < coinCount; coin++) {
        let correlated = 0;
        for (let k = 0; k <= coin; k++, at++) correlated += lower[at]! * normals[k]!;
        moves[coin] = drift[coin]! + deviation[coin]! * correlated;
      }
    }
    this.#addJumps();
    for (let coin = 0; coin < coinCount; coin++) moves[coin] = exp(moves[coin]!);
  }

  #addJumps(): void {
    const { coinCount, commonMean, ownMean, commonJumps, ownJumps, jumpBeta } = this.#market;
    const moves = this.#moves;
    const generator = this.#generator;
    if (commonMean > 0) {
      for (let left = generator.count(commonMean, this.#noCommon); left > 0; left--) {
        const size = commonJumps.mean + commonJumps.deviation * generator.normal();
        for (let coin = 0; coin < coinCount; coin++) moves[coin]! += jumpBeta[coin]! * size;
      }
    }
    if (ownMean > 0) {
      // All coins jump equally often: how many jumps there are, and then whose each is.
      for (let left = generator.count(ownMean, this.#noOwn); left > 0; left--) {
        const coin = Math.floor(generator.uniform() * coinCount);
        moves[coin]! += ownJumps.mean + ownJumps.deviation * generator.normal();
      }
    }
  }
}

/** A price stays above 0 and countable, whatever is drawn. */
function inRange(price: number): number {
  return price < 1e-100 ? 1e-100 : price > 1e100 ? 1e100 : price;
}
