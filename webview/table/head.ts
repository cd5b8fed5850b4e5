/** The heads of the columns: each sorts by its column, and back to the order of the file. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { Sorting } from "../../src/protocol/arrangement";
import { sortIcon } from "../icons";
import type { ColumnGroup, Head } from "./columns";

export function head(groups: readonly ColumnGroup[], sorting: Sorting | null): TemplateResult {
  const all = groups.flatMap(({ heads }) => heads);
  // One of the heads is a stop of the tab key; the arrows go to the others.
  const stop = all.find(({ id }) => id === sorting?.by)?.id ?? all[0]?.id;
  return html`<thead>
    <tr aria-rowindex="1" class="groups">
      ${groups.map(({ title, heads: { length } }, place) =>
        place === 0
          ? html`<th colspan=${length + 1} scope="colgroup" class=${length > 1 ? "" : "pinned"}>${title}</th>`
          : html`<th colspan=${length} scope="colgroup" class="group">${title}</th>`,
      )}
      <td class="actions"></td>
    </tr>
    <tr aria-rowindex="2">
      <th scope="col" class="pinned number"><abbr title=${l10n.t("Place in the file")}>#</abbr></th>
      ${groups.map((group, at) =>
        group.heads.map((one, place) =>
          columnHead(one, kindOf(group, place, at > 0), sorting, one.id === stop),
        ),
      )}
      <th scope="col" class="actions"><span class="hidden">${l10n.t("Actions")}</span></th>
    </tr>
  </thead>`;
}

function kindOf({ mode, fields }: ColumnGroup, place: number, isSetOff: boolean): string {
  const field = fields[place];
  const kind = mode === undefined ? field!.kind : "number";
  const pinned = field?.field === "symbol" ? "pinned symbol" : "";
  return `${kind} ${pinned} ${isSetOff && place === 0 ? "group" : ""}`;
}

function columnHead(
  { id, title, hint }: Head,
  kind: string,
  sorting: Sorting | null,
  isStop: boolean,
): TemplateResult {
  const direction = sorting?.by === id ? (sorting.isDescending ? "descending" : "ascending") : undefined;
  return html`<th scope="col" class=${kind} aria-sort=${direction ?? nothing}>
    <button
      class="sort"
      data-action="sort"
      data-column=${id}
      tabindex=${isStop ? 0 : -1}
      title=${hint}
      aria-description=${l10n.t("Sorts the rows; the file stays as it is")}
    >
      <span>${title}</span>${direction === undefined ? nothing : sortIcon(direction)}
    </button>
  </th>`;
}
