import { z } from "zod";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { limits } from "../kernel/limits";
import { MESSAGE_LETTERS } from "./rules/message-text";

export const connectionId = z.string().max(limits.idLength);
export const messageId = z.string().max(limits.idLength);
/** The place of a message in its conversation, from 1 on. */
export const seq = z.number().int().min(1, "The first message has the number 1.").max(2_147_483_647);
/** What somebody types, as it is kept; "" = nothing that can be seen. */
export const typedText = cleanedText(MESSAGE_LETTERS);
export const written = typedText.refine((text) => text !== "", "Write something.");
export const signs = ["thumbs_up", "heart", "celebrate", "thanks", "eyes", "check"] as const;
