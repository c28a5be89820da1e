/** A message as far as joining is concerned: its place, and the number of its last change among all of its conversation. */
export type FeedMessage = { seq: number; changeNo: number };

/** How a conversation stood at a change, and the marks of both, which only go forward. */
export type FeedHead = { changeNo: number; lastSeq: number; readSeq: number; otherReadSeq: number; otherReadAt: string | null; otherDeliveredSeq: number };

/** What a reader has of a conversation. It is joined from pages and from changes, in whatever order and however often they come, to the same. */
export type Feed<H extends FeedHead, M extends FeedMessage> = Readonly<{
  head: H;
  /** Every message that was fetched, by its place. */
  known: ReadonlyMap<number, M>;
  /** The place of a message from which what is shown goes on without a gap in both directions; null = none was fetched yet. */
  anchor: number | null;
  /** Every change up to this one is known. */
  upTo: number;
}>;

/** A page of a conversation, as it stood when its head was read or later. */
export type FeedPage<H extends FeedHead, M extends FeedMessage> = { head: H; messages: readonly M[] };
/** All changes after one and up to `upTo`. */
export type FeedChanges<H extends FeedHead, M extends FeedMessage> = FeedPage<H, M> & { upTo: number };

/** What is told of a conversation: which change there is, or up to where a mark has gone. */
export type ToldOfThread = { type: string; change?: unknown; seq?: unknown; side?: unknown };

/** Begins with the page that a conversation is opened with. */
export function beginFeed<H extends FeedHead, M extends FeedMessage>(page: FeedPage<H, M>): Feed<H, M> {
  return { head: page.head, known: new Map(page.messages.map((message) => [message.seq, message])), anchor: page.messages.at(-1)?.seq ?? null, upTo: page.head.changeNo };
}

/** Joins a page: it may show earlier or later messages, and newer states of those that are there. It proves nothing about changes elsewhere. */
export function joinPage<H extends FeedHead, M extends FeedMessage>(feed: Feed<H, M>, page: FeedPage<H, M>): Feed<H, M> {
  return joined(feed, page, feed.upTo);
}

/** Joins a page and shows the conversation from there. What was shown before is kept, and shown again once the gap between is filled. */
export function showPage<H extends FeedHead, M extends FeedMessage>(feed: Feed<H, M>, page: FeedPage<H, M>): Feed<H, M> {
  return { ...joinPage(feed, page), anchor: page.messages.at(-1)?.seq ?? feed.anchor };
}

/** Joins the changes after `after`. What they say counts in any order; they move on what is known as a whole only where they connect to it. */
export function joinChanges<H extends FeedHead, M extends FeedMessage>(feed: Feed<H, M>, after: number, changes: FeedChanges<H, M>): Feed<H, M> {
  return joined(feed, changes, after <= feed.upTo ? Math.max(feed.upTo, changes.upTo) : feed.upTo);
}

/** The messages to show, the oldest first: from the anchor as far as there is no gap. */
export function shownOf<H extends FeedHead, M extends FeedMessage>({ known, anchor }: Feed<H, M>): M[] {
  const shown: M[] = [];
  let first = anchor ?? 1;
  while (known.has(first - 1)) first -= 1;
  for (let message = known.get(first); message; message = known.get(message.seq + 1)) shown.push(message);
  return shown;
}

/** Whether something told of the conversation is not known here yet. In: from which side the reader sees it. What does not say its number is fetched. */
export function lacks<H extends FeedHead, M extends FeedMessage>({ head, upTo }: Feed<H, M>, told: ToldOfThread, side: string): boolean {
  if (typeof told.change === "number") return told.change > upTo;
  if (typeof told.seq !== "number" || typeof told.side !== "string") return true;
  const own = told.side === side;
  if (told.type === "messages/thread.read") return told.seq > (own ? head.readSeq : head.otherReadSeq);
  if (told.type === "messages/thread.delivered") return !own && told.seq > head.otherDeliveredSeq;
  return true;
}

function joined<H extends FeedHead, M extends FeedMessage>(feed: Feed<H, M>, page: FeedPage<H, M>, upTo: number): Feed<H, M> {
  const known = new Map(feed.known);
  for (const message of page.messages) {
    const before = known.get(message.seq);
    if (!before || message.changeNo >= before.changeNo) known.set(message.seq, message);
  }
  return { head: newer(feed.head, page.head), known, anchor: feed.anchor ?? page.messages.at(-1)?.seq ?? null, upTo };
}

/** The head of the later change, with the marks of both that have gone furthest: a mark is no change, and an answer may be overtaken on its way. */
function newer<H extends FeedHead>(one: H, other: H): H {
  const [last, before] = other.changeNo >= one.changeNo ? [other, one] : [one, other];
  const read = before.otherReadSeq > last.otherReadSeq ? before : last;
  return {
    ...last, lastSeq: Math.max(one.lastSeq, other.lastSeq), readSeq: Math.max(one.readSeq, other.readSeq), otherReadSeq: read.otherReadSeq, otherReadAt: read.otherReadAt, otherDeliveredSeq: Math.max(one.otherDeliveredSeq, other.otherDeliveredSeq),
  };
}
