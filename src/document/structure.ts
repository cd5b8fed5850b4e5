/** Objects and lists of texts, written in brackets: what holds only texts on one line, all else on lines of its own. */

export type Structure = string | readonly Structure[] | { readonly [name: string]: Structure };

export interface Indentation {
  readonly lineEnd: string;
  /** One step inwards. */
  readonly unit: string;
  /** Where the closing bracket stands. */
  readonly indentation: string;
}

/** All on one line. */
export const ON_ONE_LINE: Indentation = { lineEnd: "", unit: "", indentation: " " };

const PLAIN: Indentation = { lineEnd: "\n", unit: "  ", indentation: "" };

/** How the texts in it and the names of its properties are spelled. */
export interface Spelling {
  readonly text: (text: string) => string;
  readonly name: (name: string) => string;
}

const IN_JSON: Spelling = { text: (text) => JSON.stringify(text), name: (name) => JSON.stringify(name) };

export function written(value: Structure, at: Indentation = PLAIN, spelling: Spelling = IN_JSON): string {
  if (typeof value === "string") return spelling.text(value);
  const inner = { ...at, indentation: at.indentation + at.unit };
  const isList = isListOf(value);
  const items = isList
    ? value.map((item) => written(item, inner, spelling))
    : Object.entries(value).map(
        ([name, item]) => `${spelling.name(name)}: ${written(item, inner, spelling)}`,
      );
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (items.length === 0) return `${open}${close}`;
  const isFlat = Object.values(value).every((item) => typeof item === "string");
  if (isFlat) return `${open} ${items.join(", ")} ${close}`;
  const between = `${at.lineEnd}${inner.indentation}`;
  return `${open}${between}${items.join(`,${between}`)}${at.lineEnd}${at.indentation}${close}`;
}

function isListOf(value: Exclude<Structure, string>): value is readonly Structure[] {
  return Array.isArray(value);
}
