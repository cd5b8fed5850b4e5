/** The list of events, and which of them was the last to change a leg or a pool. */
import type { Decimal } from "../engine/decimal";
import type { SimulationEvent } from "./events";
import type { PoolBook } from "./book";
import type { OpenLeg } from "./rows";

/** Where an event stands. */
export interface Moment {
  readonly step: number;
  readonly time: number;
  readonly at: Decimal;
}

type Unplaced<Event> = Event extends SimulationEvent
  ? Omit<Event, "index" | "step" | "time" | "at" | "because"> & { readonly because?: number | undefined }
  : never;

export class Recorder {
  readonly events: SimulationEvent[] = [];
  readonly #last = new Map<OpenLeg | PoolBook, SimulationEvent>();

  /** Adds an event, by which some legs or pools have changed, and tells its index. */
  add(moment: Moment, event: Unplaced<SimulationEvent>, changed: readonly (OpenLeg | PoolBook)[]): number {
    const index = this.events.length;
    const { step, time, at } = moment;
    const placed = { because: undefined, ...event, index, step, time, at } as SimulationEvent;
    this.events.push(placed);
    for (const one of changed) this.#last.set(one, placed);
    return index;
  }

  /** The event that changed a leg or pool at this very moment: what happens to it next is because of that. */
  causeOf(one: OpenLeg | PoolBook, { step, at }: Moment): number | undefined {
    const last = this.#last.get(one);
    return last?.step === step && last.at.eq(at) ? last.index : undefined;
  }
}
