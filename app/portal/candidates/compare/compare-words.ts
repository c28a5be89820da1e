import { formatDate } from "@/components/format";
import type { Outputs } from "../../../trpc/outputs";

export type Compared = Outputs["sourcing"]["compare"];

/** What a merge would make of a claim, in the reader's words. */
export function outcomeWords({ mine, outcome, until, goesOnFrom, goesOnUntil }: Compared["claims"][number], now: string): string {
  const whose = mine ? "Your protection" : "Another recruiter's protection";
  if (outcome === "ends" || outcome === "rests") return `${whose} until ${formatDate(until)} ends: whoever was first protects at least as long.`;
  const end = formatDate(goesOnUntil ?? until);
  return goesOnFrom !== null && goesOnFrom > now ? `${whose} waits until ${formatDate(goesOnFrom)}, when that of whoever was first ends, and then runs until ${end}.` : `${whose} runs until ${end}, as before.`;
}
