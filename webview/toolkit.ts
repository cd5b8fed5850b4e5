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
