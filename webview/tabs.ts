/** The table and the views, one at a time. All stay in the page, so that none forgets where it was scrolled to. */
import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { nameTabs } from "./namedTabs";
import { type Store, TABLE, type TabId } from "./store";
import type { View } from "./views/view";

export function tabs(store: Store, views: readonly View[], table: TemplateResult): TemplateResult {
  return html`<vscode-panels
    class="tabs"
    activeid=${tabName(store.tab)}
    ${ref((panels) => queueMicrotask(() => nameTabs(panels, l10n.t("Views of the book"))))}
  >
    <vscode-panel-tab id=${tabName(TABLE)}>${l10n.t("Positions")}</vscode-panel-tab>
    ${views.map(({ id, title }) => html`<vscode-panel-tab id=${tabName(id)}>${title}</vscode-panel-tab>`)}
    <vscode-panel-view id="view-${TABLE}" class="view ${TABLE}">${table}</vscode-panel-view>
    ${views.map(
      (view) =>
        html`<vscode-panel-view id="view-${view.id}" class="view ${view.id} ${store.isStale ? "stale" : ""}"
          >${store.tab === view.id ? view.template(store.viewModels.get(view.id) as never) : ""}</vscode-panel-view
        >`,
    )}
  </vscode-panels>`;
}

const PREFIX = "tab-";

const tabName = (id: TabId): string => `${PREFIX}${id}`;

/** The tab of an event of the toolkit's tabs; none of any other element's. */
export function chosenTab({ target }: Event): TabId | undefined {
  if (!(target instanceof HTMLElement) || target.localName !== "vscode-panels") return undefined;
  const active = (target as HTMLElement & { readonly activeid: string }).activeid;
  return active.slice(PREFIX.length) as TabId;
}
