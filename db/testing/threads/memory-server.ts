import type { ToldOfThread } from "@/components/messages/thread-feed";
import { type Pair, pairMove } from "./memory-pair";
import { type Act, isMove, type ModelHead, type ModelMessage, type Move, type Side, type ThreadServer } from "./thread-server";

type Kept = { seq: number; changeNo: number; by: Side; clientId: string; body: string | null; edits: number; signs: Set<Side>; kept: boolean; deleted: boolean };
type Marks = { read: number; delivered: number; readAt: number | null };

const other = (side: Side): Side => (side === "candidate" ? "recruiter" : "candidate");

/**
 * A conversation in memory, written from the design and not from the product: one number for each change, given in the order in which they happen. `most`: how many messages an answer has.
 * `without`: for a control, what changes a message gets no number.
 */
export function memoryServer(most: number, without?: "numbers of changes"): ThreadServer {
  const messages: Kept[] = [];
  const marks: Record<Side, Marks> = { candidate: { read: 0, delivered: 0, readAt: null }, recruiter: { read: 0, delivered: 0, readAt: null } };
  // They were asked, and accepted: one change.
  let changeNo = 1;
  const pair: Pair = { state: "active", askedBy: "candidate", quiet: false, blocks: new Set() };
  let clock = 0;

  const seen = (by: Side, { signs, by: sender, clientId, ...message }: Kept): ModelMessage => ({
    ...message, mine: sender === by, clientId: sender === by ? clientId : null, signs: [...(signs.has(by) ? ["mine"] : []), ...(signs.has(other(by)) ? ["theirs"] : [])].join(),
  });
  const head = (by: Side): ModelHead => ({
    changeNo, active: pair.state === "active", lastSeq: messages.length, readSeq: marks[by].read, otherReadSeq: marks[other(by)].read, otherReadAt: marks[other(by)].readAt === null ? null : String(marks[other(by)].readAt), otherDeliveredSeq: marks[other(by)].delivered,
  });
  const told = (fact: string, message: Kept): ToldOfThread[] => [{ type: `messages/${fact}`, seq: message.seq, change: message.changeNo }];

  function send(by: Side, clientId: string): ToldOfThread[] {
    if (pair.state !== "active" || messages.some((one) => one.by === by && one.clientId === clientId)) return [];
    changeNo += 1;
    const message: Kept = { seq: messages.length + 1, changeNo, by, clientId, body: `Said under ${clientId}`, edits: 0, signs: new Set(), kept: false, deleted: false };
    messages.push(message);
    const mine = marks[by];
    if (mine.delivered === message.seq - 1) mine.delivered = message.seq;
    if (mine.read === message.seq - 1) Object.assign(mine, { read: message.seq, readAt: mine.readAt ?? ++clock });
    return told("message.sent", message);
  }
  function mark(by: Side, of: "read" | "delivered", seq: number): ToldOfThread[] {
    const mine = marks[by];
    if (seq > messages.length || seq <= mine[of]) return [];
    mine.delivered = Math.max(mine.delivered, seq);
    if (of === "read") Object.assign(mine, { read: seq, readAt: ++clock });
    return [{ type: `messages/thread.${of}`, seq, side: by }];
  }
  function change(by: Side, what: "edit" | "remove" | "sign" | "unsign" | "keep", message: Kept, words: string): ToldOfThread[] {
    if (message.deleted) return [];
    const active = pair.state === "active";
    const allowed = { edit: active && message.by === by, remove: message.by === by, sign: active && !message.signs.has(by), unsign: message.signs.has(by), keep: !message.kept }[what];
    if (!allowed) return [];
    if (without === undefined) message.changeNo = ++changeNo;
    if (what === "edit") Object.assign(message, { body: words, edits: message.edits + 1 });
    if (what === "remove") Object.assign(message, { body: null, edits: 0, signs: new Set(), deleted: true });
    if (what === "sign") message.signs.add(by);
    if (what === "unsign") message.signs.delete(by);
    if (what === "keep") message.kept = true;
    return told(what === "edit" ? "message.edited" : what === "remove" ? "message.deleted" : what === "keep" ? "message.pinned" : "message.reacted", message);
  }
  function move(by: Side, what: Move): ToldOfThread[] {
    const moved = pairMove(pair, by, what);
    if (moved === "as before") return [];
    if (moved === "state") changeNo += 1;
    return [{ type: `connections/${what}` }];
  }
  function done(by: Side, act: Act): ToldOfThread[] {
    if (act.do === "send") return send(by, act.clientId);
    if (isMove(act)) return move(by, act.do);
    if (act.do === "read" || act.do === "deliver") return mark(by, act.do === "read" ? "read" : "delivered", act.seq);
    const message = messages[act.seq - 1];
    return message ? change(by, act.do, message, act.do === "edit" ? act.body : "") : [];
  }
  return {
    async act(by, act) {
      const told = done(by, act);
      return { told, seq: act.do === "send" ? (messages.find((one) => one.by === by && one.clientId === act.clientId)?.seq ?? null) : null };
    },
    async changes(by, after) {
      const changed = messages.filter((one) => one.changeNo > after).toSorted((a, b) => a.changeNo - b.changeNo).slice(0, most);
      return { head: head(by), messages: changed.map((one) => seen(by, one)), upTo: changed.length < most ? changeNo : (changed.at(-1)?.changeNo ?? 0) };
    },
    async page(by, place) {
      const from = !place ? messages.length - most : "beforeSeq" in place ? place.beforeSeq - 1 - most : "afterSeq" in place ? place.afterSeq : place.aroundSeq - 1 - Math.floor(most / 2);
      const to = place && "beforeSeq" in place ? place.beforeSeq - 1 : Math.max(0, from) + most;
      return { head: head(by), messages: messages.slice(Math.max(0, from), to).map((one) => seen(by, one)) };
    },
    all: async (by) => messages.map((one) => seen(by, one)),
  };
}
