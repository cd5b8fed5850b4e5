/** What can be changed: the position at hand, all marks at once, the wallets. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { ChosenModel, MarginSource, SizeWay, WhatIfModel } from "../../../src/protocol/views/whatIf";
import { choice, type Control, control, type Hands, type Slider } from "./control";
import type { NewChange, Thoughts } from "./thoughts";

/** What the page itself holds of the view. */
export interface Desk extends Hands {
  readonly thoughts: Thoughts;
  readonly find: string;
  readonly betas: Readonly<Record<string, string>>;
  /** How sizes are changed, and where margin comes from, for the next change. */
  readonly way: SizeWay;
  readonly from: MarginSource;
  readonly pool: string;
  choose(row: number): void;
  search(text: string): void;
  setBeta(symbol: string, text: string | undefined): void;
  setWay(way: SizeWay): void;
  setFrom(from: MarginSource): void;
  setPool(pool: string): void;
}

export function controls(desk: Desk, model: WhatIfModel): TemplateResult {
  const { chosen } = model;
  return html`<section class="changing" aria-label=${l10n.t("What is changed")}>
    ${
      chosen === null
        ? nothing
        : html`${chooser(desk, model, chosen)}
            <div class="group-of-controls" role="group" aria-label=${chosen.name}>
              ${mark(desk, model, chosen)} ${leverage(desk, model, chosen)} ${size(desk, model, chosen)}
              ${margin(desk, model, chosen)} ${mode(desk, chosen)}
            </div>`
    }
    <div class="group-of-controls" role="group" aria-label=${l10n.t("The account")}>
      ${move(desk, model)} ${betas(desk, model)} ${deposit(desk, model)}
    </div>
  </section>`;
}

/** Positions in a list; in a long book those whose name holds what is typed. */
function chooser(desk: Desk, { found, positionCount }: WhatIfModel, chosen: ChosenModel): TemplateResult {
  const title = l10n.t("Position");
  if (positionCount === found.length) {
    return html`<div class="control plain chooser">
      <label for="what-if-position">${title}</label>
      <select
        id="what-if-position"
        class="field"
        @change=${({ target }: Event) => desk.choose(Number((target as HTMLSelectElement).value))}
      >
        ${found.map(
          ({ row, name }) =>
            html`<option value=${row} .selected=${live(row === chosen.row)}>${name}</option>`,
        )}
      </select>
    </div>`;
  }
  return html`<div class="control plain chooser">
    <label for="what-if-position">${title}</label>
    <input
      id="what-if-position"
      class="field"
      type="text"
      list="what-if-positions"
      autocomplete="off"
      spellcheck="false"
      placeholder=${chosen.name}
      .value=${live(desk.find)}
      @input=${({ target }: Event) => {
        const { value } = target as HTMLInputElement;
        const exact = found.find(({ name }) => name === value);
        if (exact === undefined) return desk.search(value);
        desk.choose(exact.row);
      }}
    />
    <datalist id="what-if-positions">
      ${found.map(({ name }) => html`<option value=${name}></option>`)}
    </datalist>
    <span class="hint">${l10n.t("{0}, one of {1} positions", chosen.name, positionCount)}</span>
  </div>`;
}

/** Everything of a control but what is its own. */
function held(
  { thoughts }: Desk,
  { changes }: WhatIfModel,
  change: (text: string) => NewChange,
): Pick<Control, "change" | "thought" | "model"> {
  const thought = thoughts.of(change(""));
  return { change, thought, model: changes.find(({ id }) => id === thought?.change.id) };
}

const MOVE: Slider = { min: -50, max: 50, step: 0.5, rest: 0, isShare: true };

function mark(desk: Desk, model: WhatIfModel, { symbol, mark: stated }: ChosenModel): TemplateResult {
  return control(desk, {
    name: "mark",
    label: l10n.t("Mark of {0}", symbol),
    placeholder: stated,
    slider: MOVE,
    ...held(desk, model, (text) => ({ kind: "mark", symbol, text })),
  });
}

/** Where no tier says how high a leverage may be. */
const MOST_LEVERAGE = 100;

function leverage(desk: Desk, model: WhatIfModel, { row, symbol, ...chosen }: ChosenModel): TemplateResult {
  const now = Number(chosen.leverage);
  const max = Math.max(chosen.maxLeverage ?? MOST_LEVERAGE, Math.ceil(now));
  return control(desk, {
    name: "leverage",
    label: l10n.t("Leverage"),
    placeholder: chosen.leverage,
    slider: { min: 1, max, step: 1, rest: chosen.leverage === "" ? 1 : now, isShare: false },
    ...held(desk, model, (text) => ({ kind: "leverage", of: { row, symbol }, text })),
  });
}

const unitNames = (): Readonly<Record<ChosenModel["sizeField"], string>> => ({
  quantity: "",
  contracts: l10n.t("contracts"),
  notional: l10n.t("notional"),
});

