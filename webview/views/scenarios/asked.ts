/** What someone has asked of the scenarios view, as it outlives the page. */
import {
  ARRANGEMENT_KEYS,
  isScenariosRequest,
  type ScenariosRequest,
  SHOWN_ORDERS,
} from "../../../src/protocol/views/scenarios";
import { RANDOM_GAPS, type RandomRequest } from "../../../src/protocol/views/scenariosRandom";

export interface Chosen extends Omit<ScenariosRequest, "of" | "width" | "random"> {
  /** Whether random paths are looked at, and not one scenario. */
  readonly isRandom: boolean;
  /** What is asked of them; it stays while one scenario is looked at. */
  readonly random: RandomRequest;
}

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
  isRandom: false,
  random: { inputs: {}, gaps: RANDOM_GAPS[0], run: null, wants: "look" },
};

export function requestFor({ isRandom, random, ...rest }: Chosen, width: number): ScenariosRequest {
  return { of: "scenarios", ...rest, width, random: isRandom ? random : null };
}

export function chosenFrom(saved: unknown): Chosen {
  if (typeof saved !== "object" || saved === null) return FIRST;
  const chosen = { ...FIRST, ...saved };
  const isSound = isScenariosRequest(requestFor({ ...chosen, isRandom: true }, 0));
  return isSound && typeof chosen.isRandom === "boolean" ? chosen : FIRST;
}

/** What is kept: a page that comes back looks at its run and starts none. */
export function keptOf(chosen: Chosen): Chosen {
  return { ...chosen, random: { ...chosen.random, wants: "look" } };
}
