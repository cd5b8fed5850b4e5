/** The active file's account in the status bar; hidden elsewhere. */
import * as vscode from "vscode";
import type { Risk } from "../protocol/messages";
import { statusOf } from "../analysis/status";
import { activeDocument } from "./activeDocument";
import { isAnalysed, isPositionFile } from "./documents";
import { onDidChangeAnnotated } from "./dumps";
import { afterPause } from "./pause";
import { isSurfaceOn, onSurfaceChange } from "./settings";
import type { ShownAnalyses } from "./shownAnalyses";

/**
 * Milliseconds without typing. Finding the nearest of thousands of positions takes its time, so it comes after the
 * diagnostics and the marks, which have shorter pauses.
 */
const PAUSE = 600;

export function registerStatusBar(shownAnalyses: ShownAnalyses): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("marginalia.account", vscode.StatusBarAlignment.Right, 100);
  item.name = vscode.l10n.t("Marginalia: Account");
  const show = () => {
    const document = activeDocument();
    const isWanted = document !== undefined && isAnalysed(document) && isSurfaceOn("statusBar", document);
    const status = isWanted ? statusOf(shownAnalyses.of(document).analysis) : undefined;
    if (document === undefined || status === undefined) return item.hide();
    item.text = `${ICONS[status.risk] ?? "$(pulse)"} ${status.text}`;
    item.tooltip = new vscode.MarkdownString(status.tooltip);
    const background = BACKGROUNDS[status.risk];
    item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    item.accessibilityInformation = { label: vscode.l10n.t("Account: {0}", status.text) };
    item.command = isPositionFile(document)
      ? {
          title: vscode.l10n.t("Open the panel"),
          command: "marginalia.openPanelToSide",
          arguments: [document.uri],
        }
      : { title: vscode.l10n.t("Show both modes"), command: "marginalia.showBothModes" };
    item.show();
  };
  const later = afterPause(show, PAUSE);
  show();
  return vscode.Disposable.from(
    item,
    later,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.window.tabGroups.onDidChangeTabs(show),
    vscode.window.tabGroups.onDidChangeTabGroups(show),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === activeDocument()) later.start();
    }),
    onSurfaceChange("statusBar", show),
    onDidChangeAnnotated(show),
  );
}

const ICONS: Partial<Record<Risk, string>> = {
  liquidatable: "$(error)",
  critical: "$(warning)",
};

const BACKGROUNDS: Partial<Record<Risk, string>> = {
  liquidatable: "statusBarItem.errorBackground",
  critical: "statusBarItem.warningBackground",
};