function size(desk: Desk, model: WhatIfModel, { row, symbol, ...chosen }: ChosenModel): TemplateResult {
  const own = held(desk, model, (text) => ({ kind: "size", of: { row, symbol }, way: desk.way, text }));
  const stated = own.thought?.change;
  const way = stated?.kind === "size" ? stated.way : desk.way;
  const options = [
    { value: "trade", label: l10n.t("traded at the mark") },
    { value: "entry", label: l10n.t("as if entered so") },
  ];
  return control(
    desk,
    {
      name: "size",
      label: l10n.t("Size"),
      placeholder: chosen.size,
      unit: unitNames()[chosen.sizeField],
      slider: { min: 0, max: 300, step: 5, rest: 100, isShare: true },
      ...own,
    },
    choice({
      label: l10n.t("How the size is changed"),
      value: way,
      options,
      chosen: (value) => desk.setWay(value === "entry" ? "entry" : "trade"),
    }),
  );
}

function margin(desk: Desk, model: WhatIfModel, chosen: ChosenModel): TemplateResult {
  const { row, symbol, posted, asset } = chosen;
  if (chosen.modeThen === "cross")
    return html`<p class="hint">
      ${l10n.t("In cross margin the wallet stands behind it: put cash into the wallet instead.")}
    </p>`;
  const own = held(desk, model, (text) => ({ kind: "margin", of: { row, symbol }, from: desk.from, text }));
  const stated = own.thought?.change;
  const from = stated?.kind === "margin" ? stated.from : desk.from;
  const options = [
    { value: "wallet", label: l10n.t("from the wallet") },
    { value: "outside", label: l10n.t("from outside") },
  ];
  return control(
    desk,
    {
      name: "margin",
      label: posted === null ? l10n.t("Added margin") : l10n.t("Added margin, to {0}", posted),
      placeholder: "0",
      unit: asset,
      ...(posted === null ? {} : { slider: { min: -100, max: 300, step: 5, rest: 0, isShare: true } }),
      ...own,
    },
    choice({
      label: l10n.t("Where the margin comes from"),
      value: from,
      options,
      chosen: (value) => desk.setFrom(value === "outside" ? "outside" : "wallet"),
    }),
  );
}

function mode(desk: Desk, { row, symbol, marginMode }: ChosenModel): TemplateResult {
  const change = (text: string): NewChange => ({ kind: "mode", of: { row, symbol }, text });
  const thought = desk.thoughts.of(change(""));
  const options = [
    { value: "cross", label: l10n.t("cross") },
    { value: "isolated", label: l10n.t("isolated") },
  ];
  return html`<div class="control plain">
    <span class="label" aria-hidden="true">${l10n.t("Margin mode")}</span>
    ${choice({
      label: l10n.t("Margin mode"),
      value: thought?.change.text ?? marginMode,
      options,
      ...(thought === undefined ? {} : { change: change("") }),
      chosen: (value) => (value === marginMode ? desk.drop(change("")) : desk.set(change(value), "field")),
    })}
  </div>`;
}

function move(desk: Desk, model: WhatIfModel): TemplateResult {
  return control(desk, {
    name: "move",
    label: l10n.t("All marks together"),
    placeholder: "0",
    unit: "%",
    slider: MOVE,
    ...held(desk, model, (text) => ({ kind: "move", text })),
  });
}

function betas(desk: Desk, { symbols, symbolCount, betaProblem }: WhatIfModel): TemplateResult {
  const own = Object.keys(desk.betas).filter((symbol) => !symbols.includes(symbol));
  return html`<details class="betas">
    <summary>${l10n.t("Betas: how many times as much a symbol moves")}</summary>
    <div class="beta-fields">
      ${[...symbols, ...own].map((symbol) => beta(desk, symbol))}
      ${
        symbolCount > symbols.length
          ? html`<label
              >${l10n.t("Another symbol")}<input
                class="field"
                type="text"
                autocomplete="off"
                spellcheck="false"
                @change=${({ target }: Event) => {
                  const input = target as HTMLInputElement;
                  if (input.value.trim() !== "") desk.setBeta(input.value.trim(), "1");
                  input.value = "";
                }}
            /></label>`
          : nothing
      }
    </div>
    ${betaProblem === null ? nothing : html`<p class="problem-text">${betaProblem}</p>`}
  </details>`;
}

function beta(desk: Desk, symbol: string): TemplateResult {
  return html`<label
    ><span class="symbol-name" title=${symbol}>${symbol}</span
    ><input
      class="field"
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      placeholder="1"
      aria-label=${l10n.t("Beta of {0}", symbol)}
      .value=${live(desk.betas[symbol] ?? "")}
      @input=${({ target }: Event) => {
        const { value } = target as HTMLInputElement;
        desk.setBeta(symbol, value.trim() === "" ? undefined : value);
      }}
  /></label>`;
}

/** One field; with several wallets it is said which of them. */
function deposit(desk: Desk, model: WhatIfModel): TemplateResult | typeof nothing {
  const { wallets } = model;
  const wallet = wallets.find(({ pool }) => pool === desk.pool) ?? wallets[0];
  if (wallet === undefined) return nothing;
  const { pool, name } = wallet;
  return control(
    desk,
    {
      name: "deposit",
      label: l10n.t("Cash into the wallet"),
      placeholder: "0",
      unit: wallets.length > 1 ? "" : name,
      ...held(desk, model, (text) => ({ kind: "deposit", pool, text })),
    },
    wallets.length < 2
      ? nothing
      : choice({
          label: l10n.t("Which wallet"),
          value: pool,
          options: wallets.map((one) => ({ value: one.pool, label: one.name })),
          chosen: (value) => desk.setPool(value),
        }),
  );
}
