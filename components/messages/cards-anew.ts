type Shown = { seq: number; job: unknown; rtr: unknown };

/**
 * Reads messages with a card anew: what a card shows changes without its message, so that nothing is told of the message. In: the messages that are shown and do not come anew with the page, in order, and how a page of them
 * is fetched that begins after a place. Each page is fetched once, and none without a card.
 */
export async function readCardsAnew(shown: readonly Shown[], fetchAfter: (seq: number) => Promise<readonly { seq: number }[]>): Promise<void> {
  let upTo = 0;
  for (const { seq, job, rtr } of shown) {
    if (seq <= upTo || (job === null && rtr === null)) continue;
    upTo = (await fetchAfter(seq - 1)).at(-1)?.seq ?? seq;
  }
}
