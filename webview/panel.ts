/** The panel: what the host says is drawn, what a person does is told to the host. */
import type { HostToPanel } from "../src/protocol/messages";
import { isArrangement } from "../src/protocol/arrangement";
import { Arranging, savedColumns } from "./arranging";
import { keepAutofillAway } from "./autofill";
import { cellKeyOf } from "./cells";
import { Controls } from "./controls";
import { Drafts } from "./drafts";
import { Fixing } from "./fixing";
import { onMessage, saveState, savedState, send } from "./host";
import { Moving } from "./moving";
import { Screen } from "./screen";
import { keepSelectAll } from "./selectAll";
import { Speech } from "./speech";
import { NEW_ROW, problemKey, Store } from "./store";
import type { TabId } from "./store";
import { chosenTab } from "./tabs";
import { defineToolkit } from "./toolkit";
import { allViews } from "./views";
import { setWords } from "./words";

defineToolkit();
keepSelectAll();
keepAutofillAway();
/** The number of the last request of a view: answers to earlier ones come too late. */
let asked = -1;
const store = new Store();
const drafts = new Drafts(store);
const saved = savedState();
if (saved.drafts) drafts.restore(saved.drafts);
if (saved.adding) store.adding = { fields: saved.adding, refusal: undefined, isTried: false };
if (isArrangement(saved.arrangement)) store.arrangement = saved.arrangement;
store.columns = savedColumns(saved.columns) ?? store.columns;
store.showsInstruments = saved.showsInstruments === true;
const speech = new Speech();
const screen = new Screen(store, speech, saved);
const views = allViews(
  {
    get model() {
      return store.model;
    },
    get currentRow() {
      return store.currentRow === NEW_ROW ? null : store.currentRow;
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
const arranging = new Arranging(store, screen, speech, save);
const moving = new Moving(store, drafts, screen, speech);
const fixing = new Fixing(store, drafts, screen.main);
onMessage(receive);
send({ type: "ready", window: screen.window, arrangement: store.arrangement });
if (store.showsInstruments) send({ type: "instruments", isShown: true });
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
    case "reading":
      store.reading = message.count;
      return screen.draw();
    case "model":
      store.setModel(message.model);
      if (message.model.draft === null) drafts.rebase();
      screen.draw();
      fixing.received();
      return refocus();
    case "rows":
      if (message.version === store.model?.version) store.addRows(message);
      screen.draw();
      return arranging.arrived();
    case "arranging":
      return arranging.progressed(message.share);
    case "select":
      store.markedRow = message.row;
      controls.textLeft();
      screen.show(message.place);
      return screen.schedule();
    case "instruments":
      store.instruments = message.model;
      return screen.schedule();
    case "symbols":
      store.symbols = message.symbols;
      return screen.schedule();
    case "fixes":
      if (message.version !== store.model?.version) return;
      for (const { problem, titles } of message.fixes) store.fixes.set(problemKey(problem), titles);
      return screen.schedule();
    case "told":
      store.told = message.text;
      speech.say(message.text);
      return screen.schedule();
    case "drafted":
      if (drafts.drafted(message.sequence, message.refusal)) screen.schedule();
      return;
    case "view":
      if (message.sequence !== asked) return;
      store.viewModels.set(message.model.of, message.model);
      views.find(({ id }) => id === message.model.of)?.answered?.(message.model);
      return screen.schedule();
    case "edited": {
      if (views.some((view) => view.edited?.(message.sequence, message.refusal))) {
        save();
        return screen.draw();
      }
      const isAdded = drafts.edited(message.sequence, message.refusal);
      if (message.refusal === null) controls.rowsChanged(message.row, isAdded);
      else store.notice = message.refusal;
      if (message.refusal !== null) speech.say(message.refusal);
      moving.edited();
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
    arrangement: store.arrangement,
    columns: [...store.columns],
    showsInstruments: store.showsInstruments,
    views: Object.fromEntries(views.map((view) => [view.id, view.saved()])),
  });
}
