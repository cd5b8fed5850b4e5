/** What became of a book along some markets, as a document to keep: Markdown, or HTML that stands alone. */
import * as l10n from "@vscode/l10n";
import type { Analysis } from "../analyze";
import { arrangementWord, scenarioMeaning, shownName } from "./words";
import { eventLines } from "./outcome";
import {
  figureHeadings,
  figureRows,
  type OneOrder,
  pictureOf,
  poolsOf,
  spanText,
  walkOf,
} from "./reportFigures";
import type { Run } from "./run";
import { curvesDrawing, markupOf, svgText } from "./svg";

/** Wide enough to be read on paper. */
const WIDTH = 720;
/** Longer lists are not read. */
const MOST_LINES = 100;

/** All that both documents say, without any markup. */
interface Section {
  readonly title: string;
  readonly meaning: string | undefined;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly refusals: readonly string[];
  readonly pictures: readonly { readonly title: string; readonly svg: string }[];
  readonly happened: string;
  readonly events: readonly string[];
}

function sectionOf(run: Run, order: OneOrder, id: string): Section {
  const span = spanText(run);
  const rows = figureRows(run, order);
  const found = walkOf(run, "asWritten", order);
  const lines = "walk" in found ? eventLines(run, found.walk) : [];
  const told = lines.map(({ time, sentence }) => l10n.t("{0}: {1}", time, sentence));
  const rest = told.length - MOST_LINES;
  const name = arrangementWord("as-written");
  const pictures = rows.every(({ refusal }) => refusal !== undefined)
    ? []
    : poolsOf(run).map((pool, place) => {
        const { picture, title, description } = pictureOf(run, {
          pool,
          marked: "asWritten",
          order,
          width: WIDTH,
        });
        return { title, svg: svgText(curvesDrawing(picture), { id: `${id}-${place}`, title, description }) };
      });
  return {
    title: span === "" ? shownName(run.name) : l10n.t("{0}, {1}", shownName(run.name), span),
    meaning: meaningOf(run, order),
    heads: [l10n.t("modes"), ...figureHeadings()],
    rows: rows.flatMap(({ mode, cells, refusal }) => (refusal === undefined ? [[mode, ...cells]] : [])),
    refusals: rows.flatMap(({ mode, refusal }) =>
      refusal === undefined ? [] : [l10n.t("{0}: {1}", mode, refusal)],
    ),
    pictures,
    happened:
      "refusal" in found
        ? l10n.t("{0}: {1}", name, found.refusal)
        : told.length === 0
          ? l10n.t("What happens, {0}: nothing.", name)
          : l10n.t("What happens, {0}:", name),
    events: rest > 0 ? [...told.slice(0, MOST_LINES), l10n.t("And {0} more.", rest)] : told,
  };
}

/** What is walked; of candles, in which order of their extremes. */
function meaningOf({ name, market }: Run, order: OneOrder): string | undefined {
  if ("path" in market || order !== "worse") return scenarioMeaning(name);
  return l10n.t(
    "Candles do not tell whether the high or the low came first: each row is the worst of the orders that are walked for it.",
  );
}

/** What has to be known to read the figures. */
function assumptions(): string {
  return l10n.t(
    "Liquidations happen at their prices, on the straight line between two prices; what is left of a margin at a takeover is taken to be the venue's. The best mix is found by looking back at this one market: it shows what the modes did here, not what they will do.",
  );
}

function rulesOf({ venue }: Analysis): string {
  return venue === undefined ? "" : l10n.t("Rules of {0} as of {1}.", venue.name, venue.rulesAsOf);
}

/** One run as a text for a note, without its picture. */
export function runMarkdown(run: Run, order: OneOrder): string {
  return `${markdownOf(sectionOf(run, order, "run"), undefined).join("\n\n")}\n`;
}

