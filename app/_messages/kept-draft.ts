import { z } from "zod";
import { keepLocally, keptLocally } from "./kept-locally";

/** A text that was typed and not sent, and when its last letter was. */
export const keptDraft = z.object({ text: z.string(), at: z.number() });
export type KeptDraft = z.infer<typeof keptDraft>;

/** Keeps what the server has after it was sent a text, unless another tab has kept a later one meanwhile. In: under which name, what was sent, and what the server has. */
export function keepAnswer(name: string, sent: KeptDraft, known: KeptDraft): void {
  const here = keptLocally(name, keptDraft);
  if (here === null || here.at <= sent.at) keepLocally(name, known);
}
