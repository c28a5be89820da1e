import { z } from "zod";
import { flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { tellUsers } from "../providers/realtime";
import { writeNews } from "./write-news";

/** Tells everyone whom an event concerns: notifications and mails in one write, then a push that carries ids only. */
export const deliverEvent = flow({
  input: z.strictObject({ eventId: z.string().max(limits.idLength) }),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, { eventId }) {
    const { type, ids, userIds } = await writeNews.call(ctx, { eventId });
    if (userIds.length > 0) await tellUsers(userIds, { ...ids, type, eventId });
    return { told: userIds.length };
  },
});
