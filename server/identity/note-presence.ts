import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

const userIds = z.array(z.string().max(limits.idLength));

/**
 * Notes who came and who went, as of `at`, the push server's time: what is known from later stays. `offline: "others"` = whoever else is thought to be online.
 * Ids that are no user's are passed by. Out: how many rows changed.
 */
export const notePresence = command({
  input: z.strictObject({ online: userIds, offline: z.union([userIds, z.literal("others")]), at: z.iso.datetime() }),
  output: z.strictObject({ changed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { online, offline, at }) {
    const noted = now.toISOString();
    const gone = offline === "others" ? sql`select user_id, false from user_presence where online_since is not null and not (user_id = any(${sql.param(online)}::text[]))` : sql`select unnest(${sql.param(offline)}::text[]), false`;
    const rows = await tx.execute(sql`
      insert into user_presence (user_id, online_since, last_seen_at, changed_at)
      select u.id, case when heard.online then ${noted}::timestamptz end, ${noted}::timestamptz, ${at}::timestamptz
        from (select unnest(${sql.param(online)}::text[]), true union all ${gone}) heard (user_id, online) join users u on u.id = heard.user_id order by u.id
      on conflict (user_id) do update set last_seen_at = excluded.last_seen_at, changed_at = excluded.changed_at,
        online_since = case when excluded.online_since is not null then least(user_presence.online_since, excluded.online_since) end
        where user_presence.changed_at < excluded.changed_at
      returning user_id`);
    return { changed: rows.length };
  },
});
