import { sql } from "drizzle-orm";
import { databaseError } from "@/server/kernel/command";
import { Refusal } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/ids";
import { sendMessage } from "@/server/messages/send-message";
import { blockRecruiter } from "@/server/sourcing/block";
import { together } from "../together";
import type { World } from "../world";
import type { Connected } from "../world/requests-to-connect";
import { fresh, type Someone } from "../world/people";
import { afterSome } from "./connection-race";

type Sent = { messageId: string; seq: number };
/** A way in which a message is written: by the product's command, or around it, as another program with the application's role would. */
export type Write = (world: World, of: { connectionId: string; by: Someone; clientId: string; body: string }) => Promise<Sent>;

export const byCommand: Write = (_, { by, ...message }) => sendMessage.call(by.ctx, message);

export const byTable: Write = async (world, { connectionId, by, clientId, body }) => {
  try {
    const [row] = await world.db.execute<{ id: string; seq: number }>(sql`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) values (${newId("message")}, ${connectionId}, 0, ${by.userId}, ${clientId}, ${body}, app.now()) returning id, seq`);
    return { messageId: row?.id ?? "", seq: row?.seq ?? 0 };
  } catch (cause) {
    if (databaseError(cause)?.constraint !== "marketplace_messages_sent_once") throw cause;
    const [row] = await world.db.execute<{ id: string; seq: number }>(sql`select id, seq from marketplace_messages where sender_id = ${by.userId} and client_id = ${clientId}`);
    return { messageId: row?.id ?? "", seq: row?.seq ?? 0 };
  }
};

type Found = { inFlight: number; findings: string[] };

/**
 * Fifty messages of both into one thread at once, each sent twice under its client's id as after a lost answer. Out: how many ran together, and whatever is wrong with the thread: a gap, a number
 * twice, a message twice or missing, an answer that names another message.
 */
export async function fiftyIntoOne(world: World, pair: Connected, write: Write): Promise<Found> {
  const tag = fresh();
  const { results, inFlight } = await together(100, (i) => {
    const which = i % 50;
    return write(world, { connectionId: pair.connectionId, by: which % 2 ? pair.recruiter : pair.person, clientId: `client-${tag}-${which}`, body: `Said ${which}` });
  });
  const rows = await world.db.execute<{ seq: number; client_id: string; id: string }>(sql`select seq, client_id, id from marketplace_messages where connection_id = ${pair.connectionId} order by seq, id`);
  const findings = rows.flatMap((row, index) => (row.seq === index + 1 ? [] : [`number ${row.seq} stands at ${index + 1}`]));
  const ids = new Set(rows.map((row) => row.client_id));
  if (ids.size !== rows.length) findings.push(`${rows.length - ids.size} sent twice`);
  if (ids.size !== 50) findings.push(`${50 - ids.size} missing`);
  for (const one of results) {
    if (one.status === "rejected") findings.push(String(one.reason));
    else if (!rows.some((row) => row.id === one.value.messageId && row.seq === one.value.seq)) findings.push("an answer that names no message");
  }
  return { inFlight, findings };
}

/** One message sent from eight tabs at once under one client's id. Out: what is wrong: more than one message, or more than one answer. */
export async function manyTabs(world: World, pair: Connected, write: Write): Promise<Found> {
  const clientId = `client-${fresh()}`;
  const { results, inFlight } = await together(8, () => write(world, { connectionId: pair.connectionId, by: pair.recruiter, clientId, body: "From every tab" }));
  const answers = new Set(results.map((one) => (one.status === "fulfilled" ? one.value.messageId : String(one.reason))));
  const [row] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from marketplace_messages where client_id = ${clientId}`);
  return { inFlight, findings: [...(answers.size === 1 ? [] : [`${answers.size} answers`]), ...(row?.n === 1 ? [] : [`${row?.n} messages`])] };
}

/**
 * Eight messages of both, and in the midst of them the candidate's block of the recruiter. Out: what is wrong; nothing = those that were refused were told that the connection is over, all others are there, and
 * the block is the last change of all, by the numbers that messages and moves of a connection get under its one lock.
 */
export async function blockAmongMessages(world: World, { connectionId, recruiter, person }: Connected, write: Write): Promise<Found & { refused: number }> {
  const tag = fresh();
  const say = (by: Someone, i: number): Promise<unknown> => write(world, { connectionId, by, clientId: `client-${tag}-${i}`, body: `Said ${i}` });
  const { results, inFlight } = await together(9, (i): Promise<unknown> => {
    if (i === 4) return blockRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId });
    return i < 4 ? say(recruiter, i) : afterSome(world, (i - 4) * 24, () => say(person, i));
  });
  const [blocked] = results.splice(4, 1);
  const reasons = results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : (databaseError(one.reason)?.constraint ?? String(one.reason))] : []));
  const [row] = await world.db.execute<{ n: number; last: number; state: string; after: number }>(sql`
    select count(m.id)::int as n, c.last_seq as last, c.state, count(m.id) filter (where m.change_no >= c.change_no)::int as after
    from marketplace_connections c left join marketplace_messages m on m.connection_id = c.id where c.id = ${connectionId} group by c.id`);
  return {
    inFlight, refused: reasons.length,
    findings: [
      ...(blocked?.status === "fulfilled" ? [] : ["the block was refused"]), ...reasons.filter((reason) => reason !== "connection_over" && reason !== "message_needs_connection"),
      ...(row?.state === "blocked" ? [] : [`it ended ${row?.state}`]), ...(row?.n === 8 - reasons.length && row.last === row.n ? [] : [`${row?.n} messages up to number ${row?.last}, and ${reasons.length} refused`]),
      ...(row?.after ? ["written after the block"] : []),
    ],
  };
}
