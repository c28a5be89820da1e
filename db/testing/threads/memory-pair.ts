import type { Move, Side } from "./thread-server";

/** How two stand to each other. `quiet`: declined, and who asked goes on seeing their request. `blocks`: who has shut the other out. */
export type Pair = { state: "pending" | "active" | "inactive" | "declined" | "withdrawn" | "blocked"; askedBy: Side; quiet: boolean; blocks: Set<Side> };

/** What a move came to: another state, a block more or less under the same one, or nothing. */
export type Moved = "state" | "block" | "as before";

const other = (side: Side): Side => (side === "candidate" ? "recruiter" : "candidate");

/**
 * A move of one of the two, written from the design and not from the product: `pending → active → inactive`, and `declined`, `withdrawn`, `blocked`. A request against the other's own is an acceptance, also of
 * one that was declined without a word; nothing waits for the policy's days. Changes `pair`.
 */
export function pairMove(pair: Pair, by: Side, what: Move): Moved {
  const stands = (side: Side) => pair.askedBy === side && (pair.state === "pending" || (pair.state === "declined" && pair.quiet));
  const become = (state: Pair["state"], also: Partial<Pair> = {}): Moved => {
    Object.assign(pair, { quiet: false, ...also, state });
    return "state";
  };
  if (what === "block" || what === "unblock") return block(pair, by, what, become);
  if (pair.state === "blocked") return "as before";
  if (what === "end") return pair.state === "active" ? become("inactive") : "as before";
  if (what === "withdraw") return stands(by) ? become("withdrawn") : "as before";
  if (what === "decline" || what === "ignore") return pair.state === "pending" && pair.askedBy === other(by) ? become("declined", { quiet: what === "ignore" }) : "as before";
  if (pair.state === "active" || stands(by)) return "as before";
  if (stands(other(by))) return become("active");
  return what === "ask" ? become("pending", { askedBy: by }) : "as before";
}

/** A candidate shuts somebody out who is shut out by them already, unknowingly; a recruiter is told that it is not available, and blocks nobody. */
function block(pair: Pair, by: Side, what: "block" | "unblock", become: (state: Pair["state"]) => Moved): Moved {
  const before = pair.state;
  if (what === "block") {
    if (pair.blocks.has(by) || (by === "recruiter" && before === "blocked")) return "as before";
    pair.blocks.add(by);
    return before === "blocked" ? "block" : become("blocked");
  }
  if (!pair.blocks.delete(by)) return "as before";
  return pair.blocks.size > 0 ? "block" : become("inactive");
}
