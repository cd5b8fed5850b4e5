import { benchAnalysis, benchYaml } from "./analysis";
import { benchBundles } from "./bundles";
import { benchEngine } from "./engine";
import { benchGrowth } from "./growth";
import { benchKernel } from "./kernel";
import { benchPeers } from "./peers";

async function main(): Promise<void> {
  console.log(`Node ${process.version}, ${process.arch}`);
  // First, in a process as new as the threads in which it works.
  await benchKernel();
  benchEngine();
  benchGrowth();
  benchPeers();
  await benchAnalysis();
  await benchYaml();
  benchBundles();
}

void main();
