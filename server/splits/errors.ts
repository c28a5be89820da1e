import type { ErrorCatalogue } from "../kernel/errors";

export const splitErrors = {
  split_below_minimum: { status: 422, field: "parties", say: "Each party needs at least {minimum} of the pool.", remedy: "Raise the small shares, or take a party out." },
  split_not_whole: { status: 422, field: "parties", say: "The shares do not add up to 100%.", remedy: "Give the rest to someone." },
  split_impossible: { status: 422, say: "This fee cannot be shared among these parties: {why}.", remedy: "Change the parties or the fee." },
} as const satisfies ErrorCatalogue;
