/**
 * Random numbers by seed and path, so that a path is the same whoever walks it and in whatever order: sfc32 (C. Doty-
 * Humphrey, PractRand), whose state is stirred from the seed and whose third word is the number of the path. Only
 * 32-bit integers: the same on every machine.
 */
import { randomFrom } from "../random";
import { exp, log } from "./elementary";
import { LAYERS, sure, TAIL, widths } from "./ziggurat";

const PER_WORD = 2 ** -32;

/** Rounds until the states of two paths have nothing in common. */
const STIRRING = 15;

/** What part of each layer is surely under the curve, and its half width. */
const LAYER_TABLE = Float64Array.from({ length: 2 * LAYERS }, (_, at) =>
  at % 2 === 0 ? sure[at / 2]! : widths[(at - 1) / 2]!,
);

export class Generator {
  /** Three words that are stirred, and a counter. */
  readonly #state = new Int32Array(4);

  /** Begins the numbers of a path. */
  begin(seed: number, path: number): void {
    const draw = randomFrom(seed);
    this.#state[0] = draw();
    this.#state[1] = draw();
    this.#state[2] = path;
    this.#state[3] = 1;
    for (let round = 0; round < STIRRING; round++) this.word();
  }

  /** A whole number from 0 to 2³² − 1. */
  word(): number {
    const state = this.#state;
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (a + b + counter) | 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Between 0 and 1, and neither of them. */
  uniform(): number {
    return (this.word() + 0.5) * PER_WORD;
  }

  /** A standard normal number, by the ziggurat. */
  normal(): number {
    return this.#normalIn(this.word() & (LAYERS - 1), 2 * this.uniform() - 1);
  }

  /** Fills with standard normal numbers: the same as one after the other, with the state at hand. */
  normals(into: Float64Array): void {
    const state = this.#state;
    const table = LAYER_TABLE;
    const { length } = into;
    let [a, b, c, counter] = [state[0]!, state[1]!, state[2]!, state[3]!];
    for (let index = 0; index < length; index++) {
      let sum = (a + b + counter) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      const layer = sum & (LAYERS - 1);
      sum = (a + b + ((counter + 1) | 0)) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      counter = (counter + 2) | 0;
      const part = 2 * (((sum >>> 0) + 0.5) * PER_WORD) - 1;
      if ((part < 0 ? -part : part) < table[2 * layer]!) into[index] = part * table[2 * layer + 1]!;
      else {
        state[0] = a;
        state[1] = b;
        state[2] = c;
        state[3] = counter;
        into[index] = this.#normalIn(layer, part);
        [a, b, c, counter] = [state[0], state[1], state[2], state[3]];
      }
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  }

  /** The point at a part of a layer's half width, or where it does not lie under the curve another one. */
  #normalIn(firstLayer: number, firstPart: number): number {
    let [layer, part] = [firstLayer, firstPart];
    for (;;) {
      const size = part < 0 ? -part : part;
      if (size < sure[layer]!) return part * widths[layer]!;
      if (layer === 0) return this.#tail(part < 0);
      const x = part * widths[layer]!;
      const under = exp(-0.5 * (widths[layer]! * widths[layer]! - x * x));
      const over = exp(-0.5 * (widths[layer + 1]! * widths[layer + 1]! - x * x));
      if (over + this.uniform() * (under - over) < 1) return x;
      layer = this.word() & (LAYERS - 1);
      part = 2 * this.uniform() - 1;
    }
  }

  #tail(isBelow: boolean): number {
    for (;;) {
      const beyond = -log(this.uniform()) / TAIL;
      if (-2 * log(this.uniform()) >= beyond * beyond) return isBelow ? -(TAIL + beyond) : TAIL + beyond;
    }
  }

  /** How often something of this mean happened (Poisson), by adding up probabilities. Invariant: the mean is below 700. */
  count(mean: number, none = exp(-mean)): number {
    let left = this.uniform();
    let probability = none;
    let count = 0;
    while (left > probability && probability > 0) {
      left -= probability;
      count++;
      probability *= mean / count;
    }
    return count;
  }
}
