import { z } from "zod";
import { keepLocally, keptLocally } from "./kept-locally";

const file = z.object({ fileId: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() });
const waiting = z.object({
  clientId: z.string(), body: z.string(), replyToSeq: z.number().nullable(), files: z.array(file), jobId: z.string().nullable(), rtrId: z.string().nullable(),
  /** Why it was not sent; null = it is on its way. */
  failed: z.string().nullable(),
  /** Nobody answered: it is tried again by itself. What was refused waits for its sender. */
  unanswered: z.boolean().default(false),
  /** Its number, once the server has it; null = not yet. It stays here until the conversation that is shown has it too. */
  sentSeq: z.number().nullable().default(null),
});
export type WaitingMessage = z.infer<typeof waiting>;
export type NewMessage = Omit<WaitingMessage, "clientId" | "failed" | "unanswered" | "sentSeq">;

/** What a conversation has on its way out of this tab. It outlives the page that shows it, and in this browser also the tab. */
export type Outbox = {
  messages(): readonly WaitingMessage[];
  change(next: readonly WaitingMessage[]): void;
  subscribe(listener: () => void): () => void;
  /** Runs what sends, unless it runs already. */
  alone(work: () => Promise<void>): Promise<void>;
};

const outboxes = new Map<string, Outbox>();

/** The outbox kept under a name: one for the whole tab, begun with what this browser kept. */
export function outboxOf(name: string): Outbox {
  const known = outboxes.get(name);
  if (known) return known;
  const listeners = new Set<() => void>();
  let all: readonly WaitingMessage[] = keptLocally(name, z.array(waiting)) ?? [];
  let working = false;
  const made: Outbox = {
    messages: () => all,
    change(next) {
      all = next;
      keepLocally(name, next.length === 0 ? null : next);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async alone(work) {
      if (working) return;
      working = true;
      await work().finally(() => (working = false));
    },
  };
  outboxes.set(name, made);
  return made;
}
