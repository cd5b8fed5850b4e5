/**
 * So many of the items, the same ones for the same seed, in their own order.
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @param {number} seed
 * @returns {T[]}
 */
export function sampleOf(items, count, seed) {
  let state = seed >>> 0;
  // A linear congruential generator: good enough to draw from a list.
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const drawn = items.map((item, index) => ({ index, item, place: random() }));
  return drawn
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
