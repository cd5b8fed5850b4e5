import { existsSync } from "node:fs";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type * as vscode from "vscode";

/** A function that runs in the extension host. It sees only its parameters: it is sent as source text. */
export type HostAction<Argument, Result> = (
  api: typeof vscode,
  argument: Argument,
) => Result | Thenable<Result>;

type Answer<Result> = { readonly result: Result } | { readonly error: string };

/** Waits until the driver extension (see driver/) listens on its socket. */
export async function waitForHost(socket: string, timeout: number): Promise<void> {
  for (const began = Date.now(); !existsSync(socket); await wait(100)) {
    if (Date.now() - began > timeout)
      throw new Error(`The extension host was not ready after ${timeout / 1000} s.`);
  }
}

/** Runs a function in the extension host through the driver extension; what goes in and out is JSON. */
export async function callHost<Argument, Result>(
  socket: string,
  action: HostAction<Argument, Result>,
  argument: Argument,
): Promise<Result> {
  const answer = JSON.parse(await post(socket, { source: String(action), argument })) as Answer<Result>;
  if ("error" in answer) throw new Error(`In the extension host: ${answer.error}`);
  return answer.result;
}

function post(socketPath: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method: "POST" }, (response) => {
      text(response).then(resolve, reject);
    });
    call.once("error", reject);
    call.end(JSON.stringify(body));
  });
}
