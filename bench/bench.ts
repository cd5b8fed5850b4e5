import { benchAnalysis } from "./analysis";
import { benchBundles } from "./bundles";
import { benchEngine } from "./engine";

async function main(): Promise<void> {
  console.log(`Node ${process.version}, ${process.arch}`);
  benchEngine();
  await benchAnalysis();
  benchBundles();
}

void main();
