/** The way to the extension host, and what outlives the page: a hidden panel is destroyed and made again. */
import type { Arrangement } from "../src/protocol/arrangement";
import type { HostToPanel, NewPosition, PanelToHost, Target } from "../src/protocol/messages";
import { hostToPanel } from "../src/protocol/validate";
import type { TabId } from "./store";

interface Api {
  postMessage(message: PanelToHost): void;
  getState(): unknown;
  setState(state: SavedState): void;
}

declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();

export function send(message: PanelToHost): void {
  api.postMessage(message);
}

export function onMessage(receive: (message: HostToPanel) => void): void {
  addEventListener("message", ({ data }) => {
    const message = hostToPanel(data);
    if (message !== undefined) receive(message);
  });
}

export interface SavedState {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly focused: string | null;
  readonly drafts: readonly { readonly target: Target; readonly text: string }[];
  readonly adding: NewPosition | null;
  readonly tab: TabId;
  readonly arrangement: Arrangement;
  readonly columns: readonly string[];
  readonly showsInstruments: boolean;
  /** What each view wants kept, by its name. */
  readonly views: Readonly<Record<string, unknown>>;
}

export function savedState(): Partial<SavedState> {
  const state = api.getState();
  return typeof state === "object" && state !== null ? state : {};
}

export function saveState(state: SavedState): void {
  api.setState(state);
}
