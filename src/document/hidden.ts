/**
 * Characters that nobody sees, or that make others stand where they are not: with U+202E in front, "TDSUCTB" is shown as
 * "BTCUSDT". A name with one of them looks like another and is none.
 */

/** Controls, formatting characters, and the separators of lines and paragraphs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Those that a sentence has no use for either: controls, and what turns the direction of all that follows. */
const TURNING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** How the first hidden character of a name is called, "U+202E"; none in a name without. */
export function hiddenInName(text: string): string | undefined {
  return codeOf(HIDDEN.exec(text)?.[0]);
}

/** The same for words that nothing goes by: in Arabic, or with pictures, some that cannot be seen belong there. */
export function hiddenInWords(text: string): string | undefined {
  return codeOf(TURNING.exec(text)?.[0]);
}

/** The text with what turns or controls it spelled out, to be put among words of ours. */
export function spelledOut(text: string): string {
  return TURNING.test(text) ? text.replace(new RegExp(TURNING, "gu"), (one) => codeOf(one)!) : text;
}

/** The text without what turns it, and without all of them. */
export function withoutHidden(text: string): readonly [words: string, name: string] {
  return [text.replace(new RegExp(TURNING, "gu"), ""), text.replace(new RegExp(HIDDEN, "gu"), "")];
}

function codeOf(character: string | undefined): string | undefined {
  if (character === undefined) return undefined;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
