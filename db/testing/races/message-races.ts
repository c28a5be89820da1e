import { sql } from "drizzle-orm";
import { databaseError } from "@/server/kernel/command";
import { newId } from "@/server/kernel/ids";
import { sendMessage } from "@/server/messages/send-message";
import { together } from "../together";
import type { World } from "../world";
import type { Connected } from "../world/requests-to-connect";
import { fresh, type Someone } from "../world/people";

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
  const { results, inFlight } = await together(50, (i) => {
    const which = i % 25;
    return write(world, { connectionId: pair.connectionId, by: which % 2 ? pair.recruiter : pair.person, clientId: `client-${tag}-${which}`, body: `Said ${which}` });
  });
  const rows = await world.db.execute<{ seq: number; client_id: string; id: string }>(sql`select seq, client_id, id from marketplace_messages where connection_id = ${pair.connectionId} order by seq, id`);
  const findings = rows.flatMap((row, index) => (row.seq === index + 1 ? [] : [`number ${row.seq} stands at ${index + 1}`]));
  const ids = new Set(rows.map((row) => row.client_id));
  if (ids.size !== rows.length) findings.push(`${rows.length - ids.size} sent twice`);
  if (ids.size !== 25) findings.push(`${25 - ids.size} missing`);
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
