/** Questions to the book as it is after the changes, answered at once. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import {
  type QuestionKind,
  QUESTIONS,
  type WhatIfAnswer,
  type WhatIfModel,
  type WhatIfQuestion,
} from "../../../src/protocol/views/whatIf";

export const FIRST_QUESTION: WhatIfQuestion = {
  kind: "margin",
  target: "20%",
  loss: "2%",
  price: "",
  rate: "0.01%",
};

export interface Asker {
  readonly question: WhatIfQuestion;
  readonly isLocked: boolean;
  readonly ask: (question: WhatIfQuestion) => void;
  readonly use: (answer: WhatIfAnswer) => void;
}

const titles = (): Readonly<Record<QuestionKind, string>> => ({
  margin: l10n.t("How much margin does it need?"),
  sizeForLoss: l10n.t("How large may it be to lose no more?"),
  sizeForDistance: l10n.t("How large may it be to keep a distance?"),
  leverage: l10n.t("How much leverage may it have?"),
  hedge: l10n.t("How large a hedge does it need?"),
  reduce: l10n.t("How much of it has to be closed?"),
  mode: l10n.t("What if its margin mode is switched?"),
  stages: l10n.t("How would it be liquidated?"),
  funding: l10n.t("How long does funding take to liquidate it?"),
  shock: l10n.t("What move of all prices does the account survive?"),
});

type QuestionField = Exclude<keyof WhatIfQuestion, "kind">;

const fieldsOf: Readonly<Record<QuestionKind, readonly QuestionField[]>> = {
  margin: ["target"],
  sizeForLoss: ["loss", "price"],
  sizeForDistance: ["target"],
  leverage: ["target"],
  hedge: ["target"],
  reduce: ["target"],
  mode: [],
  stages: [],
  funding: ["rate"],
  shock: [],
};

const fieldNames = (): Readonly<Record<QuestionField, string>> => ({
  target: l10n.t("To survive this price (45000) or this move (20%)"),
  loss: l10n.t("To lose at most an amount (100) or a share of the equity (2%)"),
  price: l10n.t("Closed at a price; empty for the worst case"),
  rate: l10n.t("Funding per interval in per cent"),
});

export function askBox(asker: Asker, { answer, chosen }: WhatIfModel): TemplateResult {
  const { question } = asker;
  return html`<section class="ask" aria-labelledby="what-if-ask">
    <h2 id="what-if-ask">${l10n.t("Ask")}</h2>
    <div class="control plain">
      <label for="what-if-question">${l10n.t("Question about {0}", chosen?.name ?? "")}</label>
      <select
        id="what-if-question"
        class="field"
        @change=${({ target }: Event) =>
          asker.ask({ ...question, kind: (target as HTMLSelectElement).value as QuestionKind })}
      >
        ${QUESTIONS.map(
          (kind) =>
            html`<option value=${kind} .selected=${live(kind === question.kind)}>${titles()[kind]}</option>`,
        )}
      </select>
    </div>
    ${fieldsOf[question.kind].map((name) => questionField(asker, name))}
    ${
      question.kind === "shock"
        ? html`<p class="hint">${l10n.t("With the betas of all marks together.")}</p>`
        : nothing
    }
    ${answer === null ? nothing : answered(asker, answer)}
  </section>`;
}

function questionField({ question, ask }: Asker, name: QuestionField): TemplateResult {
  const id = `what-if-ask-${name}`;
  return html`<div class="control plain">
    <label for=${id}>${fieldNames()[name]}</label>
    <input
      id=${id}
      class="field"
      type="text"
      autocomplete="off"
      spellcheck="false"
      .value=${live(question[name])}
      @input=${({ target }: Event) => ask({ ...question, [name]: (target as HTMLInputElement).value })}
    />
  </div>`;
}

function answered({ isLocked, use }: Asker, answer: WhatIfAnswer): TemplateResult {
  return html`<div class="answer ${answer.isProblem ? "problem-text" : ""}">
    <p>${answer.sentence}</p>
    ${
      answer.details.length === 0
        ? nothing
        : html`<ul>
            ${answer.details.map((detail) => html`<li>${detail}</li>`)}
          </ul>`
    }
    ${
      answer.changes.length === 0
        ? nothing
        : html`<vscode-button
            appearance="secondary"
            ?disabled=${isLocked}
            title=${l10n.t("Put the answer among the changes")}
            @click=${() => use(answer)}
            >${l10n.t("Use this")}</vscode-button
          >`
    }
  </div>`;
}
