import { sql } from "drizzle-orm";
import { z } from "zod";
import { profilesOfRecruiters, published } from "../identity";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { anyone, asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { countedColumns, recruiterCard, type RecruiterRow, shapeRecruiter, writtenColumns } from "./recruiter-facts";

const slug = z.string().max(limits.nameLength);
const page = recruiterCard.extend({ firmId: z.string(), about: z.string(), publishedAt: z.iso.datetime().nullable() });
type PageRow = RecruiterRow & { firm_id: string; about: string; published_at: string | null };
const shapePage = (row: PageRow) => ({ ...shapeRecruiter(row), firmId: row.firm_id, about: row.about, publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString() });
const pageColumns = sql`${writtenColumns}, ${countedColumns(sql`p.recruiter_id`)}, r.firm_id, p.about, p.published_at`;

/** A recruiter's public profile, for anybody. One that is not published answers as one that never was. */
export const recruiterPage = query({
  input: z.strictObject({ slug }),
  output: z.strictObject({ recruiter: page }),
  allow: anyone,
  errors: {},
  async run({ db }, input) {
    const [row] = await db.execute<PageRow>(sql`select ${pageColumns} from ${profilesOfRecruiters} where p.slug = ${input.slug} and ${published}`);
    return row ? { recruiter: shapePage(row) } : notFound();
  },
});

/** The reader's own profile at the firm for which they act, published or not; null = not begun. */
export const myRecruiterProfile = query({
  input: z.strictObject({}),
  output: z.strictObject({ profile: page.nullable() }),
  allow: asRecruiter,
  errors: {},
  async run({ db, scope }) {
    const [row] = await db.execute<PageRow>(sql`select ${pageColumns} from ${profilesOfRecruiters} where p.recruiter_id = ${scope.recruiterId}`);
    return { profile: row ? shapePage(row) : null };
  },
});

const firm = z.strictObject({ slug: z.string(), name: z.string(), hereSince: z.iso.datetime(), recruiters: z.array(recruiterCard) });

/** A firm's public page: its recruiters who have published a profile. A firm without any answers as one that never was. */
export const firmPage = query({
  input: z.strictObject({ slug }),
  output: z.strictObject({ firm }),
  allow: anyone,
  errors: {},
  async run({ db }, input) {
    const recruiters = await recruitersOfFirm(db, input.slug);
    const [first] = recruiters;
    if (!first) return notFound();
    return { firm: { slug: first.firm_slug, name: first.firm_name, hereSince: new Date(first.firm_since).toISOString(), recruiters: recruiters.map(shapeRecruiter) } };
  },
});

const recruitersOfFirm = (db: Reader, firmSlug: string) => db.execute<RecruiterRow & { firm_since: string }>(sql`
  select ${writtenColumns}, ${countedColumns(sql`p.recruiter_id`)}, f.created_at as firm_since from ${profilesOfRecruiters}
  where f.slug = ${firmSlug} and f.kind = 'firm' and ${published} order by p.published_at, p.recruiter_id limit ${limits.pageSizeMax}`);

/** The recruiter behind a public profile; null = there is none that everybody may read. */
export async function recruiterBehind(db: Reader, publicSlug: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(sql`select p.recruiter_id as id from ${profilesOfRecruiters} where p.slug = ${publicSlug} and ${published}`);
  return row?.id ?? null;
}

