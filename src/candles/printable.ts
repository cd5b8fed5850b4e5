/** A piece of a foreign file as it can stand in a message: no control characters, and not longer than so many others. */
export function printable(text: string, length: number): string {
  // Twice what is shown is looked at, whatever the length of a line.
  const clean = text.slice(0, 2 * length).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "");
  const isWhole = text.length <= 2 * length && clean.length <= length;
  return isWhole ? clean : `${clean.slice(0, length - 3)}…`;
}
