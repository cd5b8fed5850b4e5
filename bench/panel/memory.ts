/** Memory that is still in use after everything that is not has been collected, in MB. */
import type { Workbench } from "../../test/workbench/harness";

export interface Memory {
  readonly page: number;
  readonly host: number;
}

export async function memoryOf(workbench: Workbench): Promise<Memory> {
  const session = await workbench.page.context().newCDPSession(workbench.page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const host = await workbench.host(async () => {
    const { setFlagsFromString } = await import("node:v8");
    const { runInNewContext } = await import("node:vm");
    setFlagsFromString("--expose_gc");
    const collect = runInNewContext("gc") as () => void;
    collect();
    return process.memoryUsage().heapUsed;
  });
  return { page: usedSize / 1e6, host: host / 1e6 };
}
