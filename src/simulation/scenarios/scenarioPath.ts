/** From a scenario to the prices that a book is walked along. */
import type { Path } from "../path";
import { crashPath } from "./crashPath";
import { pricesPath } from "./pricesPath";
import type { Scenario, ScenarioSymbol } from "./scenario";
import { shapedPath } from "./shapedPath";

export function scenarioPath(scenario: Scenario, symbols: readonly ScenarioSymbol[]): Path {
  switch (scenario.kind) {
    case "shape":
      return shapedPath(scenario, symbols);
    case "crash":
      return crashPath(scenario, symbols);
    case "prices":
      return pricesPath(scenario, symbols);
  }
}
