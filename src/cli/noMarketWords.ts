/** Why there is no market for random paths, in the words of the command line. */
import type { NoMarket } from "../analysis/simulation/randomPaths/bookMarket";

export function noMarketWords({ problem, coins }: NoMarket): string {
  switch (problem.kind) {
    case "not-positive-definite":
      return `the correlations contradict each other at ${coins[problem.coin]}: no prices move like that together`;
    case "too-many-jumps":
      return "so many jumps come in one step that they are none; take fewer, or more --steps";
    case "not-above-zero":
      return `the ${problem.what} is not above 0`;
    case "not-a-number":
      return `the ${problem.what} is not a number that can be worked with`;
    case "loading-beyond-one":
    case "not-a-correlation":
      return "a correlation is a number from -1 to 1";
  }
}
