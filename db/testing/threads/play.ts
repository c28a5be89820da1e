import { shownOf } from "@/components/messages/thread-feed";
import { answer, differences, hear, look, newReader, open, type Reader } from "./reader";
import { answerRefusal, type Call, lostOrDoubled, newSender, openAnew, type Sender, sendOn, write } from "./sender";
import { type Act, type Side, sides, type ThreadServer } from "./thread-server";

type Random = () => number;
/** How often something was met, by what it was. */
export type Met = Map<string, number>;

const pick = <T>(random: Random, items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0];
const others = ["edit", "edit", "remove", "sign", "sign", "unsign", "unsign", "unsign", "keep", "read", "read", "deliver"] as const;
/** Whoever is not connected mostly tries to be. */
const apart = ["ask", "ask", "ask", "ask", "accept", "accept", "decline", "decline", "decline", "ignore", "ignore", "ignore", "withdraw", "withdraw", "withdraw", "block", "unblock", "unblock", "unblock", "end"] as const;
const connected = ["end", "end", "end", "end", "block", "ask", "accept"] as const;

/** Something that a side does: mostly it says something, now and then again under an id that it used already. */
function anAct(random: Random, tag: string, { last, active }: { last: number; active: boolean }): Act {
  if (random() < (active ? 0.12 : 0.75)) return { do: pick(random, active ? connected : apart) };
  if (random() < 0.5) return { do: "send", clientId: `client-${tag}-${Math.floor(random() * 60)}` };
  const seq = Math.max(1, last - Math.floor(random() * 6));
  const what = pick(random, others);
  return what === "edit" ? { do: what, seq, body: `Words ${Math.floor(random() * 1e6)}` } : { do: what, seq };
}

/**
 * Plays one history of a conversation before two readers, each with a line that loses, doubles and reorders, answers that are late or lost, and pages made anew; half of what they say goes through the outbox of their
 * browser. At its end the lines are back. Out: what differs from "both show the thread as the server has it, each message once, and what an outbox sent stands once and in order"; empty = nothing. `met` counts what happened.
 * `anew`: for a control, what is sent again goes under a new id.
 */
export async function playThread(of: { server: ThreadServer; random: Random; moves: number; tag: string; met: Met; anew?: boolean }): Promise<string[]> {
  const { server, random, met } = of;
  const note = (what: string) => void met.set(what, (met.get(what) ?? 0) + 1);
  const readers: Record<Side, Reader> = { candidate: newReader("candidate"), recruiter: newReader("recruiter") };
  const senders: Record<Side, Sender> = { candidate: newSender("candidate", of.tag), recruiter: newSender("recruiter", of.tag) };
  // A conversation in which nothing was said ends with its connection.
  await server.act("candidate", { do: "send", clientId: `client-${of.tag}-first` });
  let last = 1;
  for (const side of sides) readers[side].opening = await server.page(side);

  async function happen(): Promise<void> {
    const { active } = (await server.page("candidate")).head;
    const [by, act] = [pick(random, sides), anAct(random, of.tag, { last, active })];
    if (act.do === "send" && random() < 0.5) await write(senders[by], lineOf(by));
    else await tell(by, act);
  }
  async function tell(by: Side, act: Act): Promise<number | null> {
    const { told, seq } = await server.act(by, act);
    note(told.length === 0 ? `${act.do} without effect` : act.do);
    if (act.do === "send" && told.length > 0) last += 1;
    for (const side of sides) {
      for (const one of told) {
        const fate = random();
        if (fate < 0.2) note("told and lost");
        else readers[side].inbox.push(...(fate < 0.4 ? [one, one] : [one]));
      }
    }
    return seq;
  }
  const said = new Map<string, number>();
  /** How a side's outbox reaches the server: over a line that loses what it sends, and what comes back. */
  function lineOf(by: Side): Call {
    return {
      note,
      fate() {
        const roll = random();
        return roll < 0.15 ? "call lost" : roll < 0.4 ? "answer lost" : "answered";
      },
      async say(clientId) {
        const before = said.get(clientId) ?? 0;
        said.set(clientId, before + 1);
        return tell(by, { do: "send", clientId: of.anew && before > 0 ? `${clientId}-${before}` : clientId });
      },
    };
  }
  async function reload(reader: Reader): Promise<void> {
    if (reader.question) return;
    const inTheMiddle = random() < 0.4 && last > 4;
    openAnew(senders[reader.side], note);
    note(inTheMiddle ? "opened in the middle" : "opened at the end");
    Object.assign(reader, { thread: null, opening: await server.page(reader.side, inTheMiddle ? { aroundSeq: Math.ceil(last / 2) } : undefined) });
  }
  async function turnPage({ thread, side }: Reader): Promise<void> {
    const shown = thread ? shownOf(thread.feed()) : [];
    const [first, end] = [shown[0], shown.at(-1)];
    if (first && end) thread?.page(await server.page(side, random() < 0.5 ? { beforeSeq: first.seq } : { afterSeq: end.seq }));
  }
  async function move(): Promise<void> {
    const [roll, reader] = [random(), readers[pick(random, sides)]];
    if (roll < 0.45) return happen();
    if (roll < 0.47) return reload(reader);
    if (roll < 0.51) return turnPage(reader);
    if (roll < 0.52) return answerRefusal(senders[reader.side], random() < 0.6, note);
    if (roll < 0.55) return sendOn(senders[reader.side], lineOf(reader.side));
    if (roll < 0.62) return open(reader, server, note);
    if (roll < 0.8) return answer(reader, random() < 0.15, note);
    const [which] = reader.inbox.splice(Math.floor(random() * reader.inbox.length), 1);
    if (which) hear(reader, which, note);
  }

  for (let i = 0; i < of.moves; i++) await move();
  const findings: string[] = [];
  for (const side of sides) {
    await sendOn(senders[side], { ...lineOf(side), fate: () => "answered" });
    findings.push(...(await lostOrDoubled(senders[side], server)));
  }
  for (const side of sides) {
    const reader = readers[side];
    open(reader, server, note);
    look(reader, note);
    while (reader.question) await answer(reader, false, note);
    findings.push(...(await differences(reader, server)));
  }
  const clientIds = (await Promise.all(sides.map((side) => server.all(side)))).flatMap((all, index) => all.flatMap((one) => (one.mine ? [`${sides[index]} ${one.clientId}`] : [])));
  if (clientIds.length !== last || new Set(clientIds).size !== last) findings.push(`${last} were sent, ${clientIds.length} stand, ${new Set(clientIds).size} of them once`);
  return findings;
}
