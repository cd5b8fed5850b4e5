/** How numbers are punctuated where people read them: a matter of display only, exact digits go in and come out. */

export interface NumberFormat {
  /** Between whole digits and fraction. */
  readonly decimal: string;
  /** Between groups of whole digits. */
  readonly group: string;
  /** How many digits the last group has, and the others. */
  readonly lastGroup: number;
  readonly otherGroups: number;
}

/** That of the source, of reports and of everything that leaves the program: 1,234.5. */
export const PLAIN: NumberFormat = { decimal: ".", group: ",", lastGroup: 3, otherGroups: 3 };

const NARROW_SPACE = "\u202f";

/**
 * That of a language. Where thousands are set off by full stops a narrow space takes their place: files and fields
 * have the full stop before the fraction, and "1.234" must not be read as one thing here and typed as another there.
 */
export function numberFormatOf(language: string): NumberFormat {
  const [supported] = localesFor(language);
  const parts = new Intl.NumberFormat(supported ?? "en", {
    numberingSystem: "latn",
    useGrouping: true,
  }).formatToParts(123456789.5);
  const groups = parts.filter(({ type }) => type === "integer").map(({ value }) => value.length);
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value;
  const group = valueOf("group") ?? "";
  return {
    decimal: valueOf("decimal") ?? ".",
    group: group === "." ? NARROW_SPACE : group,
    lastGroup: groups.at(-1) ?? 3,
    otherGroups: groups.at(-2) ?? 3,
  };
}

function localesFor(language: string): string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language);
  } catch {
    return [];
  }
}

let inUse = PLAIN;

export function formatInUse(): NumberFormat {
  return inUse;
}

/** What is made meanwhile has its numbers in this format. */
export function inFormat<Made>(format: NumberFormat, make: () => Made): Made {
  const before = inUse;
  inUse = format;
  try {
    return make();
  } finally {
    inUse = before;
  }
}

/** Digits with a full stop before the fraction, as they are to be read; grouped if asked for. */
export function punctuated(digits: string, isGrouped: boolean): string {
  const [whole = "", fraction] = digits.split(".");
  const shown = isGrouped ? inGroups(whole) : whole;
  return fraction === undefined ? shown : `${shown}${inUse.decimal}${fraction}`;
}

function inGroups(whole: string): string {
  const { group, lastGroup, otherGroups } = inUse;
  const sign = whole.startsWith("-") ? "-" : "";
  let rest = whole.slice(sign.length);
  if (rest.length <= lastGroup) return whole;
  const groups = [rest.slice(-lastGroup)];
  rest = rest.slice(0, -lastGroup);
  while (rest.length > otherGroups) {
    groups.unshift(rest.slice(-otherGroups));
    rest = rest.slice(0, -otherGroups);
  }
  return `${sign}${[rest, ...groups].join(group)}`;
}
