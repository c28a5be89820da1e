import { sql } from "drizzle-orm";

/** Messages `n` that the participant `me` of a conversation has not seen, for a query that has `me`: from the other and still there, since one's own move one's mark only if one had seen all before them. */
export const unreadOfMe = sql`from marketplace_messages n where n.connection_id = me.connection_id and n.seq > me.read_seq and n.sender_id <> me.user_id and n.deleted_at is null`;
