/** Stands in for rows that are not on the screen. Its height is set on the element: the policy allows no style attribute. */
import { html, type TemplateResult } from "lit-html";
import { Directive, directive, type ElementPart } from "lit-html/directive.js";

class Height extends Directive {
  override update(part: ElementPart, [height]: [number]): void {
    (part.element as HTMLElement).style.setProperty("height", `${height}px`);
  }

  render(height: number): number {
    return height;
  }
}

const heightOf = directive(Height);

export function spacer(height: number, columns: number): TemplateResult {
  return html`<tr class="spacer" aria-hidden="true">
    <td colspan=${columns} ${heightOf(height)}></td>
  </tr>`;
}
