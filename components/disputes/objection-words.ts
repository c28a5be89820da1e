import type { Status } from "@/components/ui/status-pill";
import { untilDay } from "./case-words";

export type ObjectionView = { state: "open" | "answered" | "decided" | "appealed" | "closed" | "withdrawn"; outcome: "upheld" | "overturned" | "shared" | "withdrawn" | null; answerDueAt: string; timeZone: string; appealDueAt: string | null };

/** How an objection stands, for either side. `overturned` is said of the submission: then the company is right. */
export function objectionWords(one: ObjectionView, of: { recruiterName: string; companyName: string; mine: boolean; now: string }): { status: Status; word: string; text: string } {
  const due = untilDay(one.answerDueAt, one.timeZone, of.now);
  const appeal = one.appealDueAt === null ? "" : ` Either side may appeal until the end of ${untilDay(one.appealDueAt, one.timeZone, of.now)}.`;
  const stands = one.outcome === "overturned" ? "The introduction does not count; no fee comes of this submission." : "The introduction counts, and the submission goes on.";
  switch (one.state) {
    case "open":
      return { status: "pending", word: "Waits for an answer", text: of.mine ? `${of.recruiterName} may answer until the end of ${due}. Without an answer your objection stands.` : `${of.companyName} says that it knew the person before. Answer by the end of ${due}, or the objection stands and the submission ends.` };
    case "answered":
      return { status: "pending", word: "Waits for a decision", text: `${of.mine ? of.recruiterName : "You"} contested it. A person of the platform decides.` };
    case "decided":
      return { status: one.outcome === "overturned" ? "declined" : "confirmed", word: one.outcome === "overturned" ? "Objection upheld" : "Objection turned down", text: `${stands}${appeal}` };
    case "appealed":
      return { status: "pending", word: "Appealed", text: "Another person of the platform decides anew; until then nothing changes." };
    case "closed":
      return { status: one.outcome === "overturned" ? "declined" : "confirmed", word: one.outcome === "overturned" ? "Objection upheld" : "Objection turned down", text: stands };
    case "withdrawn":
      return { status: "expired", word: "Taken back", text: "The introduction counts." };
  }
}
