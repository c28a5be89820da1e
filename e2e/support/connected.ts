import { createHash } from "node:crypto";
import postgres from "postgres";
import { sameTextKey } from "@/server/connections/rules/same-text";
import { newId } from "@/server/kernel/ids";

/** Connects a recruiter and a candidate as if both had agreed. In: the addresses that they sign in with. Out: the connection's id. */
export async function connectByTables(world: { databaseUrl: string }, of: { recruiterEmail: string; candidateEmail: string }): Promise<string> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const id = newId("connection");
    await sql`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at)
      select ${id}, c.id, r.id, 'recruiter', app.now(), 'recruiter', app.now() from candidates c join users cu on cu.id = c.user_id and cu.email = ${of.candidateEmail} cross join recruiters r join users ru on ru.id = r.user_id and ru.email = ${of.recruiterEmail}`;
    await sql`update marketplace_connections set state = 'active', moved_by = 'candidate', moved_at = app.now() where id = ${id}`;
    return id;
  } finally {
    await sql.end();
  }
}

/** Makes somebody who signed up a candidate, as their confirmed address would. In: the address that they sign in with. */
export async function candidateByTables(world: { databaseUrl: string }, email: string): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    await sql`insert into candidates (id, full_name, user_id) select ${newId("candidate")}, name, id from users where email = ${email}`;
  } finally {
    await sql.end();
  }
}

/** Says something in a conversation so often that it has more than one page, and both have read it. In: by whom, by their address. */
export async function fillByTables(world: { databaseUrl: string }, of: { connectionId: string; email: string; times: number }): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    await sql`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) select ${of.connectionId} || n, ${of.connectionId}, 0, u.id, ${of.connectionId} || n, 'Filler ' || n, app.now() from users u, generate_series(1, ${of.times}::int) n where u.email = ${of.email}`;
    await sql`update connection_participants p set read_seq = c.last_seq, delivered_seq = c.last_seq, read_at = app.now() from marketplace_connections c where c.id = p.connection_id and c.id = ${of.connectionId}`;
  } finally {
    await sql.end();
  }
}

/** Makes a recruiter one of a second, new firm, for which they act in every browser from now on. In: the address that they sign in with, and the firm's name. */
export async function joinByTables(world: { databaseUrl: string }, of: { email: string; firm: string }): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  const firmId = newId("organization");
  try {
    await sql`insert into organizations (id, name, slug, kind, created_at) values (${firmId}, ${of.firm}, ${firmId.replace("_", "-").toLowerCase()}, 'firm', app.now())`;
    await sql`insert into members (id, organization_id, user_id, role, created_at) select ${newId("party")}, ${firmId}, id, 'owner', app.now() from users where email = ${of.email}`;
    await sql`insert into recruiters (id, user_id, firm_id) select ${newId("recruiter")}, id, ${firmId} from users where email = ${of.email}`;
    await sql`update sessions set active_organization_id = ${firmId} where user_id = (select id from users where email = ${of.email})`;
  } finally {
    await sql.end();
  }
}

/** Lets one of two who are connected have said some things, all at one moment: however many, nobody is slowed down. In: when; without it, now. */
export async function saidByTables(world: { databaseUrl: string }, of: { connectionId: string; by: "recruiter" | "candidate"; texts: readonly string[]; at?: Date }): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    for (const text of of.texts) {
      await sql`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, file_count, sent_at)
        select ${newId("message")}, ${of.connectionId}, 0, user_id, ${crypto.randomUUID()}, ${text}, 0, coalesce(${of.at ?? null}::timestamptz, app.now()) from connection_participants where connection_id = ${of.connectionId} and slot = ${of.by === "candidate" ? 0 : 1}`;
    }
  } finally {
    await sql.end();
  }
}

/** Makes somebody have sent as many messages in this minute as is possible. In: the address that they sign in with. */
export async function slowedDownByTables(world: { databaseUrl: string }, email: string): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    await sql`insert into message_quotas (user_id, sent_at, allowed) select id, array_fill(app.now(), array[30]), 30 from users where email = ${email} on conflict (user_id) do update set sent_at = excluded.sent_at, allowed = excluded.allowed`;
  } finally {
    await sql.end();
  }
}

/** Makes somebody have written one text to this many people just now. In: the address that they sign in with. Throws when the text is too short to be anybody's own. */
export async function copiedByTables(world: { databaseUrl: string }, of: { email: string; text: string; times: number }): Promise<void> {
  const key = sameTextKey(of.text);
  if (key === null) throw new Error("Anybody may say this to anybody.");
  const sql = postgres(world.databaseUrl, { max: 1 });
  const others = Array.from({ length: of.times }, () => newId("connection"));
  try {
    await sql`insert into message_copies (user_id, text_hash, connection_ids, said_at, allowed) select id, ${createHash("sha256").update(key).digest("hex")}, ${others}, array_fill(app.now(), array[${of.times}::int]), ${of.times} from users where email = ${of.email}`;
  } finally {
    await sql.end();
  }
}
