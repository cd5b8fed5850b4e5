/** A time since 1970-01-01 UTC, in milliseconds, as people read it: 2025-10-10 21:00 UTC, with seconds where it has any. */
export function shownTime(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, time % 60_000 === 0 ? 16 : 19)} UTC`;
}
