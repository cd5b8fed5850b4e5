/** The only import of the toolkit: it is archived, and may be replaced here. */
import { provideVSCodeDesignSystem, vsCodeButton } from "@vscode/webview-ui-toolkit";

/** Defines <vscode-button>. */
export function defineToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}
