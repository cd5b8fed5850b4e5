/** A piece of a foreign file as it can stand in a message: no control characters, and not longer than so many others. */
export function printable(text: string, length: number): string {
  // Twice what is shown is looked at, whatever the length of a line.
  const clean = text.slice(0, 2 * length).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "");
  const isWhole = text.length <= 2 * length && clean.length <= length;
  return isWhole ? clean : `${clean.slice(0, length - 3)}…`;
}

/** The same piece with every character that cannot be seen by its name, as U+202E: what it says is to be seen whole. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (one) => {
    if (/\s/.test(one)) return " ";
    return `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  });
}
