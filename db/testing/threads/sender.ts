import { isToSend, openOutbox, type Outbox, type Standing } from "@/app/_messages/outbox-store";
import { sendWaiting } from "@/app/_messages/send-waiting";
import type { Side, ThreadServer } from "./thread-server";

/** What one of the two writes in their browser: its outbox, and what became of each message. */
export type Sender = { side: Side; person: string; outbox: Outbox; /** In the order in which it was written. */ written: Set<string>; refused: Set<string>; takenBack: Set<string>; findings: string[] };
/** A line to the server, for one call after the other. */
export type Call = {
  /** Does it, and tells both. Out: the number that the message has; null = it was refused. */
  say(clientId: string): Promise<number | null>;
  /** What becomes of the next call: it never arrives, its answer is lost, or neither. */
  fate(): "call lost" | "answer lost" | "answered";
  note(what: string): void;
};

const HERE = "cnx_here";

export function newSender(side: Side, tag: string): Sender {
  const person = `usr_${tag}_${side}`;
  return { side, person, outbox: openOutbox(person), written: new Set(), refused: new Set(), takenBack: new Set(), findings: [] };
}

/** Writes one message and sends what waits. */
export async function write(sender: Sender, call: Call): Promise<void> {
  sender.written.add(sender.outbox.add({ connectionId: HERE, body: "", replyToSeq: null, files: [], jobId: null, rtrId: null }));
  await sendOn(sender, call);
}

/** Sends what waits, as the page does when it is opened, when the line is back, and now and then. */
export async function sendOn({ side, outbox, refused, findings }: Sender, { say, fate, note }: Call): Promise<void> {
  const unanswered: Standing = { failed: "The server did not answer.", unanswered: true, sentSeq: null };
  let silent = false;
  await sendWaiting(outbox, HERE, async ({ clientId, unanswered: again }) => {
    const what = fate();
    if (again) note("sent again");
    if (silent) findings.push(`${side} went on sending after a message that nobody answered`);
    silent = what !== "answered";
    if (what !== "answered") note(what);
    if (what === "call lost") return unanswered;
    const seq = await say(clientId);
    if (what === "answer lost") return unanswered;
    if (seq !== null) return { failed: null, unanswered: false, sentSeq: seq };
    note("refused in the outbox");
    refused.add(clientId);
    return { failed: "It was refused.", unanswered: false, sentSeq: null };
  });
}

/** The page is closed, and opened anew: what was on its way is there as the browser kept it. */
export function openAnew(sender: Sender, note: (what: string) => void): void {
  sender.outbox = openOutbox(sender.person);
  sender.outbox.read();
  if (sender.outbox.messages().some(isToSend)) note("opened anew with something on its way");
}

/** Whoever wrote what was refused sends it again, or takes it back. */
export function answerRefusal({ outbox, takenBack }: Sender, again: boolean, note: (what: string) => void): void {
  const one = outbox.messages().find(({ failed, unanswered }) => failed !== null && !unanswered);
  if (!one) return;
  note(again ? "a refusal tried again" : "a refusal taken back");
  if (again) return outbox.mark(one.clientId, { failed: null, unanswered: false });
  outbox.drop(one.clientId);
  takenBack.add(one.clientId);
}

/**
 * What is wrong once the line is back: of all that was written, each stands once, waits as refused, or was taken back; what was never refused stands in the order in which it was written. Forgets what is left.
 * Empty = nothing.
 */
export async function lostOrDoubled({ side, outbox, written, refused, takenBack, findings }: Sender, server: ThreadServer): Promise<string[]> {
  const sent = (await server.all(side)).flatMap(({ mine, clientId }) => (mine && clientId !== null ? [clientId] : []));
  const left = outbox.messages();
  const waitsAsRefused = left.filter((one) => !isToSend(one) && refused.has(one.clientId)).map(({ clientId }) => clientId);
  for (const { clientId } of left) outbox.drop(clientId);
  const inOrder = sent.filter((one) => written.has(one) && !refused.has(one));
  return [
    ...findings,
    ...(left.some(isToSend) ? [`${side} still has something to send`] : []),
    ...(inOrder.join() === [...written].filter((one) => inOrder.includes(one)).join() ? [] : [`what ${side} wrote stands in another order`]),
    ...[...written].flatMap((clientId, index) => {
      // What went under another id as well begins with its own.
      const places = [...sent, ...waitsAsRefused, ...takenBack].filter((one) => one.startsWith(clientId)).length;
      return places === 1 ? [] : [`message ${index + 1} of ${side}'s outbox is in ${places} places`];
    }),
  ];
}
