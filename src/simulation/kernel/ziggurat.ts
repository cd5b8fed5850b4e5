/**
 * Tables of the ziggurat for the normal distribution (G. Marsaglia and W. W. Tsang; this form by J. A. Doornik, 2005): 128
 * layers of the same area. A point of a layer is below the curve nearly always, which one comparison tells.
 */
import { exp, log } from "./elementary";

export const LAYERS = 128;

/** Where the tail begins, and the area of a layer. */
export const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;

/** The half width of each layer, from the lowest, which has the tail in it, up to nothing. */
export const widths = new Float64Array(LAYERS + 1);

/** What part of a layer lies under the one above it. */
export const sure = new Float64Array(LAYERS);

let height = exp(-0.5 * TAIL * TAIL);
widths[0] = AREA / height;
widths[1] = TAIL;
for (let layer = 2; layer < LAYERS; layer++) {
  const width = Math.sqrt(-2 * log(AREA / widths[layer - 1]! + height));
  widths[layer] = width;
  height = exp(-0.5 * width * width);
}
for (let layer = 0; layer < LAYERS; layer++) sure[layer] = widths[layer + 1]! / widths[layer]!;
