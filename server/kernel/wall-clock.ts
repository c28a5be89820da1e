/**
 * How long ago, in real milliseconds, an outside system says that something was; negative = it has yet to be. Only for how fresh a signed message is and for
 * answers in that system's own time: whatever the product stores or decides by goes by the one clock.
 */
export const realAgeMs = (atMs: number): number => Date.now() - atMs;

/** Real time, to be compared with an outside system's. */
export const realNow = (): Date => new Date();
