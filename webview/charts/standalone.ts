/**
 * A picture of the page as a file of its own: what the theme and the style sheet give it is written into it, so that it
 * looks the same anywhere.
 */
import { plainColour } from "./colour";

const PAINTS = [
  ["fill", "fill-opacity"],
  ["stroke", "stroke-opacity"],
] as const;

const PLAIN = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
] as const;

/** What a value is where nothing says otherwise: it need not be written. */
const USUAL: Readonly<Record<string, string>> = {
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "font-style": "normal",
  "font-weight": "400",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};

export function standalone(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = [picture, ...picture.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, place) => settle(original, copies[place]!));
  for (const passing of copy.querySelectorAll("[data-passing]")) passing.remove();
  removeComments(copy);
  const { width, height: drawn } = picture.viewBox.baseVal;
  const height = drawn + HEADING;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 ${-HEADING} ${width} ${height}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  // The title and the description come first: some readers look for them nowhere else.
  const texts = [...copy.children].filter(({ localName }) => ["title", "desc"].includes(localName));
  const heading = copy.querySelector(":scope > title")?.textContent ?? "";
  copy.prepend(...texts, backgroundOf(width, height), headingOf(heading));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Above the picture, as the heading of the page is not part of it. */
const HEADING = 32;

function headingOf(text: string): SVGElement {
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "text");
  heading.setAttribute("x", "6");
  heading.setAttribute("y", "-12");
  heading.setAttribute("fill", plainColour(getComputedStyle(document.body).color).text);
  heading.setAttribute("font-size", "14px");
  heading.setAttribute("font-weight", "600");
  heading.textContent = text;
  return heading;
}

function settle(original: Element, copy: Element): void {
  const isDrawn = original instanceof SVGElement && !["title", "desc"].includes(original.localName);
  if (isDrawn) {
    const style = getComputedStyle(original);
    for (const [paint, opacity] of PAINTS) settlePaint(style, copy, paint, opacity);
    for (const name of PLAIN) {
      const value = style.getPropertyValue(name);
      if (value !== "" && value !== USUAL[name]) copy.setAttribute(name, value);
    }
  }
  for (const name of ["class", "tabindex", "aria-describedby"]) copy.removeAttribute(name);
}

function settlePaint(style: CSSStyleDeclaration, copy: Element, paint: string, opacity: string): void {
  const value = style.getPropertyValue(paint);
  // A pattern is named by an address that a browser may have made whole.
  if (value.startsWith("url("))
    return copy.setAttribute(paint, value.replace(/^url\("?[^#]*(#[^")]*)"?\).*$/, "url($1)"));
  const { text, alpha } = plainColour(value);
  copy.setAttribute(paint, text);
  const whole = alpha * Number(style.getPropertyValue(opacity) || 1);
  if (whole < 1) copy.setAttribute(opacity, String(Math.round(whole * 1000) / 1000));
}

function removeComments(element: Element): void {
  const comments: Node[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function backgroundOf(width: number, height: number): SVGElement {
  const background = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  background.setAttribute("y", String(-HEADING));
  background.setAttribute("width", String(width));
  background.setAttribute("height", String(height));
  background.setAttribute("fill", plainColour(getComputedStyle(document.body).backgroundColor).text);
  return background;
}
