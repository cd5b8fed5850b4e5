/** Labels: where they stand along an axis, as near as can be to what they name and never on top of one another; how much of them. */

/**
 * The middles of labels that want to be at `wanted` and are `gap` apart at least, between `low` and `high`. Labels that
 * would overlap become a group around the middle of what they want. Too many for the room share it evenly.
 */
export function dodged(wanted: readonly number[], gap: number, low = -Infinity, high = Infinity): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const room = high - low;
  const step = order.length > 1 && (order.length - 1) * gap > room ? room / (order.length - 1) : gap;
  interface Group {
    readonly members: number[];
    sum: number;
    start: number;
  }
  const groups: Group[] = [];
  const startOf = ({ members, sum }: Group) => {
    const length = (members.length - 1) * step;
    return Math.min(Math.max(sum / members.length - length / 2, low), Math.max(low, high - length));
  };
  for (const index of order) {
    let group: Group = { members: [index], sum: wanted[index]!, start: 0 };
    group.start = startOf(group);
    for (let last = groups.at(-1); last !== undefined; last = groups.at(-1)) {
      if (last.start + last.members.length * step <= group.start) break;
      groups.pop();
      group = { members: [...last.members, ...group.members], sum: last.sum + group.sum, start: 0 };
      group.start = startOf(group);
    }
    groups.push(group);
  }
  const places: number[] = [];
  for (const { members, start } of groups)
    members.forEach((index, place) => (places[index] = start + place * step));
  return places;
}

/** Pixels of a character of a label, on average and rather more. */
const CHARACTER = 7;

/** As much of a name as there is room for. */
export function fitted(name: string, room: number): string {
  const most = Math.max(4, Math.floor(room / CHARACTER));
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
