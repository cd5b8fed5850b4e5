/** The account above the positions: which rules hold, what is in the wallets, what it adds up to. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { AccountField, Choice, Figure, PanelModel, PoolModel, Risk } from "../src/protocol/messages";
import { field } from "./field";
import { addIcon, gripIcon, riskIcon } from "./icons";
import type { Store } from "./store";
import { marginPlaceKey } from "./transfer";

const modes = (): readonly Choice[] => [
  { value: "cross", label: l10n.t("Cross") },
  { value: "isolated", label: l10n.t("Isolated") },
];

const positionModes = (): readonly Choice[] => [
  { value: "one-way", label: l10n.t("One-way") },
  { value: "hedge", label: l10n.t("Hedge") },
];

export function bar(store: Store, model: PanelModel): TemplateResult {
  const { venueName, rulesAsOf } = model;
  return html`<header class="bar">
    <div class="settings">
      ${setting(store, model, "venue", l10n.t("Venue"), store.venues)}
      ${setting(store, model, "positionMode", l10n.t("Position mode"), positionModes())}
      ${setting(store, model, "marginMode", l10n.t("Margin mode"), modes())}
      ${setting(store, model, "collateral", l10n.t("Collateral"))}
      <span class="rules" title=${rulesAsOf ? l10n.t("The rules of {0} as of {1}", venueName, rulesAsOf) : ""}
        >${rulesAsOf ? l10n.t("Rules as of {0}", rulesAsOf) : ""}</span
      >
    </div>
    <vscode-button class="add" appearance="secondary" data-action="add" ?disabled=${store.isStale}>
      <span slot="start">${addIcon}</span>${l10n.t("Add position")}
    </vscode-button>
  </header>`;
}

function setting(
  store: Store,
  model: PanelModel,
  name: AccountField,
  title: string,
  choices?: readonly Choice[],
): TemplateResult {
  return html`<label class="setting ${name}"
    ><span>${title}</span>${field(store, {
      target: { of: "account", field: name },
      model: model.account[name],
      label: title,
      kind: choices === undefined ? "text" : "choice",
      choices: choices ?? [],
      isStop: true,
      isInTable: false,
    })}</label
  >`;
}

export function pools(store: Store, model: PanelModel): TemplateResult {
  return html`<section class="pools" aria-label=${l10n.t("Account")}>
    ${repeat(
      model.pools,
      ({ key }) => key,
      (pool) => poolTiles(store, pool, model.pools.length > 1),
    )}
  </section>`;
}

function poolTiles(store: Store, pool: PoolModel, isOneOfSeveral: boolean): TemplateResult {
  const { figures, asset, walletField, risk } = pool;
  const name = walletField === "walletBalance" ? l10n.t("Wallet") : l10n.t("Cross wallet");
  const wallet = field(store, {
    target: { of: "wallet", pool: pool.key, field: walletField },
    model: pool.wallet,
    label:
      asset === ""
        ? name
        : l10n.t({ message: "{0} in {1}", args: [name, asset], comment: ["A balance, and its asset"] }),
    kind: "number",
    isStop: true,
    isInTable: false,
  });
  return html`<div
    class="pool ${store.isStale ? "stale" : ""}"
    role="group"
    aria-label=${asset === "" ? l10n.t("Account") : l10n.t("Account in {0}", asset)}
  >
    <dl>
      <div class="tile wallet ${isDropTarget(store, pool) ? "drop" : ""}" data-margin=${marginKey(pool)}>
        <dt>
          ${
            pool.movable === null || store.isStale
              ? nothing
              : html`<span
                  class="grip"
                  data-drag="margin"
                  title=${l10n.t("Drag to post margin to a position")}
                  aria-hidden="true"
                  >${gripIcon}</span
                >`
          }${name}
        </dt>
        <dd>${wallet}${asset === "" ? nothing : html`<span class="asset" title=${asset}>${asset}</span>`}</dd>
      </div>
      ${walletField === "walletBalance" ? tile(l10n.t("Cross wallet"), figures.crossWalletBalance) : nothing}
      ${tile(l10n.t("Unrealised PnL"), figures.unrealizedPnl)}
      ${tile(l10n.t("Margin balance"), figures.marginBalance)}
      ${tile(l10n.t("Initial margin"), figures.initialMargin)}
      ${tile(l10n.t("Maintenance"), figures.maintenanceMargin)}
      ${tile(l10n.t("Margin ratio"), figures.marginRatio, risk)}
      ${tile(l10n.t("Available"), figures.availableBalance)}
      ${tile(l10n.t("Posted to isolated"), figures.isolatedMargin)}
      ${tile(l10n.t("Worst-case loss"), figures.worstCaseLoss, "none", "strong")}
    </dl>
    ${
      risk === "liquidatable"
        ? html`<p class="note liquidatable">
            ${riskIcon(risk)} ${l10n.t("The cross positions can be liquidated now.")}
          </p>`
        : pool.reason === null
          ? nothing
          : html`<p class="note">
              ${isOneOfSeveral && asset !== "" ? l10n.t("{0}: {1}", asset, pool.reason) : pool.reason}
            </p>`
    }
  </div>`;
}

const marginKey = (pool: PoolModel) => marginPlaceKey({ of: "wallet", pool: pool.key });

function isDropTarget({ drag }: Store, pool: PoolModel): boolean {
  return drag?.of === "margin" && drag.to === marginKey(pool);
}

const riskWords = (): Partial<Record<Risk, string>> => ({
  watch: l10n.t("worth watching"),
  near: l10n.t("near liquidation"),
  critical: l10n.t("very near liquidation"),
  liquidatable: l10n.t("liquidatable now"),
});

function tile(name: string, { text, title }: Figure, risk: Risk = "none", kind = ""): TemplateResult {
  const word = riskWords()[risk];
  return html`<div class="tile ${kind} ${risk}" title=${title}>
    <dt>${name}</dt>
    <dd>
      ${riskIcon(risk)}<span class="value">${text}</span
      >${word ? html`<span class="hidden">, ${word}</span>` : nothing}
    </dd>
  </div>`;
}
