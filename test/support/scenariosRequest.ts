/** What the panel's Scenarios tab asks for, with its usual choices. */
import type { ScenariosRequest } from "../../src/protocol/views/scenarios";

export function scenariosRequest(choices: Partial<ScenariosRequest>): ScenariosRequest {
  return {
    of: "scenarios",
    market: null,
    parameters: {},
    betas: {},
    hasOrders: true,
    isRescaled: false,
    order: "worse",
    arrangement: "asWritten",
    pool: null,
    event: null,
    width: 600,
    isRunning: true,
    random: null,
    ...choices,
  };
}
