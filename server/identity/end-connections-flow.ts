import { z } from "zod";
import { flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { endConnectionsOf } from "../providers/realtime";

/**
 * Ends the real-time connections of a person whose session is over or who was suspended. A browser of theirs that is still signed in connects again and is
 * authorized anew; one that is not is refused. Harmless when repeated. Throws when the push server does not answer: the job tries again.
 */
export const endConnections = flow({
  input: z.strictObject({ userId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run(_, { userId }) {
    await endConnectionsOf(userId);
    return {};
  },
});
