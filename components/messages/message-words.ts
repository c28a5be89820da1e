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
