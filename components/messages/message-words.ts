import type { Status } from "@/components/ui/status-pill";
import type { Message } from "@/server/messages/message-rows";
import { plainLine } from "./markdown";

export type Sign = Message["reactions"][number]["sign"];

/** The few signs that a message can bear, as they are read out. */
export const signWords: Readonly<Record<Sign, string>> = { thumbs_up: "Thumbs up", heart: "Heart", celebrate: "Celebrate", thanks: "Thanks", eyes: "Looking at it", check: "Done" };
export const allSigns = Object.keys(signWords) as Sign[];

type Glance = { deleted: boolean; text: string | null; files: number; card: "job" | "rtr" | null };

/** A message at a glance, on one line: "Photo of the office", "2 files", "A role". */
export function glanceWords({ deleted, text, files, card }: Glance): string {
  if (deleted) return "Deleted message";
  if (text !== null) return plainLine(text);
  if (card === "job") return "A role";
  if (card === "rtr") return "A request to represent";
  return files === 1 ? "A file" : `${files} files`;
}

/** How a request to represent stands, for both of its two. */
export function rtrPill({ state, over }: Pick<NonNullable<Message["rtr"]>, "state" | "over">): { status: Status; word: string } {
  switch (state) {
    case "requested":
      return over ? { status: "expired", word: "Ended without an answer" } : { status: "pending", word: "Waits for an answer" };
    case "signed":
      return over ? { status: "expired", word: "Signed, and ended" } : { status: "active", word: "Signed" };
    case "declined":
      return { status: "declined", word: "Declined" };
    case "withdrawn":
      return { status: "withdrawn", word: "Taken back" };
    case "revoked":
      return { status: "revoked", word: "Revoked" };
    case "ended":
      return { status: "expired", word: "Ended" };
  }
}
