/** Which language a text is written in. */

export const TEXT_LANGUAGES = ["json", "yaml", "hjson"] as const;

export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

const BY_EXTENSION: Readonly<Record<string, TextLanguage>> = { yaml: "yaml", yml: "yaml", hjson: "hjson" };

/**
 * By the end of its name, however that is written. What has a name without an end, like standard input, is YAML if its
 * text begins as only YAML does; JSON with comments otherwise.
 */
export function languageOf(name: string, text = ""): TextLanguage {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension !== undefined) return BY_EXTENSION[extension] ?? "json";
  return BEGINS_AS_YAML.test(text.slice(0, BEGINNING)) ? "yaml" : "json";
}

const BEGINNING = 10_000;

/** A name with its colon, or an element of a list, behind blank lines and comments. */
const BEGINS_AS_YAML =
  /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---[ \t\r\n]|- |["']?[\w$]+["']?:(?:[ \t\r\n]|$))/;
