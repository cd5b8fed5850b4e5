/** Switches for what is shown in the editor: one for each surface, and one for all. */
import * as vscode from "vscode";
import { isSurfaceOn, setSurface, type Surface, SURFACES } from "./settings";

export function registerToggleSurface(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("marginalia.toggleSurface", async (given?: unknown) => {
      const surface = SURFACES.find((one) => one === given) ?? (await chosenSurface());
      if (surface !== undefined) await setSurface(surface, !isSurfaceOn(surface));
    }),
    vscode.commands.registerCommand("marginalia.toggleAll", async () => {
      const isAnyOn = SURFACES.some((surface) => isSurfaceOn(surface));
      for (const surface of SURFACES) {
        if (isSurfaceOn(surface) === isAnyOn) await setSurface(surface, !isAnyOn);
      }
    }),
  );
}

async function chosenSurface(): Promise<Surface | undefined> {
  const items = SURFACES.map((surface) => ({
    label: `${isSurfaceOn(surface) ? "$(eye)" : "$(eye-closed)"} ${titles()[surface]}`,
    description: isSurfaceOn(surface) ? vscode.l10n.t("on") : vscode.l10n.t("off"),
    surface,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Toggle Surface"),
    placeHolder: vscode.l10n.t("What to turn on or off"),
  });
  return chosen?.surface;
}

function titles(): Readonly<Record<Surface, string>> {
  return {
    codeLens: vscode.l10n.t("Code lenses above positions and account"),
    inlayHints: vscode.l10n.t("Hints behind prices, leverage and margin"),
    decorations: vscode.l10n.t("Marks beside positions at risk"),
    statusBar: vscode.l10n.t("Margin ratio in the status bar"),
    hover: vscode.l10n.t("Hovers"),
    diagnostics: vscode.l10n.t("Problems"),
    tree: vscode.l10n.t("Positions in the explorer"),
  };
}
