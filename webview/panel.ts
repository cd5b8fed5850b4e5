/** The panel: what the host says is drawn, what a person does is told to the host. */
import type { HostToPanel } from "../src/protocol/messages";
import { cellKeyOf } from "./cells";
import { Controls } from "./controls";
import { Drafts } from "./drafts";
import { onMessage, saveState, savedState, send } from "./host";
import { Screen } from "./screen";
import { Speech } from "./speech";
import { Store } from "./store";
import { defineToolkit } from "./toolkit";
import { setWords } from "./words";

defineToolkit();
const store = new Store();
const drafts = new Drafts(store);
const saved = savedState();
if (saved.drafts) drafts.restore(saved.drafts);
if (saved.adding) store.adding = { fields: saved.adding, refusal: undefined, isTried: false };
const speech = new Speech();
const screen = new Screen(store, speech, saved);
const controls = new Controls(store, drafts, screen, save);
onMessage(receive);
send({ type: "ready", window: screen.window });

function receive(message: HostToPanel): void {
  switch (message.type) {
    case "welcome":
      setWords(message.words);
      store.venues = message.venues;
      return;
    case "model":
      store.setModel(message.model);
      if (message.model.draft === null) drafts.rebase();
      screen.draw();
      return refocus();
    case "rows":
      if (message.version === store.model?.version) store.addRows(message.rows);
      return screen.draw();
    case "drafted":
      if (drafts.drafted(message.sequence, message.refusal)) screen.schedule();
      return;
    case "edited": {
      const isAdded = drafts.edited(message.sequence, message.refusal);
      if (message.refusal === null) controls.rowsChanged(message.row, isAdded);
      else store.notice = message.refusal;
      if (message.refusal !== null) speech.say(message.refusal);
      save();
      return screen.draw();
    }
  }
}

let hasRefocused = false;

/** A panel that was hidden and is shown again has the focus where it was. */
function refocus(): void {
  if (hasRefocused) return;
  hasRefocused = true;
  if (saved.focused == null || !document.hasFocus()) return;
  const cells = document.querySelectorAll<HTMLElement>("[data-cell]");
  [...cells].find((cell) => cellKeyOf(cell) === saved.focused)?.focus();
}

function save(): void {
  saveState({
    scrollTop: screen.box?.scrollTop ?? 0,
    scrollLeft: screen.box?.scrollLeft ?? 0,
    focused: cellKeyOf(document.activeElement) ?? null,
    drafts: [...store.drafts.values()].map(({ target, text }) => ({ target, text })),
    adding: store.adding?.fields ?? null,
  });
}
