/** A panel that exists only here: what it is told, what it says, and whether it can be seen. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { analyze } from "../../src/analysis/analyze";
import { PanelSession } from "../../src/editor/panel/session";
import type { HostToPanel, Intent, PanelToHost } from "../../src/protocol/messages";
import { eventually } from "./positions";

type Analyses = ConstructorParameters<typeof PanelSession>[2];

/** Each text by itself, as JSON. */
const plainly: Analyses = {
  of: (document) => analyze(document.getText()),
  ofDraft: (_, draft) => analyze(draft),
};

export function panelHere(document: vscode.TextDocument, analyses = plainly) {
  const messages = new vscode.EventEmitter<PanelToHost>();
  const viewState = new vscode.EventEmitter<void>();
  const sent: HostToPanel[] = [];
  const panel = {
    visible: true,
    webview: {
      onDidReceiveMessage: messages.event,
      postMessage: (message: HostToPanel) => Promise.resolve(sent.push(message) > 0),
    },
    onDidChangeViewState: viewState.event,
  };
  const { extensionUri } = vscode.extensions.getExtension("marginalia.marginalia")!;
  const session = new PanelSession(document, panel as unknown as vscode.WebviewPanel, analyses, extensionUri);
  let sequence = 100;
  return {
    /** All that the session said, the newest last. */
    sent,
    receive: (message: PanelToHost) => messages.fire(message),
    ready: () =>
      messages.fire({
        type: "ready",
        window: { start: 0, count: 50, pinned: null },
        arrangement: { sorting: null, filter: "" },
      }),
    /** Why an edit was refused; null when it was written. */
    async edit(intent: Intent): Promise<string | null> {
      const own = ++sequence;
      messages.fire({ type: "edit", sequence: own, intent });
      return eventually(() => {
        const found = sent.find((message) => message.type === "edited" && message.sequence === own);
        assert.ok(found?.type === "edited");
        return found.refusal;
      }, 60_000);
    },
    setVisible(visible: boolean): void {
      panel.visible = visible;
      viewState.fire();
    },
    dispose: () => session.dispose(),
  };
}
