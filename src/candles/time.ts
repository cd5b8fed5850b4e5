/** The time of a candle as files write it, in milliseconds since 1970-01-01 UTC. */

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/;
const WHOLE = /^\d{1,16}(?:\.0+)?$/;

/** What the whole numbers of a column of times count. */
export type TimeUnit = "seconds" | "milliseconds";

/** From here on a number of milliseconds would lie beyond the year 5138: it counts microseconds. */
const LEAST_MICROSECONDS = 1e14;

/**
 * A whole number of `unit`, or a date-time like 2025-10-05 01:00:00+00:00, with T or a blank, in UTC where it names no
 * zone; none where the text is neither. Numbers as large as only microseconds get are such: Binance's spot files count
 * milliseconds until 2024 and microseconds from 2025 on, and people join them.
 */
export function timeOf(text: string, unit: TimeUnit): number | undefined {
  if (WHOLE.test(text)) {
    const value = Number(text);
    if (value >= LEAST_MICROSECONDS) return Math.floor(value / 1000);
    return unit === "seconds" ? value * 1000 : value;
  }
  const parts = DATE_TIME.exec(text);
  return parts === null ? undefined : dateTime(parts);
}

/** Seconds are told by the first time: as milliseconds it would lie before 1973, as seconds after 2001. */
export function unitOf(first: string): TimeUnit {
  const value = WHOLE.test(first) ? Number(first) : 0;
  return value >= 1e9 && value < 1e11 ? "seconds" : "milliseconds";
}

function dateTime(parts: RegExpExecArray): number | undefined {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const thousandths = Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
  const zone = zoneOf(parts[8]);
  if (zone === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const time = Date.UTC(year!, month! - 1, day, hour, minute, second, thousandths);
  // Date.UTC takes the 31st of a shorter month for a day of the next one.
  const isDay = new Date(time).getUTCDate() === day && month! >= 1 && month! <= 12;
  return isDay ? time - zone * 60_000 : undefined;
}

/** The minutes by which a zone is ahead of UTC; none where there is no such zone. */
function zoneOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "Z" || zone === "UTC") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
