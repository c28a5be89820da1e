import { beginFeed, type Feed, type FeedChanges, type FeedHead, type FeedMessage, type FeedPage, joinChanges, joinPage, showPage } from "./thread-feed";

/** What an open conversation has, for whoever shows it, and how it gets what it lacks. */
export type OpenThread<H extends FeedHead, M extends FeedMessage> = {
  feed(): Feed<H, M>;
  subscribe(listener: () => void): () => void;
  /** Joins a page that somebody else fetched. */
  page(page: FeedPage<H, M>): void;
  /** Joins a page, and shows the conversation from there. */
  show(page: FeedPage<H, M>): void;
  /** Fetches what is lacking, one question at a time; called while one is on its way, it asks once more afterwards. Rejects as the question does: what was joined stays. */
  catchUp(): Promise<void>;
};

/** Opens a conversation with its first page. `ask` answers the changes after one, at most so many at once. */
export function openThread<H extends FeedHead, M extends FeedMessage>(first: FeedPage<H, M>, ask: (afterChange: number) => Promise<FeedChanges<H, M>>): OpenThread<H, M> {
  const listeners = new Set<() => void>();
  let feed = beginFeed(first);
  let active = false;
  let running = Promise.resolve();
  let again = false;

  function become(next: Feed<H, M>): void {
    feed = next;
    for (const listener of listeners) listener();
  }
  async function fetchAll(): Promise<void> {
    try {
      for (let more = true; more; ) {
        again = false;
        const after = feed.upTo;
        const changes = await ask(after);
        become(joinChanges(feed, after, changes));
        more = again || changes.upTo < changes.head.changeNo;
      }
    } finally {
      // In the same step in which nothing more was asked for: who asks from now on begins anew.
      active = false;
    }
  }
  return {
    feed: () => feed,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    page: (page) => become(joinPage(feed, page)),
    show: (page) => become(showPage(feed, page)),
    catchUp() {
      again = true;
      if (!active) {
        active = true;
        running = fetchAll();
      }
      return running;
    },
  };
}
