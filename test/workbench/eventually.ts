import { setTimeout as wait } from "node:timers/promises";

/** Waits until something holds. */
export async function eventually(check: () => Promise<void>, timeout = 10_000): Promise<void> {
  for (const began = Date.now(); ; await wait(30)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() - began > timeout) throw error;
    }
  }
}
