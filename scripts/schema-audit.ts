import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lacks, schemaUsage, usageTable, withUsage } from "./schema-usage";

const agents = path.resolve(import.meta.dirname, "../AGENTS.md");
const usage = schemaUsage();
console.log(usageTable(usage));
if (process.argv.includes("--write")) writeFileSync(agents, withUsage(readFileSync(agents, "utf8"), usageTable(usage)));
const missing = lacks(usage);
for (const one of missing) console.error(one);
process.exit(missing.length > 0 ? 1 : 0);
