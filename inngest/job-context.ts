import { leavingAtOnce } from "@/server/after-commit";
import type { Ctx } from "@/server/kernel/command";
import { database } from "@/server/kernel/pool";

/** What a job's step calls commands with: the system as actor, the run as request. */
export function jobContext(job: string, runId: string): Ctx {
  const ctx: Ctx = { db: database(), actor: { kind: "system", job }, requestId: runId };
  return leavingAtOnce(ctx);
}
