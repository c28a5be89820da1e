import { z } from "zod";
import { limits } from "../kernel/limits";
import { lettersOf, MESSAGE_LETTERS, MESSAGE_READ, messageText } from "./rules/message-text";

const tooLong = `Use at most ${MESSAGE_LETTERS.toLocaleString("en-US")} letters.`;

export const connectionId = z.string().max(limits.idLength);
export const messageId = z.string().max(limits.idLength);
/** The place of a message in its conversation, from 1 on. */
export const seq = z.number().int().min(1, "The first message has the number 1.").max(2_147_483_647);
/** What somebody types, as it is kept; "" = nothing that can be seen. */
export const typedText = z.string().max(MESSAGE_READ, tooLong).transform(messageText).refine((text) => lettersOf(text) <= MESSAGE_LETTERS, tooLong);
export const written = typedText.refine((text) => text !== "", "Write something.");
export const signs = ["thumbs_up", "heart", "celebrate", "thanks", "eyes", "check"] as const;
