import { z } from "zod";
import { limits } from "./limits";

/** Close codes and error codes of protocol 7. 40xx: do not come back unchanged; 41xx: come back later; 42xx: come back at once; 43xx: the event was refused, the connection stays. */
export const codes = { noSuchApp: 4001, overQuota: 4004, noSuchPath: 4005, badVersion: 4006, oldVersion: 4007, noVersion: 4008, unauthorized: 4009, overCapacity: 4100, comeBack: 4200, noPong: 4201, clientEventRefused: 4301 } as const;

const received = z.object({ event: z.string().max(limits.eventNameLength), channel: z.string().max(300).optional(), data: z.unknown().optional() });
export type Received = z.output<typeof received>;

/** Reads what a client sent; null = no frame of the protocol. */
export function readFrame(text: string): Received | null {
  return received.safeParse(readJson(text)).data ?? null;
}

/** The value of a JSON text; undefined = it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A frame as it is sent: an event's data is text within text, as protocol 7 has it. */
export function frame(event: string, data: unknown, more: { channel?: string; user_id?: string } = {}): string {
  return JSON.stringify({ event, ...more, data: typeof data === "string" ? data : JSON.stringify(data) });
}

export const errorFrame = (code: number | null, message: string): string => frame("pusher:error", { code, message });

/** Tells a client why it does not get into a channel, in the form that the official client hands on to the page. */
export const refusedFrame = (channel: string, type: "AuthError" | "LimitReached", error: string, status: number): string => frame("pusher:subscription_error", { type, error, status }, { channel });
