import { z } from "zod";

/** By which numbers a browser fetches what it lacks of a conversation: all that it is told of it. */
export const toldIds = z.object({ connectionId: z.string(), messageId: z.string(), seq: z.number(), change: z.number(), side: z.string() }).partial();
