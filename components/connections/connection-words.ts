import { formatDate, formatInstant, type TimeContext } from "@/components/format";
import type { Status } from "@/components/ui/status-pill";

export type Side = "candidate" | "recruiter";
type State = "pending" | "active" | "inactive" | "declined" | "withdrawn" | "blocked" | "unavailable";
type Shown = { state: State; askedByMe: boolean };

const pills: Readonly<Record<Exclude<State, "pending">, { status: Status; word: string }>> = {
  active: { status: "active", word: "Connected" }, inactive: { status: "inactive", word: "Ended" }, declined: { status: "declined", word: "Declined" }, withdrawn: { status: "withdrawn", word: "Taken back" },
  blocked: { status: "blocked", word: "Blocked by you" }, unavailable: { status: "closed", word: "Not available" },
};

/** A connection's state as its reader knows it. */
export const connectionPill = ({ state, askedByMe }: Shown): { status: Status; word: string } =>
  state === "pending" ? (askedByMe ? { status: "pending", word: "Asked" } : { status: "needs_you", word: "Asks you" }) : pills[state];

/** How the other is called while a recruiter does not know the name. */
export const nameOf = (name: string | null): string => name ?? "A candidate";

type Outlook = { effect: "starts" | "extends" | "stays" | "another" | "none"; until: string | null };

/** What an acceptance does for the recruiter's protection of the person, in a sentence for one of the two. In: the other's name, and by which clock the reader reads. */
export function outlookWords({ effect, until }: Outlook, side: Side, name: string, reader: TimeContext): string {
  const day = until === null ? "" : formatDate(until, reader);
  if (side === "recruiter") {
    switch (effect) {
      case "starts":
        return `Connected, you are protected as their sourcer until ${day}.`;
      case "extends":
        return `An accepted connection is two-way contact: your protection then runs until ${day}.`;
      case "stays":
        return `Your protection stays as it is, until ${day}.`;
      case "another":
        return `Another recruiter protects them until ${day}. That stays so: you can submit them only with their right to represent.`;
      case "none":
        return "No protection starts with it: they are not available to be claimed.";
    }
  }
  switch (effect) {
    case "starts":
      return `Connected, ${name} is protected as your sourcer until ${day}: if you are hired through anybody, they get a share of the fee. It costs you nothing.`;
    case "extends":
      return `An accepted connection is two-way contact: ${name} is then protected as your sourcer until ${day}. It costs you nothing.`;
    case "stays":
      return `${name} is protected as your sourcer until ${day} already. Nothing changes there.`;
    case "another":
      return `Another recruiter is protected as your sourcer until ${day}. That stays so.`;
    case "none":
      return "Nobody is protected by it: you are not available to recruiters at the moment.";
  }
}

/** From when somebody may ask again: its day has hours in which it is too early. In: the whole minute, the reader's clock. */
export const askAgainWords = (from: string, reader: TimeContext): string => `You can ask again from ${formatInstant(from, reader)}.`;

/** A move in words, after who made it. */
export const moveWords: Readonly<Record<State, string>> = {
  pending: "asked to connect", active: "accepted", inactive: "ended the connection", declined: "declined", withdrawn: "took the request back", blocked: "blocked the other", unavailable: "",
};
