/** The panel: what the host says is drawn, what a person does is told to the host. */
import type { HostToPanel } from "../src/protocol/messages";
import { cellKeyOf } from "./cells";
import { Controls } from "./controls";
import { Drafts } from "./drafts";
import { onMessage, saveState, savedState, send } from "./host";
import { Screen } from "./screen";
import { Speech } from "./speech";
import { Store } from "./store";
import type { TabId } from "./store";
import { chosenTab } from "./tabs";
import { defineToolkit } from "./toolkit";
import { allViews } from "./views";
import { setWords } from "./words";

defineToolkit();
/** The number of the last request of a view: answers to earlier ones come too late. */
let asked = -1;
const store = new Store();
const drafts = new Drafts(store);
const saved = savedState();
if (saved.drafts) drafts.restore(saved.drafts);
if (saved.adding) store.adding = { fields: saved.adding, refusal: undefined, isTried: false };
const speech = new Speech();
const screen = new Screen(store, speech, saved);
const views = allViews(
  {
    get model() {
      return store.model;
    },
    redraw: () => screen.schedule(),
    ask: () => askForView(),
    nextSequence: () => drafts.nextSequence(),
    send,
    speech,
    save,
  },
  saved.views ?? {},
);
screen.views = views;
if (views.some(({ id }) => id === saved.tab)) store.tab = saved.tab!;
screen.main.addEventListener("change", (event) => show(chosenTab(event)));
const controls = new Controls(store, drafts, screen, save);
onMessage(receive);
send({ type: "ready", window: screen.window });
askForView();

function show(tab: TabId | undefined): void {
  if (tab === undefined || tab === store.tab) return;
  store.tab = tab;
  askForView();
  save();
  screen.draw();
}

function askForView(): void {
  const view = views.find(({ id }) => id === store.tab);
  if (view === undefined && asked < 0) return;
  asked = drafts.nextSequence();
  send({ type: "view", sequence: asked, request: view?.request() ?? null });
}

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
    case "view":
      if (message.sequence !== asked) return;
      store.viewModels.set(message.model.of, message.model);
      return screen.schedule();
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
    tab: store.tab,
    views: Object.fromEntries(views.map((view) => [view.id, view.saved()])),
  });
}
