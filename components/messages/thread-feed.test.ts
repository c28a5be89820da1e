// Proves: what a reader has of a conversation comes to the same in whatever order and however often pages and changes are joined, never goes back, and shows no gap; what is told is fetched only if it lacks;
// and questions go out one at a time, once more for what was told meanwhile. Would miss: what the server answers (threads.model.test.ts plays whole histories).
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { openThread } from "./catch-up";
import { beginFeed, type FeedChanges, type FeedHead, type FeedMessage, joinChanges, joinPage, lacks, showPage, shownOf } from "./thread-feed";

type Message = FeedMessage & { text: string };
type Changes = FeedChanges<FeedHead, Message>;
const headAt = (changeNo: number, lastSeq: number, read = 0): FeedHead => ({ changeNo, lastSeq, readSeq: 0, otherReadSeq: read, otherReadAt: read === 0 ? null : `at ${read}`, otherDeliveredSeq: read });
const empty = beginFeed<FeedHead, Message>({ head: headAt(0, 0), messages: [] });

/** A conversation's past: at each change a message is said or one that stands is changed. Out: what the server would have answered after each number, at each later moment. */
const pasts = fc.array(fc.option(fc.nat(20), { nil: null }), { minLength: 1, maxLength: 25 }).map((steps) => {
  const moments: Message[][] = [[]];
  for (const [index, step] of steps.entries()) {
    const messages = [...(moments.at(-1) ?? [])];
    const changed = step === null || messages.length === 0 ? { seq: messages.length + 1, text: "said" } : { seq: (step % messages.length) + 1, text: `changed at ${index + 1}` };
    messages[changed.seq - 1] = { ...changed, changeNo: index + 1 };
    moments.push(messages);
  }
  return moments;
});
const answerOf = (moments: Message[][], after: number, at: number): Changes => {
  const messages = moments[at] ?? [];
  return { head: headAt(at, messages.length, Math.max(0, messages.length - 1)), messages: messages.filter((one) => one.changeNo > after), upTo: at };
};
/** Answers to questions from any point at any later moment, in any order, some of them twice. */
const joins = pasts.chain((moments) => {
  const last = moments.length - 1;
  const point = fc.tuple(fc.nat(last), fc.nat(last)).map(([one, other]) => ({ after: Math.min(one, other), at: Math.max(one, other) }));
  return fc.tuple(fc.constant(moments), fc.array(point, { maxLength: 12 }));
});

describe("joining", () => {
  it("comes to the server's thread once all changes were asked for, whatever came before, late or twice", () => {
    fc.assert(fc.property(joins, ([moments, points]) => {
      const last = moments.length - 1;
      let feed = empty;
      for (const { after, at } of points) {
        const next = joinChanges(feed, after, answerOf(moments, after, at));
        expect(next.upTo).toBeGreaterThanOrEqual(feed.upTo);
        expect(next.head.changeNo).toBeGreaterThanOrEqual(feed.head.changeNo);
        expect(next.head.otherReadSeq).toBeGreaterThanOrEqual(feed.head.otherReadSeq);
        feed = next;
      }
      feed = joinChanges(feed, feed.upTo, answerOf(moments, feed.upTo, last));
      expect(shownOf(feed)).toEqual(moments[last]);
      expect(feed).toMatchObject({ upTo: last, head: { changeNo: last } });
    }));
  });
  it("comes to the same in another order, and joined again", () => {
    fc.assert(fc.property(joins, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), ([moments, points], randoms) => {
      const answers = points.map(({ after, at }) => ({ after, changes: answerOf(moments, after, at) }));
      const shuffled = answers.map((one) => ({ one, by: randoms.next().value ?? 0 })).toSorted((a, b) => a.by - b.by).map(({ one }) => one);
      const known = (order: typeof answers) => order.reduce((feed, { after, changes }) => joinChanges(feed, after, changes), empty);
      const [one, other] = [known(answers), known([...shuffled, ...shuffled])];
      expect([...other.known].toSorted(([a], [b]) => a - b)).toEqual([...one.known].toSorted(([a], [b]) => a - b));
      expect(other.head).toEqual(one.head);
    }));
  });
  it("never says that it knows more than connects to what it knew", () => {
    const changes: Changes = { head: headAt(9, 2), messages: [{ seq: 2, changeNo: 9, text: "later" }], upTo: 9 };
    expect(joinChanges(empty, 4, changes).upTo).toBe(0);
    expect(joinPage(empty, changes).upTo).toBe(0);
  });
  it("shows what goes on without a gap from where it was opened, and the rest once the gap is filled", () => {
    const message = (seq: number): Message => ({ seq, changeNo: seq, text: `no. ${seq}` });
    const middle = beginFeed<FeedHead, Message>({ head: headAt(9, 9), messages: [4, 5].map(message) });
    const seqs = (feed: typeof middle) => shownOf(feed).map((one) => one.seq);
    const later = joinChanges(middle, 9, { head: headAt(10, 10), messages: [message(10)], upTo: 10 });
    expect(seqs(later)).toEqual([4, 5]);
    expect(seqs(joinPage(later, { head: headAt(10, 10), messages: [6, 7, 8, 9].map(message) }))).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(seqs(joinPage(later, { head: headAt(10, 10), messages: [1, 2, 3].map(message) }))).toEqual([1, 2, 3, 4, 5]);
  });
  it("shows the end once somebody goes there, and what was shown before when the gap is filled", () => {
    const message = (seq: number): Message => ({ seq, changeNo: seq, text: `no. ${seq}` });
    const middle = joinChanges(beginFeed<FeedHead, Message>({ head: headAt(9, 9), messages: [4, 5].map(message) }), 9, { head: headAt(10, 10), messages: [message(10)], upTo: 10 });
    const seqs = (feed: typeof middle) => shownOf(feed).map((one) => one.seq);
    const end = showPage(middle, { head: headAt(10, 10), messages: [8, 9, 10].map(message) });
    expect(seqs(end)).toEqual([8, 9, 10]);
    expect(end.upTo).toBe(10);
    expect(seqs(joinPage(end, { head: headAt(10, 10), messages: [6, 7].map(message) }))).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(seqs(showPage(end, { head: headAt(10, 10), messages: [] }))).toEqual([8, 9, 10]);
  });
});

