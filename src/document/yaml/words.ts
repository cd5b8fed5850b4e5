/** What is wrong with a YAML text, in the words of this product. */

/** By the codes of the package `yaml`. */
const SENTENCES: Readonly<Record<string, string>> = {
  BAD_ALIAS: "An alias needs the name of its anchor.",
  BAD_DQ_ESCAPE: "The text holds an escape that YAML does not know.",
  BAD_SCALAR_START: "A value that begins with this character must stand in quotes.",
  BLOCK_AS_IMPLICIT_KEY:
    "A second colon on one line: put the value in quotes, or the name on a line of its own.",
  BLOCK_IN_FLOW: "Between brackets everything is written with brackets and commas.",
  KEY_OVER_1024_CHARS: "The name is too long.",
  MULTILINE_IMPLICIT_KEY: "A name and its colon must stand on one line; is this line indented too far?",
  MULTIPLE_ANCHORS: "A value can have one anchor only.",
  MULTIPLE_TAGS: "A value can have one tag only.",
  BAD_PROP_ORDER: "The anchor or tag must stand right before its value.",
  ALIAS_PROPS: "An alias can have neither anchor nor tag.",
  TAB_AS_INDENT: "Lines are indented with spaces, not with tabs.",
  TAG_RESOLVE_FAILED: "This tag is not known; leave it out.",
  BAD_COLLECTION_TYPE: "This tag does not fit its value; leave it out.",
  BAD_DIRECTIVE: "This directive cannot be read; leave it out.",
};

/** What the package says of codes that stand for several things. */
const BY_MESSAGE: readonly (readonly [said: RegExp, sentence: string])[] = [
  [/followed by map values/, "Expected a colon behind this name."],
  [/closing "|closing '/, "The quoted text does not end."],
  [/Missing , between/, "Expected a comma."],
  [/Missing space after :/, "Expected a space behind the colon."],
  [/Comments must be separated/, "A space must stand before the # of a comment."],
  [/without - indicator/, 'Expected "- " before this element.'],
  [/end with a \]|expected.*\]/i, 'Expected "]".'],
  [/end with a \}|expected.*\}/i, 'Expected "}".'],
  [/same column/, "The lines of one object must begin in the same column."],
  [/Block scalar header/, "Behind | or > nothing may stand on the line."],
  [
    /node end|in YAML stream/,
    "This does not belong here; is a quote, a bracket or a colon missing before it?",
  ],
];

export function sentenceFor(code: string, message: string): string {
  const found = SENTENCES[code] ?? BY_MESSAGE.find(([said]) => said.test(message))?.[1];
  return found ?? "This cannot be read; check its indentation and its colons.";
}
