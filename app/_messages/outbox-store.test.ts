// Proves: tabs of one browser that write, send and take back at the same time, whether or not they have heard of each other, take no message from one another and bring none back; what a full browser cannot keep is in
// its tab. Would miss: how a browser delivers its events and locks, which the journey `unsent` sees.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type NewMessage, openOutbox } from "./outbox-store";

const message = (body: string, connectionId = "cnx_1"): NewMessage => ({ connectionId, body, replyToSeq: null, files: [], jobId: null, rtrId: null });

/** What one browser keeps, and what it has told of that since. */
let kept: Map<string, string>;
let told: { name: string; text: string | null }[];
let full: boolean;
beforeEach(() => {
  kept = new Map();
  told = [];
  full = false;
  const localStorage = {
    get length() { return kept.size; },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem(name: string, text: string) {
      if (full) throw new Error("QuotaExceededError");
      kept.set(name, text);
      told.push({ name, text });
    },
    removeItem(name: string) {
      if (kept.delete(name)) told.push({ name, text: null });
    },
  };
  vi.stubGlobal("window", { localStorage });
  vi.spyOn(console, "warn").mockReturnValue(undefined);
});
const tab = (person = "usr_1") => {
  const outbox = openOutbox(person);
  outbox.read();
  return outbox;
};
const words = (outbox: ReturnType<typeof tab>) => outbox.messages().map((one) => one.body);
const only = (outbox: ReturnType<typeof tab>) => outbox.messages()[0]?.clientId ?? "";

describe("tabs of one browser", () => {
  it("keep what each of them wrote before it had heard of the other", () => {
    const [a, b] = [tab(), tab()];
    a.add(message("from A"));
    a.add(message("from A again"));
    b.add(message("from B"));
    a.add(message("from A at last"));
    expect(words(tab())).toEqual(["from A", "from A again", "from B", "from A at last"]);
  });

  it("have what a closed one wrote, in the order in which it was written, and lose it by nothing that they do themselves", () => {
    const [a, b] = [tab(), tab()];
    a.add(message("first"));
    a.add(message("second"));
    b.read();
    for (const one of b.messages()) b.mark(one.clientId, { failed: "No answer.", unanswered: true });
    b.add(message("third"));
    expect(words(b)).toEqual(["first", "second", "third"]);
    expect(words(tab())).toEqual(["first", "second", "third"]);
  });

  it("hear of each other", () => {
    const [a, b] = [tab(), tab()];
    let times = 0;
    b.subscribe(() => (times += 1));
    a.add(message("from A"));
    for (const { name, text } of told) b.heard(name, text);
    expect(words(b)).toEqual(["from A"]);
    expect(times).toBe(1);
    b.heard("something else", "1");
    b.read();
    expect(times).toBe(1);
  });

  it.each([["heard of it", true], ["did not", false]])("what one took back is gone for another that %s, and no mark brings it back", (_, hears) => {
    const a = tab();
    a.add(message("not that"));
    const b = tab();
    const id = only(b);
    told = [];
    a.drop(id);
    if (hears) for (const { name, text } of told) b.heard(name, text);
    else b.read();
    expect(words(b)).toEqual([]);
    b.mark(id, { failed: null });
    expect(words(b)).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it("what one sent stays in sight in all that show its conversation until they have it, and is kept no more", () => {
    const a = tab();
    a.add(message("on its way"));
    const b = tab();
    for (const one of [a, b]) one.show("cnx_1");
    told = [];
    a.mark(only(a), { sentSeq: 7 });
    for (const { name, text } of told) b.heard(name, text);
    for (const one of [a, b]) {
      one.read();
      expect(one.messages().map(({ body, sentSeq }) => [body, sentSeq])).toEqual([["on its way", 7]]);
    }
    expect(kept.size).toBe(0);
    expect(words(tab())).toEqual([]);
  });

  it("have nothing left of what was sent in a conversation that they do not show, or show no more", () => {
    const [a, b] = [tab(), tab()];
    const away = a.show("cnx_1");
    b.show("cnx_2");
    const id = a.add(message("sent"));
    a.mark(id, { sentSeq: 7 });
    for (const { name, text } of told) b.heard(name, text);
    expect(words(b)).toEqual([]);
    expect(words(a)).toEqual(["sent"]);
    let times = 0;
    a.subscribe(() => (times += 1));
    away();
    expect(words(a)).toEqual([]);
    expect(times).toBe(1);
    a.add(message("not sent"));
    a.show("cnx_1")();
    expect(words(a)).toEqual(["not sent"]);
  });

  it("forget what was sent by one that was closed before it could", () => {
    const a = tab();
    a.add(message("sent"));
    for (const [name, text] of kept) kept.set(name, JSON.stringify({ ...(JSON.parse(text) as object), sentSeq: 7 }));
    expect(words(tab())).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it("of two people hold nothing of each other", () => {
    tab("usr_1").add(message("mine"));
    expect(words(tab("usr_2"))).toEqual([]);
  });
});

it("what a full browser does not keep stays in its tab until it is sent", () => {
  const a = tab();
  full = true;
  a.add(message("nowhere else"));
  a.read();
  expect(words(a)).toEqual(["nowhere else"]);
  a.mark(only(a), { failed: "No answer.", unanswered: true });
  a.drop(only(a));
  expect(words(a)).toEqual([]);
});

it("sends in one conversation one at a time, and once more for what was asked meanwhile", async () => {
  const a = tab();
  const begun: string[] = [];
  let finish = () => {};
  const work = (name: string) => async () => {
    begun.push(name);
    await new Promise<void>((resolve) => (finish = resolve));
  };
  const first = a.alone("cnx_1", work("first"));
  const second = a.alone("cnx_1", work("second"));
  const elsewhere = a.alone("cnx_2", async () => void begun.push("elsewhere"));
  await Promise.all([second, elsewhere]);
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(["elsewhere", "first"]));
  finish();
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(["elsewhere", "first", "first"]));
  finish();
  await first;
  await a.alone("cnx_1", async () => void begun.push("later"));
  expect(begun.at(-1)).toBe("later");
});
