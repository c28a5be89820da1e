import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { jobs } from "@/db/schema/jobs";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asHiringManager } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { jobErrors } from "./errors";

/** Pauses, reopens or closes a role. In: the state one saw, so that a second tab is told what changed. */
export const changeJobState = command({
  input: z.strictObject({ jobId: z.string().max(limits.idLength), from: z.enum(["open", "paused"]), to: z.enum(["open", "paused", "closed"]) }),
  output: z.strictObject({ state: z.string() }),
  allow: asHiringManager,
  errors: jobErrors,
  async run({ tx, scope, emit, refuse }, { jobId, from, to }) {
    const mine = and(eq(jobs.id, jobId), eq(jobs.companyId, scope.companyId));
    const [changed] = await tx.update(jobs).set({ state: to }).where(and(mine, eq(jobs.state, from))).returning({ state: jobs.state });
    if (changed) {
      emit({ type: `jobs/job.${to}`, data: { jobId } });
      return changed;
    }
    const [known] = await tx.select({ id: jobs.id }).from(jobs).where(mine);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});
