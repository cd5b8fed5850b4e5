/** Objects and lists of texts, written as JSON: what holds only texts on one line, all else on lines of its own. */

export type Structure = string | readonly Structure[] | { readonly [name: string]: Structure };

export interface Indentation {
  readonly lineEnd: string;
  /** One step inwards. */
  readonly unit: string;
  /** Where the closing bracket stands. */
  readonly indentation: string;
}

const PLAIN: Indentation = { lineEnd: "\n", unit: "  ", indentation: "" };

export function written(value: Structure, at: Indentation = PLAIN): string {
  if (typeof value === "string") return JSON.stringify(value);
  const inner = { ...at, indentation: at.indentation + at.unit };
  const isList = isListOf(value);
  const items = isList
    ? value.map((item) => written(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${written(item, inner)}`);
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
