/** From a text to its tree, by the language it is written in. Every language gives the same kind of tree. */
import { parseHjson } from "./hjson";
import type { ParsedText } from "./json";
import type { TextLanguage } from "./language";
import { reparseJson } from "./reparse";
import { reparseYaml } from "./yaml/reparse";

export type { TextLanguage };

/** With what was parsed of nearly the same text earlier, an edit costs little. */
export function parseText(text: string, language: TextLanguage, earlier?: ParsedText): ParsedText {
  const ofSameLanguage = earlier?.tree.language === language ? earlier : undefined;
  switch (language) {
    case "json":
      return reparseJson(text, ofSameLanguage);
    case "yaml":
      return reparseYaml(text, ofSameLanguage);
    case "hjson":
      return parseHjson(text);
  }
}
