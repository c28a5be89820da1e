import { z } from "zod";
import { command, type Ctx } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { database } from "../kernel/pool";
import { endRevokedAfterCommit } from "./end-revoked-flow";

/** Notes that a session of a person is over, for what must end with it. */
const noteSessionEnd = command({
  input: z.strictObject({ userId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run({ emit }, { userId }) {
    emit({ type: "identity/sessions.ended", data: { userId, count: 1 } });
    return {};
  },
});

/** Called by the sign-in library after it has removed a session. Never throws: nobody stays signed in because a message about it failed. */
export async function sessionEnded(userId: string): Promise<void> {
  const ctx: Ctx = { db: database(), actor: { kind: "system", job: "sign-in" }, requestId: newId("request") };
  try {
    await noteSessionEnd.call({ ...ctx, committed: () => endRevokedAfterCommit(ctx) }, { userId });
  } catch (err) {
    log.error({ err, userId, requestId: ctx.requestId }, "a session ended, and what must end with it was not told");
  }
}
