import { z } from "zod";
import { flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { realNow } from "../kernel/wall-clock";
import { listeningUsers } from "../providers/realtime";
import { notePresence } from "./note-presence";

/**
 * Corrects who is thought to be online by asking the push server: a webhook that never came, or a push server that was restarted, would leave a person online for
 * good. It says what was true a moment ago, so that a webhook on its way stands over it.
 */
export const checkPresence = flow({
  input: z.strictObject({}),
  output: z.strictObject({ changed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    const at = new Date(realNow().getTime() - limits.presenceSettlesMs).toISOString();
    return notePresence.call(ctx, { online: await listeningUsers(), offline: "others", at });
  },
});
