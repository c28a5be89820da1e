import { writeFile } from "node:fs/promises";
import path from "node:path";
import { demoPeople } from "../../db/seed/people";
import type { World } from "./world";

/** Writes the addresses and logins of a running world beside its data, for scripts and outside programs (DESIGN §8). */
export async function writeDemoFile(dataDir: string, world: World): Promise<void> {
  const { url, databaseUrl, inboxUrl, jobsUrl, inngest, stripe, pusher, demoPassword, apiKeys } = world;
  const logins = demoPeople.map(({ role, email, area }) => ({ role, email, password: demoPassword, area }));
  await writeFile(path.join(dataDir, "demo.json"), `${JSON.stringify({ url, databaseUrl, inboxUrl, jobsUrl, inngest, stripe, pusher, logins, apiKeys }, null, 2)}\n`);
}
