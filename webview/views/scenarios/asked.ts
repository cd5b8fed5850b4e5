/** What someone has asked of the scenarios view, as it outlives the page. */
import {
  ARRANGEMENT_KEYS,
  isScenariosRequest,
  type ScenariosRequest,
  SHOWN_ORDERS,
} from "../../../src/protocol/views/scenarios";

export type Chosen = Omit<ScenariosRequest, "of" | "width">;

export const FIRST: Chosen = {
  market: null,
  parameters: {},
  betas: {},
  hasOrders: true,
  isRescaled: false,
  order: SHOWN_ORDERS[0],
  arrangement: ARRANGEMENT_KEYS[0],
  pool: null,
  event: null,
  isRunning: true,
};

export function chosenFrom(saved: unknown): Chosen {
  if (typeof saved !== "object" || saved === null) return FIRST;
  const chosen = { ...FIRST, ...saved };
  return isScenariosRequest({ ...chosen, of: "scenarios", width: 0 }) ? chosen : FIRST;
}
