/** The texts of a template of lit-html without a page to draw it in: between its tags, and in attributes that are read out. */
import { nothing, type TemplateResult } from "lit-html";

export function textsIn(template: TemplateResult): string[] {
  const markup = markupOf(template);
  const attributes = [...markup.matchAll(/\s(?:title|aria-label|aria-description|placeholder)="([^"]*)"/g)];
  const between = markup.replace(/<[^>]*>/g, "\n").split("\n");
  return [...between, ...attributes.map(([, text]) => text!)]
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

function markupOf(value: unknown): string {
  if (value === nothing || value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(markupOf).join("");
  if (isTemplate(value)) {
    return value.strings.reduce((markup, after, index) => {
      const inner = markupOf(value.values[index - 1]);
      const isAttribute = markup.endsWith("=");
      return markup + (isAttribute ? `"${inner.replaceAll('"', "'")}"` : inner) + after;
    });
  }
  if (isRepeat(value)) return value.values[0].map((item) => markupOf(value.values[2](item))).join("");
  if (isDirective(value)) return markupOf(value.values[0]);
  // As text: a value is never markup.
  if (typeof value !== "string" && typeof value !== "number") return "";
  return `${value}`.replaceAll("<", "‹").replaceAll(">", "›");
}

function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === "object" && value !== null && "strings" in value;
}

interface Directive {
  readonly values: readonly unknown[];
}

interface Repeat {
  readonly values: readonly [readonly unknown[], unknown, (item: unknown) => unknown];
}

function isDirective(value: unknown): value is Directive {
  return typeof value === "object" && value !== null && "_$litDirective$" in value;
}

function isRepeat(value: unknown): value is Repeat {
  return isDirective(value) && typeof value.values[2] === "function";
}
