/** Gives a list of tabs its name: the toolkit keeps that list to itself, and names the whole with it. */
export function nameTabs(panels: Element | undefined, name: string): void {
  panels?.shadowRoot?.querySelector("[role=tablist]")?.setAttribute("aria-label", name);
}
