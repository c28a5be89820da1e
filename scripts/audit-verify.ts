import { runningDemo } from "./env";
import { openDatabase } from "../server/kernel/database";
import { verifyChains } from "../server/audit";

const { demo } = await runningDemo(process.argv.slice(2));
const db = openDatabase(demo.databaseUrl, 2);
const verdict = await verifyChains(db);
await db.$client.end();
if (verdict.broken) {
  console.log(`Broken at chain ${verdict.broken.chain}, entry ${verdict.broken.seq}: ${verdict.broken.what}.`);
  process.exit(1);
}
console.log(`${verdict.entries} entries in ${verdict.chains} chains: every hash follows from the one before it.`);
