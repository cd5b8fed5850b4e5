/** One line cut into words and punctuation, each with its place. */

export interface Token {
  readonly kind: "word" | "at" | "comma" | "semicolon";
  readonly text: string;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
}

/** A comma with a digit on both sides groups digits and stays in the number; any other comma separates. */
const TOKEN = /;|@|(?:[^\s,;@]|(?<=\d),(?=\d))+|,/g;

const KINDS: Readonly<Record<string, Token["kind"]>> = { ";": "semicolon", "@": "at", ",": "comma" };

/** A full stop at the very end is that of a sentence. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(TOKEN)) {
    const [text] = match;
    const start = match.index;
    tokens.push({ kind: KINDS[text] ?? "word", text, start, end: start + text.length });
  }
  const last = tokens.at(-1);
  if (last?.kind !== "word" || !last.text.endsWith(".")) return tokens;
  tokens.pop();
  const text = last.text.slice(0, -1);
  if (text !== "") tokens.push({ ...last, text, end: last.end - 1 });
  return tokens;
}
