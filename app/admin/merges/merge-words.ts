import type { Status } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";

type State = Outputs["sourcing"]["merge"]["state"];

/** How each state of a merge looks. */
export const mergePills: Readonly<Record<State, { status: Status; word: string }>> = {
  proposed: { status: "needs_you", word: "Waits for a decision" }, merged: { status: "confirmed", word: "Merged" }, declined: { status: "declined", word: "Declined" }, withdrawn: { status: "withdrawn", word: "Taken back" }, undone: { status: "reversed", word: "Undone" },
};
