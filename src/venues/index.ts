/** All venues by id. */
import { generic } from "./generic";
import type { Venue } from "./venue";

export const venues: readonly Venue[] = [generic];

const byId = new Map(venues.map((venue) => [venue.id, venue]));

export function venueOf(id: string): Venue | undefined {
  return byId.get(id);
}
