import path from "node:path";
import { z } from "zod";

export const root = path.resolve(import.meta.dirname, "../..");

/** Where a started world answers, and where its data lies. */
export const worldAddresses = z.object({ url: z.string(), databaseUrl: z.string(), inboxUrl: z.string(), jobsUrl: z.string(), stripeUrl: z.string(), pusher: z.object({ key: z.string(), host: z.string(), port: z.number() }), demoPassword: z.string(), apiKeys: z.object({ recruiter: z.string(), company: z.string(), candidate: z.string(), admin: z.string() }), dataDir: z.string() });
export type WorldAddresses = z.output<typeof worldAddresses>;

export const worldOptions = z.object({ dataDir: z.string(), port: z.number().int(), seed: z.enum(["story", "people"]), /** What a test will kill must write to its disk as in production, and be a process of its own. */ killable: z.boolean() });
export type WorldOptions = z.output<typeof worldOptions>;

/** What the one who started a world asks of it. `keep` and `forget` stop it; `forget` deletes its data too. */
export const worldCall = z.object({ id: z.number().int(), call: z.enum(["restartApp", "kill", "revive", "keep", "forget"]), which: z.enum(["push", "database"]).default("push"), signal: z.enum(["SIGTERM", "SIGKILL"]).default("SIGTERM"), environment: z.record(z.string(), z.string()).default({}) });
export type WorldCall = z.output<typeof worldCall>;

/** What it answers: first, under 0, where it is; then whether each call was done. */
export const worldAnswer = z.object({ id: z.number().int(), failed: z.string().optional(), world: worldAddresses.optional() });
