import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { newKeySecret } from "../../server/identity/key-secret";

const schema = z.object({
  postgresPassword: z.string(), appPassword: z.string(), authSecret: z.string(), stripeSecretKey: z.string(), pusherAppId: z.string(), pusherKey: z.string(), pusherSecret: z.string(),
  demoPassword: z.string(),
  /** Keys by which programs call in the name of a demo person of each kind. */
  apiKeys: z.object({ recruiter: z.string(), company: z.string(), candidate: z.string(), admin: z.string() }),
});
export type DemoSecrets = z.output<typeof schema>;

/** This demo's own secrets: made at the first start, kept beside its data. */
export async function secretsOf(dataDir: string): Promise<DemoSecrets> {
  const file = path.join(dataDir, "secrets.json");
  const known = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });
  const random = (bytes: number) => randomBytes(bytes).toString("hex");
  const made: DemoSecrets = {
    postgresPassword: random(12), appPassword: random(12), authSecret: random(32), stripeSecretKey: `sk_sim_${random(16)}`, pusherAppId: "fairsplit", pusherKey: random(10), pusherSecret: random(16),
    demoPassword: "fairsplit-demo", apiKeys: { recruiter: newKeySecret(), company: newKeySecret(), candidate: newKeySecret(), admin: newKeySecret() },
  };
  // A demo that an earlier version made lacks what has come since; what it has stays.
  const secrets = known === null ? made : schema.parse({ ...made, ...schema.partial().parse(JSON.parse(known)) });
  if (known !== null && schema.safeParse(JSON.parse(known)).success) return secrets;
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
