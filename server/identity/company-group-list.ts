import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";

const group = z.strictObject({ groupId: z.string(), name: z.string(), members: z.array(z.strictObject({ companyId: z.string(), name: z.string(), since: z.iso.datetime() })) });
const line = z.strictObject({
  companyId: z.string(), name: z.string(), timeZone: z.string(), calendarName: z.string(), group: z.strictObject({ groupId: z.string(), name: z.string() }).nullable(),
  /** Groups it belonged to before, newest first. */
  before: z.array(z.strictObject({ name: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), reason: z.string(), endReason: z.string() })),
});

/** Companies by name, with the group of each, now and before. */
export const companyList = query({
  input: z.strictObject({ search: z.string().trim().max(limits.nameLength).default("") }),
  output: z.strictObject({ companies: z.array(line) }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { search }) {
    type Row = { id: string; name: string; time_zone: string; calendar: string; group_id: string | null; group_name: string | null; before: { name: string; from: string; until: string; reason: string; endReason: string }[] | null };
    const rows = await db.execute<Row>(sql`
      select o.id, o.name, o.time_zone, c.name as calendar, g.id as group_id, g.name as group_name,
        (select jsonb_agg(jsonb_build_object('name', h.name, 'from', lower(p.period), 'until', upper(p.period), 'reason', p.reason, 'endReason', p.end_reason) order by lower(p.period) desc)
          from company_group_members p join company_groups h on h.id = p.group_id where p.company_id = o.id and not upper_inf(p.period)) as before
      from organizations o join business_calendars c on c.id = o.calendar_id left join company_group_members m on m.company_id = o.id and upper_inf(m.period) left join company_groups g on g.id = m.group_id
      where o.kind = 'company' and (${search} = '' or o.name ilike ${containing(search)}) order by o.name, o.id limit ${limits.pageSizeMax}`);
    const iso = (text: string) => new Date(text).toISOString();
    return {
      companies: rows.map((row) => ({
        companyId: row.id, name: row.name, timeZone: row.time_zone, calendarName: row.calendar, group: row.group_id && row.group_name ? { groupId: row.group_id, name: row.group_name } : null,
        before: (row.before ?? []).map((one) => ({ ...one, from: iso(one.from), until: iso(one.until) })),
      })),
    };
  },
});

/** Every group with the companies that belong to it now. */
export const groupList = query({
  input: z.strictObject({}),
  output: z.strictObject({ groups: z.array(group) }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const rows = await db.execute<{ id: string; name: string; members: { companyId: string; name: string; since: string }[] | null }>(sql`
      select g.id, g.name, (select jsonb_agg(jsonb_build_object('companyId', o.id, 'name', o.name, 'since', lower(m.period)) order by o.name)
        from company_group_members m join organizations o on o.id = m.company_id where m.group_id = g.id and upper_inf(m.period)) as members
      from company_groups g order by g.name limit ${limits.pageSizeMax}`);
    return { groups: rows.map((row) => ({ groupId: row.id, name: row.name, members: (row.members ?? []).map((one) => ({ ...one, since: new Date(one.since).toISOString() })) })) };
  },
});
