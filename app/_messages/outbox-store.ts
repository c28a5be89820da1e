import { z } from "zod";
import { keepLocally, keptLocally, namesKeptLocally, readKept } from "./kept-locally";

/** A file as it is kept here: the server has it already. */
export const keptFile = z.object({ fileId: z.string(), name: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() });
const waiting = z.object({
  clientId: z.string(), connectionId: z.string(), body: z.string(), replyToSeq: z.number().nullable(), files: z.array(keptFile), jobId: z.string().nullable(), rtrId: z.string().nullable(),
  /** Its place among all that this browser has to send: what was written first goes first. */
  order: z.number(),
  /** Why it was not sent; null = it is on its way. */
  failed: z.string().nullable(),
  /** Nobody answered: it is tried again by itself. What was refused waits for its sender. */
  unanswered: z.boolean(),
  /** Its number, once the server has it; null = not yet. It stays in a tab that shows its conversation, until that has it too. */
  sentSeq: z.number().nullable(),
});
export type WaitingMessage = z.infer<typeof waiting>;
export type NewMessage = Omit<WaitingMessage, "clientId" | "order" | keyof Standing>;
/** How it stands with a message on its way. */
export type Standing = Pick<WaitingMessage, "failed" | "unanswered" | "sentSeq">;

/** Whether a message is to be sent without its sender doing anything. */
export const isToSend = (one: WaitingMessage): boolean => one.sentSeq === null && (one.failed === null || one.unanswered);

/** What one person has on its way out of this browser. */
export type Outbox = {
  /** In the order in which it was written. */
  messages(): readonly WaitingMessage[];
  /** Out: the id under which it is sent. */
  add(message: NewMessage): string;
  /** Notes how it stands with one; nothing if it was taken back meanwhile. */
  mark(clientId: string, as: Partial<Standing>): void;
  drop(clientId: string): void;
  /** Takes in what other tabs have written, sent and taken back. */
  read(): void;
  /** Takes in what another tab did to one thing that is kept here: its name, and what it is now. */
  heard(name: string | null, text: string | null): void;
  /** Notes that this tab shows a conversation: what is sent in it stays until it is dropped; elsewhere nobody waits to see it. Out: how it is shown no more. */
  show(connectionId: string): () => void;
  subscribe(listener: () => void): () => void;
  /** Runs what sends in one conversation, unless it runs already: then once more after it. One tab at a time, where the browser can tell. */
  alone(connectionId: string, work: () => Promise<void>): Promise<void>;
};

/**
 * Opens the outbox of a person in this tab, empty until it is read. Each message is kept under a name of its own, so that tabs which write at the same time take nothing from each other. What the
 * browser could not keep is in this tab alone.
 */
export function openOutbox(person: string): Outbox {
  const beginning = `fairsplit:outbox:${person}:`;
  const listeners = new Set<() => void>();
  const known = new Map<string, WaitingMessage>();
  const kept = new Set<string>();
  const shown = new Set<string>();
  const working = new Set<string>();
  const again = new Set<string>();
  let all: readonly WaitingMessage[] = [];

  function tell(): void {
    for (const [clientId, one] of known) if (one.sentSeq !== null && !shown.has(one.connectionId)) known.delete(clientId);
    const next = [...known.values()].toSorted((one, other) => one.order - other.order || (one.clientId < other.clientId ? -1 : 1));
    if (JSON.stringify(next) === JSON.stringify(all)) return;
    all = next;
    for (const listener of listeners) listener();
  }
  function keep(one: WaitingMessage): void {
    known.set(one.clientId, one);
    const isKept = keepLocally(beginning + one.clientId, one);
    if (one.sentSeq === null) {
      if (isKept) kept.add(one.clientId);
    } else {
      // The number was written before, for the other tabs that show it.
      keepLocally(beginning + one.clientId, null);
      kept.delete(one.clientId);
    }
    tell();
  }
  const made: Outbox = {
    messages: () => all,
    add(message) {
      made.read();
      const clientId = crypto.randomUUID();
      keep({ ...message, clientId, order: Math.max(0, ...all.map((one) => one.order)) + 1, failed: null, unanswered: false, sentSeq: null });
      return clientId;
    },
    mark(clientId, as) {
      const one = known.get(clientId);
      if (one) keep({ ...one, ...as });
    },
    drop(clientId) {
      known.delete(clientId);
      kept.delete(clientId);
      keepLocally(beginning + clientId, null);
      tell();
    },
    read() {
      const names = namesKeptLocally(beginning);
      for (const name of names) {
        const one = keptLocally(name, waiting);
        if (one === null) continue;
        // Sent by a tab that was closed before it could forget it.
        if (one.sentSeq !== null) keepLocally(name, null);
        else {
          known.set(one.clientId, one);
          kept.add(one.clientId);
        }
      }
      const there = new Set(names);
      for (const clientId of kept) {
        if (there.has(beginning + clientId)) continue;
        kept.delete(clientId);
        known.delete(clientId);
      }
      tell();
    },
    heard(name, text) {
      if (name === null) return made.read();
      if (!name.startsWith(beginning)) return;
      const one = readKept(text, waiting);
      if (one !== null) {
        known.set(one.clientId, one);
        if (one.sentSeq === null) kept.add(one.clientId);
        else kept.delete(one.clientId);
      } else if (text === null) {
        const clientId = name.slice(beginning.length);
        if (!kept.delete(clientId)) return;
        known.delete(clientId);
      }
      tell();
    },
    show(connectionId) {
      shown.add(connectionId);
      return () => {
        shown.delete(connectionId);
        tell();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async alone(connectionId, work) {
      if (working.has(connectionId)) return void again.add(connectionId);
      working.add(connectionId);
      try {
        do {
          again.delete(connectionId);
          await oneTabAtATime(`${beginning}${connectionId}`, work);
        } while (again.has(connectionId));
      } finally {
        working.delete(connectionId);
      }
    },
  };
  return made;
}

/** A browser without locks sends from each of its tabs: under its id, a message is one however often it is sent. */
async function oneTabAtATime(name: string, work: () => Promise<void>): Promise<void> {
  const locks = typeof navigator === "undefined" ? undefined : (navigator.locks as LockManager | undefined);
  await (locks === undefined ? work() : locks.request(name, work));
}

let ofThisTab: { person: string; outbox: Outbox } | null = null;

/** The outbox of a person in this tab: the same on all its pages, so that what the browser could not keep outlives the page that it was written on. */
export function outboxOf(person: string): Outbox {
  if (ofThisTab?.person !== person) ofThisTab = { person, outbox: openOutbox(person) };
  return ofThisTab.outbox;
}
