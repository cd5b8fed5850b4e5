/** A row of questions in the quick input, one after the other, with a way back. */
import * as vscode from "vscode";

export interface Step {
  readonly key: string;
  readonly title: string;
  readonly prompt: string;
  /** The value that stands there at first. */
  readonly value?: string;
  /** Choices instead of free text. */
  readonly choices?: readonly vscode.QuickPickItem[];
  /** What is wrong with a value, if something is. */
  readonly check?: (value: string) => string | undefined;
}

export type Answers = Readonly<Record<string, string>>;

/** Asks step after step; `next` tells the step that follows from the answers so far. None when it was cancelled. */
export async function ask(
  title: string,
  next: (answers: Answers) => Step | undefined,
  given: Answers = {},
): Promise<Answers | undefined> {
  const history: Answers[] = [given];
  for (;;) {
    const answers = history.at(-1)!;
    const step = next(answers);
    if (step === undefined) return answers;
    const answer = await askOne(title, step, history.length, history.length > 1);
    if (answer === undefined) return undefined;
    if (answer === BACK) history.pop();
    else history.push({ ...answers, [step.key]: answer });
  }
}

const BACK = Symbol("back");

function askOne(
  title: string,
  step: Step,
  number: number,
  canGoBack: boolean,
): Promise<string | typeof BACK | undefined> {
  const input = step.choices ? choiceInput(step) : textInput(step);
  input.title = vscode.l10n.t("{0}: {1}", title, step.title);
  input.step = number;
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    let isAnswered = false;
    const answer = (value: string | typeof BACK | undefined) => {
      isAnswered = true;
      resolve(value);
      input.dispose();
    };
    input.onDidTriggerButton(() => answer(BACK));
    input.onDidHide(() => {
      if (!isAnswered) answer(undefined);
    });
    input.onDidAccept(() => {
      if ("selectedItems" in input) {
        const [chosen] = input.selectedItems;
        if (chosen) answer(chosen.label);
        return;
      }
      const value = input.value.trim();
      input.validationMessage = step.check?.(value);
      if (input.validationMessage === undefined) answer(value);
    });
    input.show();
  });
}

function choiceInput({ prompt, choices = [], value }: Step): vscode.QuickPick<vscode.QuickPickItem> {
  const input = vscode.window.createQuickPick();
  input.placeholder = prompt;
  input.items = choices;
  input.matchOnDescription = true;
  input.activeItems = choices.filter(({ label }) => label === value);
  return input;
}

function textInput({ prompt, value = "", check }: Step): vscode.InputBox {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.valueSelection = [0, value.length];
  input.onDidChangeValue((text) => {
    input.validationMessage = text.trim() === "" ? undefined : check?.(text.trim());
  });
  return input;
}
