import { aimAt, runningDemo } from "./env";

const { demo } = await runningDemo(process.argv.slice(2));
aimAt(demo);
const { openDatabase } = await import("../server/kernel/database");
const { runProof } = await import("../server/proof");

const db = openDatabase(demo.databaseUrl, 4);
const proof = await runProof.call({ db, actor: { kind: "system", job: "proof-by-hand" }, requestId: "proof" }, {});
const width = Math.max(...proof.lines.map((line) => line.check.length));
for (const line of proof.lines) {
  console.log(`${line.currency}  ${line.account.padEnd(20)} ${line.check.padEnd(width)}  ours ${line.ours.padStart(14)}  theirs ${line.theirs.padStart(14)}  difference ${line.difference}${line.rows.length > 0 ? `  ${line.rows.join(", ")}` : ""}`);
}
console.log(`audit: ${proof.audit}`);
console.log(proof.outcome === "clean" ? "The books agree: difference 0." : "The books differ.");
await db.$client.end();
process.exit(proof.outcome === "clean" ? 0 : 1);
