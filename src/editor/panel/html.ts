import * as vscode from "vscode";

/** The page as a whole with its table, and each view beside it. */
const STYLES = [
  "panel/page.css",
  "panel/fields.css",
  "panel/account.css",
  "panel/table.css",
  "panel/results.css",
  "panel/toolbar.css",
  "panel/moving.css",
  "panel/below.css",
  "views/what-if.css",
  "views/pictures.css",
  "views/comparison.css",
  "views/scenarios.css",
];

/** The page around the panel's script: nothing may be loaded or run but what the extension ships. */
export function panelHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = newNonce();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "panel.js")).toString();
  const styles = STYLES.map((file) => {
    const uri = webview.asWebviewUri(vscode.Uri.joinPath(extension, "media", file)).toString();
    return `<link rel="stylesheet" href="${uri}" />`;
  });
  const policy = [
    "default-src 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
  ].join("; ");
  const title = vscode.l10n.t("Positions");
  // A reader of screens takes its voice from this: that of the words, which stay English where none are translated.
  const language = vscode.l10n.bundle === undefined ? "en" : vscode.env.language;
  // The toolkit reads the nonce for its styles from the second meta element.
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta property="csp-nonce" content="${nonce}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${styles.join("\n    ")}
  </head>
  <body>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
