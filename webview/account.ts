/** The account above the positions: which rules hold, what is in the wallets, what it adds up to. */
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { AccountField, Choice, Figure, PanelModel, PoolModel, Risk } from "../src/protocol/messages";
import { field } from "./field";
import { addIcon, riskIcon } from "./icons";
import type { Store } from "./store";

const MODES: readonly Choice[] = [
  { value: "cross", label: "Cross" },
  { value: "isolated", label: "Isolated" },
];

const POSITION_MODES: readonly Choice[] = [
  { value: "one-way", label: "One-way" },
  { value: "hedge", label: "Hedge" },
];

export function bar(store: Store, model: PanelModel): TemplateResult {
  const { venueName, rulesAsOf } = model;
  return html`<header class="bar">
    <div class="settings">
      ${setting(store, model, "venue", "Venue", store.venues)}
      ${setting(store, model, "positionMode", "Position mode", POSITION_MODES)}
      ${setting(store, model, "marginMode", "Margin mode", MODES)}
      ${setting(store, model, "collateral", "Collateral")}
      <span class="rules" title=${rulesAsOf ? `The rules of ${venueName} as of ${rulesAsOf}` : ""}
        >${rulesAsOf ? `Rules as of ${rulesAsOf}` : ""}</span
      >
    </div>
    <vscode-button class="add" appearance="secondary" data-action="add" ?disabled=${store.isStale}>
      <span slot="start">${addIcon}</span>Add position
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
  return html`<section class="pools" aria-label="Account">
    ${repeat(
      model.pools,
      ({ key }) => key,
      (pool) => poolTiles(store, pool, model.pools.length > 1),
    )}
  </section>`;
}

const WALLET_TITLES = { walletBalance: "Wallet", crossWalletBalance: "Cross wallet" } as const;

function poolTiles(store: Store, pool: PoolModel, isOneOfSeveral: boolean): TemplateResult {
  const { figures, asset, walletField, risk } = pool;
  const unit = asset === "" ? "" : ` in ${asset}`;
  const name = WALLET_TITLES[walletField];
  const wallet = field(store, {
    target: { of: "wallet", pool: pool.key, field: walletField },
    model: pool.wallet,
    label: `${name}${unit}`,
    kind: "number",
    isStop: true,
    isInTable: false,
  });
  return html`<div class="pool ${store.isStale ? "stale" : ""}" role="group" aria-label="Account${unit}">
    <dl>
      <div class="tile wallet">
        <dt>${name}</dt>
        <dd>${wallet}${asset === "" ? nothing : html`<span class="asset" title=${asset}>${asset}</span>`}</dd>
      </div>
      ${walletField === "walletBalance" ? tile("Cross wallet", figures.crossWalletBalance) : nothing}
      ${tile("Unrealised PnL", figures.unrealizedPnl)} ${tile("Margin balance", figures.marginBalance)}
      ${tile("Initial margin", figures.initialMargin)} ${tile("Maintenance", figures.maintenanceMargin)}
      ${tile("Margin ratio", figures.marginRatio, risk)} ${tile("Available", figures.availableBalance)}
      ${tile("Posted to isolated", figures.isolatedMargin)}
      ${tile("Worst-case loss", figures.worstCaseLoss, "none", "strong")}
    </dl>
    ${
      risk === "liquidatable"
        ? html`<p class="note liquidatable">${riskIcon(risk)} The cross positions can be liquidated now.</p>`
        : pool.reason === null
          ? nothing
          : html`<p class="note">${isOneOfSeveral && asset !== "" ? `${asset}: ` : ""}${pool.reason}</p>`
    }
  </div>`;
}

const RISK_WORDS: Partial<Record<Risk, string>> = {
  watch: "worth watching",
  near: "near liquidation",
  critical: "very near liquidation",
  liquidatable: "liquidatable now",
};

function tile(name: string, { text, title }: Figure, risk: Risk = "none", kind = ""): TemplateResult {
  const word = RISK_WORDS[risk];
  return html`<div class="tile ${kind} ${risk}" title=${title}>
    <dt>${name}</dt>
    <dd>
      ${riskIcon(risk)}<span class="value">${text}</span
      >${word ? html`<span class="hidden">, ${word}</span>` : nothing}
    </dd>
  </div>`;
}
