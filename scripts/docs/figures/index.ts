/** All figures of docs/formulas.md, in the order of the page. A new figure is a function in one of these files. */
import { crossFigures } from "./cross";
import type { Figure } from "./figure";
import { isolatedFigures } from "./isolated";
import { lossFigures } from "./losses";
import { shockFigures } from "./shocks";
import { tierFigures } from "./tiers";

export const figures: readonly Figure[] = [
  ...isolatedFigures(),
  ...tierFigures(),
  ...crossFigures(),
  ...lossFigures(),
  ...shockFigures(),
];