/** `name` is how the file is called. Pictures are in the text itself, at its end. */
export function markdownScenarioReport(
  name: string,
  analysis: Analysis,
  runs: readonly Run[],
  order: OneOrder,
): string {
  const pictures: string[] = [];
  const sections = runs.flatMap((run, place) => markdownOf(sectionOf(run, order, `run-${place}`), pictures));
  const parts = [`# ${cell(name)}`, rulesOf(analysis), ...sections, assumptions(), pictures.join("\n")];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Puts the addresses of its pictures to `pictures`; without such a list it has none. */
function markdownOf(section: Section, pictures: string[] | undefined): string[] {
  const { title, meaning, heads, rows, refusals, happened, events } = section;
  const shownPictures = (pictures === undefined ? [] : section.pictures).map((picture) => {
    const label = `picture-${pictures!.length + 1}`;
    pictures!.push(`[${label}]: ${addressOf(picture.svg)}`);
    return `![${cell(picture.title)}][${label}]`;
  });
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = heads.map((_, column) => (column > 0 && column < 7 ? "---:" : "---"));
  const table = [line(heads), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
  return [
    `## ${cell(title)}`,
    ...(meaning === undefined ? [] : [meaning]),
    ...(rows.length === 0 ? [] : [table]),
    ...refusals.map(cell),
    ...shownPictures,
    cell(happened),
    ...(events.length === 0 ? [] : [events.map((event) => `- ${cell(event)}`).join("\n")]),
  ];
}

/** An SVG as an address: nothing has to be beside the text. */
function addressOf(svg: string): string {
  const encoded = encodeURIComponent(svg).replace(
    /[()'*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `data:image/svg+xml;charset=utf-8,${encoded}`;
}

/** Strings of the file are text, never markup; full stops and hyphens need no help. */
function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~&]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

const STYLE = `:root{color-scheme:light dark;--ink:#1f1f1f;--quiet:#5a5a5a;--rule:#d8d8d8;--ground:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e4e4e4;--quiet:#a8a8a8;--rule:#3c3c3c;--ground:#1e1e1e}}
body{max-width:1000px;margin:0 auto;padding:24px;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
h1{font-size:22px}h2{margin-top:36px;font-size:18px;border-top:1px solid var(--rule);padding-top:16px}
.quiet{color:var(--quiet)}.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:14px}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}.number{text-align:end}td.number{white-space:nowrap}
svg{max-width:100%;height:auto;margin:12px 0}li{margin:4px 0}`;

/** The language of the texts, which is not always that of the editor: it is told by the texts themselves. */
function languageTag(): string {
  return l10n.t({
    message: "en",
    args: [],
    comment: ["The tag of the language of these texts, as HTML writes it"],
  });
}

/** A page without scripts that loads nothing; in the light and in the dark. */
export function htmlScenarioReport(
  name: string,
  analysis: Analysis,
  runs: readonly Run[],
  order: OneOrder,
): string {
  const sections = runs.map((run, place) => htmlOf(sectionOf(run, order, `run-${place}`)));
  const rules = rulesOf(analysis);
  return `<!DOCTYPE html>
<html lang="${markupOf(languageTag())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markupOf(name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${markupOf(name)}</h1>
${rules === "" ? "" : `<p class="quiet">${markupOf(rules)}</p>\n`}${sections.join("\n")}
<p class="quiet">${markupOf(assumptions())}</p>
</body>
</html>
`;
}

function htmlOf({ title, meaning, heads, rows, refusals, pictures, happened, events }: Section): string {
  const kind = (column: number) => (column > 0 && column < 7 ? ' class="number"' : "");
  const head = heads.map((text, column) => `<th scope="col"${kind(column)}>${markupOf(text)}</th>`).join("");
  const body = rows.map(([mode, ...cells]) => {
    const figures = cells.map((text, column) => `<td${kind(column + 1)}>${markupOf(text)}</td>`).join("");
    return `<tr><th scope="row">${markupOf(mode!)}</th>${figures}</tr>`;
  });
  const paragraph = (text: string) => `<p>${markupOf(text)}</p>`;
  return [
    `<h2>${markupOf(title)}</h2>`,
    ...(meaning === undefined ? [] : [`<p class="quiet">${markupOf(meaning)}</p>`]),
    ...(rows.length === 0
      ? []
      : [
          `<div class="wide" tabindex="0" role="region" aria-label="${markupOf(title)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`,
        ]),
    ...refusals.map(paragraph),
    ...pictures.map(({ svg }) => svg),
    paragraph(happened),
    ...(events.length === 0
      ? []
      : [`<ul>${events.map((event) => `<li>${markupOf(event)}</li>`).join("")}</ul>`]),
  ].join("\n");
}