describe("what is told", () => {
  const feed = beginFeed<FeedHead, Message>({ head: { changeNo: 7, lastSeq: 5, readSeq: 3, otherReadSeq: 2, otherReadAt: "then", otherDeliveredSeq: 4 }, messages: [] });
  it.each([
    [{ type: "messages/message.sent", change: 7, seq: 5 }, false], [{ type: "messages/message.sent", change: 8, seq: 6 }, true], [{ type: "messages/message.edited", change: 2, seq: 1 }, false],
    [{ type: "messages/thread.read", seq: 2, side: "recruiter" }, false], [{ type: "messages/thread.read", seq: 3, side: "recruiter" }, true], [{ type: "messages/thread.read", seq: 3, side: "candidate" }, false], [{ type: "messages/thread.read", seq: 4, side: "candidate" }, true],
    [{ type: "messages/thread.delivered", seq: 4, side: "recruiter" }, false], [{ type: "messages/thread.delivered", seq: 5, side: "recruiter" }, true], [{ type: "messages/thread.delivered", seq: 5, side: "candidate" }, false],
    [{ type: "messages/message.deleted" }, true], [{ type: "connections/connection.ended" }, true], [{ type: "messages/thread.read", seq: "4", side: "candidate" }, true],
  ])("%j lacks: %s", (told, lacking) => {
    expect(lacks(feed, told, "candidate")).toBe(lacking);
  });
});

describe("an open conversation", () => {
  const more = (from: number, to: number, of: number): Changes => ({ head: headAt(of, of), messages: Array.from({ length: to - from }, (_, i) => ({ seq: from + i + 1, changeNo: from + i + 1, text: "said" })), upTo: to });
  it("asks one question at a time, goes on until nothing lacks, and once more for what was told meanwhile", async () => {
    const asked: number[] = [];
    let inFlight = 0;
    const thread = openThread<FeedHead, Message>({ head: headAt(0, 0), messages: [] }, async (after) => {
      asked.push(after);
      expect(++inFlight).toBe(1);
      await Promise.resolve();
      inFlight -= 1;
      return after === 0 ? more(0, 3, 5) : after === 3 ? more(3, 5, 5) : more(5, 6, 6);
    });
    const first = thread.catchUp();
    await Promise.all([first, thread.catchUp(), thread.catchUp()]);
    expect(asked).toEqual([0, 3]);
    await thread.catchUp();
    expect(asked).toEqual([0, 3, 5]);
    expect(shownOf(thread.feed())).toHaveLength(6);
  });
  it("asks again for what is told in the very moment in which an answer has come", async () => {
    const asked: number[] = [];
    let last = 2;
    const thread = openThread<FeedHead, Message>({ head: headAt(0, 0), messages: [] }, (after) => {
      asked.push(after);
      return Promise.resolve(more(after, last, last));
    });
    const tell = async () => {
      for (let step = 0; step < 20; step++) {
        last += 1;
        void thread.catchUp();
        await Promise.resolve();
      }
    };
    await Promise.all([thread.catchUp(), tell()]);
    await vi.waitFor(() => expect(shownOf(thread.feed())).toHaveLength(22));
    expect(asked.length).toBeGreaterThan(1);
  });
  it("keeps what it has when an answer is lost, and asks again from there", async () => {
    const ask = vi.fn().mockRejectedValueOnce(new Error("lost")).mockResolvedValueOnce(more(2, 3, 3));
    const thread = openThread<FeedHead, Message>(more(0, 2, 2), ask);
    await expect(thread.catchUp()).rejects.toThrow("lost");
    expect(shownOf(thread.feed())).toHaveLength(2);
    await thread.catchUp();
    expect(ask.mock.calls).toEqual([[2], [2]]);
    expect(shownOf(thread.feed())).toHaveLength(3);
  });
});
