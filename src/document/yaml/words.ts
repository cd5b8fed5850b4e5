/** What is wrong with a YAML text, in the words of this product. */
import * as l10n from "@vscode/l10n";

/** By the codes of the package `yaml`. */
const sentences = (): Readonly<Record<string, string>> => ({
  BAD_ALIAS: l10n.t("An alias needs the name of its anchor."),
  BAD_DQ_ESCAPE: l10n.t("The text holds an escape that YAML does not know."),
  BAD_SCALAR_START: l10n.t("A value that begins with this character must stand in quotes."),
  BLOCK_AS_IMPLICIT_KEY: l10n.t(
    "A second colon on one line: put the value in quotes, or the name on a line of its own.",
  ),
  BLOCK_IN_FLOW: l10n.t("Between brackets everything is written with brackets and commas."),
  KEY_OVER_1024_CHARS: l10n.t("The name is too long."),
  MULTILINE_IMPLICIT_KEY: l10n.t(
    "A name and its colon must stand on one line; is this line indented too far?",
  ),
  MULTIPLE_ANCHORS: l10n.t("A value can have one anchor only."),
  MULTIPLE_TAGS: l10n.t("A value can have one tag only."),
  BAD_PROP_ORDER: l10n.t("The anchor or tag must stand right before its value."),
  ALIAS_PROPS: l10n.t("An alias can have neither anchor nor tag."),
  TAB_AS_INDENT: l10n.t("Lines are indented with spaces, not with tabs."),
  TAG_RESOLVE_FAILED: l10n.t("This tag is not known; leave it out."),
  BAD_COLLECTION_TYPE: l10n.t("This tag does not fit its value; leave it out."),
  BAD_DIRECTIVE: l10n.t("This directive cannot be read; leave it out."),
});

/** What the package says of codes that stand for several things. */
const byMessage = (): readonly (readonly [said: RegExp, sentence: string])[] => [
  [/followed by map values/, l10n.t("Expected a colon behind this name.")],
  [/closing "|closing '/, l10n.t("The quoted text does not end.")],
  [/Missing , between/, l10n.t("Expected a comma.")],
  [/Missing space after :/, l10n.t("Expected a space behind the colon.")],
  [/Comments must be separated/, l10n.t("A space must stand before the # of a comment.")],
  [/without - indicator/, l10n.t('Expected "- " before this element.')],
  [/end with a \]|expected.*\]/i, l10n.t('Expected "]".')],
  [/end with a \}|expected.*\}/i, l10n.t('Expected "}".')],
  [/same column/, l10n.t("The lines of one object must begin in the same column.")],
  [/Block scalar header/, l10n.t("Behind | or > nothing may stand on the line.")],
  [
    /node end|in YAML stream/,
    l10n.t("This does not belong here; is a quote, a bracket or a colon missing before it?"),
  ],
];

export function sentenceFor(code: string, message: string): string {
  const found = sentences()[code] ?? byMessage().find(([said]) => said.test(message))?.[1];
  return found ?? l10n.t("This cannot be read; check its indentation and its colons.");
}
