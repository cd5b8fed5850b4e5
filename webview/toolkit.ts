/** The only import of the toolkit: it is archived, and may be replaced here. */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
} from "@vscode/webview-ui-toolkit";

/** Defines <vscode-button>, <vscode-panels>, <vscode-panel-tab> and <vscode-panel-view>. */
export function defineToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodePanels(), vsCodePanelTab(), vsCodePanelView());
}

/** Gives a list of tabs its name: the toolkit keeps that list to itself, and names the whole with it. */
export function nameTabs(panels: Element | undefined, name: string): void {
  panels?.shadowRoot?.querySelector("[role=tablist]")?.setAttribute("aria-label", name);
}
