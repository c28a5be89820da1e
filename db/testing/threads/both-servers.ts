import type { ToldOfThread } from "@/components/messages/thread-feed";
import { type Act, type Done, isMove, type ModelHead, type ModelMessage, type Side, sides, type ThreadServer } from "./thread-server";

/** A head without what the two cannot have in common: when it was read is an instant to the product, and a count to the design. */
const comparable = ({ otherReadAt, ...head }: ModelHead) => JSON.stringify({ ...head, seen: otherReadAt !== null });
const message = (of: ModelMessage | undefined) => JSON.stringify(Object.entries(of ?? {}).toSorted(([a], [b]) => a.localeCompare(b)));
const wordsOf = (told: readonly ToldOfThread[]) => JSON.stringify(told.map(({ type, seq, change, side }) => ({ type, seq, change, side })));

/**
 * The product, which does everything that happens beside the design in memory. Out: a server that answers as the product does, and in `findings` wherever the two came apart: in what is told of an act, whether it
 * is refused and which number it has, in what both see of the conversation's head after it, and at the end in any message.
 */
export function bothServers(product: ThreadServer, design: ThreadServer): { server: ThreadServer; findings: string[] } {
  const findings: string[] = [];
  const same = (what: string, [is, should]: readonly [string, string]) => void (is === should || findings.push(`${what}: ${is} for ${should}`));
  async function act(by: Side, what: Act): Promise<Done> {
    const done = await product.act(by, what);
    const should = await design.act(by, what);
    const words = `${by}'s ${what.do}${isMove(what) ? "" : ` (${JSON.stringify(what)})`}`;
    same(`told of ${words}`, [wordsOf(done.told), wordsOf(should.told)]);
    same(`the number of ${words}`, [`${done.seq}`, `${should.seq}`]);
    for (const side of sides) same(`${side} after ${words}`, [comparable((await product.page(side)).head), comparable((await design.page(side)).head)]);
    return done;
  }
  async function all(by: Side) {
    const messages = await product.all(by);
    const should = await design.all(by);
    for (let i = 0; i < Math.max(messages.length, should.length); i++) same(`message ${i + 1} to ${by}`, [message(messages[i]), message(should[i])]);
    return messages;
  }
  return { server: { ...product, act, all }, findings };
}
