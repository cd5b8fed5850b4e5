/** Every document that is made from the source, by its path: written by `npm run docs`, compared by the tests. */
import * as prettier from "prettier";
import { figures } from "./figures";
import { drawing } from "./figures/drawing";
import { scenariosPage } from "./scenariosPage";
import { venuesPage } from "./venuesPage";

export const FIGURES_FOLDER = "docs/figures";

export async function documents(): Promise<Map<string, string>> {
  return new Map([
    ["docs/venues.md", await venuesDocument()],
    ["docs/scenarios.md", await scenariosDocument()],
    ...figureDocuments(),
  ]);
}

/** docs/venues.md as it is written, laid out. */
export function venuesDocument(): Promise<string> {
  return laidOut("docs/venues.md", venuesPage());
}

/** docs/scenarios.md as it is written, laid out. */
export function scenariosDocument(): Promise<string> {
  return laidOut("docs/scenarios.md", scenariosPage());
}

async function laidOut(file: string, page: string): Promise<string> {
  const layout = { ...(await prettier.resolveConfig(file)), proseWrap: "always" as const };
  return prettier.format(page, { ...layout, parser: "markdown" });
}

/** The figures of docs/formulas.md by path. */
export function figureDocuments(): Map<string, string> {
  return new Map(figures.map((figure) => [`${FIGURES_FOLDER}/${figure.name}.svg`, drawing(figure)]));
}
