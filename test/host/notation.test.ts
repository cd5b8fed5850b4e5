import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openBook, replace, until, wait } from "./positions";

const LINE = "long 0.02 BTCUSDT @ 50000 10x isolated, rate 0.4%";
// 100 + 0.02·(P − 50000) = 0.02·P·0.004, P = 900 / 0.01992
const ANSWER = "liquidation at 45,180.723, 9.639 % away, worst-case loss 100";

const calculateLine = (line?: string, action?: "copy" | "comment" | "open") =>
  vscode.commands.executeCommand<string | undefined>("marginalia.calculateLine", line && { line, action });
const showComments = () => vscode.commands.executeCommand<string[]>("marginalia.showComments");

describe("one line", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("Calculate One Line answers a line that it is given", async () => {
    const sentence = `BTCUSDT long isolated: ${ANSWER}. As cross: no liquidation price without a wallet balance.`;
    assert.equal(await calculateLine(LINE, "copy"), sentence);
    assert.equal(await vscode.env.clipboard.readText(), sentence);
  });

  it("Calculate One Line says what is wrong with a line", async () => {
    assert.equal(
      await calculateLine("lnog 1 A @ 1"),
      'Expected long, short, buy or sell; found "lnog". Did you mean "long"?',
    );
  });

  it("Calculate One Line opens the position file that says the same", async () => {
    await calculateLine(LINE, "open");
    const { document } = vscode.window.activeTextEditor!;
    assert.deepEqual([document.isUntitled, document.languageId], [true, "jsonc"]);
    assert.match(
      document.getText(),
      /"quantity": "0\.02", "symbol": "BTCUSDT", "entryPrice": "50000", "leverage": "10"/,
    );
  });

  it("Calculate One Line inserts the line as a comment of the file's language, and replaces it there", async () => {
    const editor = await openBook("def size():\n    return 1\n", "strategy.py");
    editor.selection = new vscode.Selection(1, 8, 1, 8);
    await calculateLine(LINE, "comment");
    assert.equal(editor.document.getText(), `def size():\n    # marginalia: ${LINE}\n    return 1\n`);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await calculateLine("short 1 A @ 5", "comment");
    assert.equal(editor.document.getText(), "def size():\n    # marginalia: short 1 A @ 5\n    return 1\n");
  });

  it("Calculate One Line asks with the line of the comment at the cursor, and Enter goes on to what to do with it", async () => {
    const editor = await openBook(`# marginalia: ${LINE}\n`, "strategy.py");
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.env.clipboard.writeText("nothing yet");
    let isDone = false;
    const done = calculateLine().then((answer) => ((isDone = true), answer));
    while (!isDone) {
      await wait(200);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    assert.match((await done)!, /^BTCUSDT long isolated: /);
    assert.equal(await vscode.env.clipboard.readText(), await done);
  });

  it("Show Answers in Comments turns the answers of a file on and off", async () => {
    await openBook(`# marginalia: ${LINE}\nx = 1\n// marginalia: lnog 1\n`, "strategy.py");
    const [first, second, ...more] = await showComments();
    assert.equal(first, ANSWER);
    assert.match(second!, /^Expected long/);
    assert.deepEqual(more, []);
    assert.deepEqual(await showComments(), []);
  });

  it("the answers in comments follow what is typed", async () => {
    const editor = await openBook(`# marginalia: ${LINE}\n`, "strategy.py");
    await showComments();
    await replace(editor, "0.02 BTC", "0.04 BTC");
    await showComments();
    const [answer] = await showComments();
    assert.match(answer!, /worst-case loss 200$/);
    await showComments();
  });

  it("no answers are shown unless the setting is on", async () => {
    await openBook(`# marginalia: ${LINE}\n`, "notes.py");
    const settings = vscode.workspace.getConfiguration("marginalia");
    assert.equal(settings.get("comments.enabled"), false);
    await settings.update("comments.enabled", true, vscode.ConfigurationTarget.Global);
    try {
      await until("the setting", () =>
        vscode.workspace.getConfiguration("marginalia").get("comments.enabled"),
      );
      // They are on now: the command turns them off for this file, and on again.
      assert.deepEqual(await showComments(), []);
      assert.deepEqual(await showComments(), [ANSWER]);
    } finally {
      await settings.update("comments.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
