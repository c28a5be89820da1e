import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { recruiterProfiles } from "@/db/schema/profiles";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { profileErrors } from "./errors";
import { recruiterFields } from "./profile-fields";
import { slugOf } from "./rules/slug";

/** Writes what the reader tells of themselves at the firm for which they act. Who publishes it, and when, is decided apart; what is public already changes at once. */
export const saveRecruiterProfile = command({
  input: z.strictObject(recruiterFields),
  output: z.strictObject({ slug: z.string() }),
  allow: asRecruiter,
  errors: profileErrors,
  async run({ tx, scope, now, refuse }, fields) {
    if (fields.recruitingSince !== null && fields.recruitingSince > now.getUTCFullYear()) return refuse("since_in_the_future");
    const [known] = await tx.select({ slug: recruiterProfiles.slug, publishedAt: recruiterProfiles.publishedAt }).from(recruiterProfiles).where(eq(recruiterProfiles.recruiterId, scope.recruiterId)).for("update");
    if (known?.publishedAt && !isComplete(fields)) return refuse("profile_incomplete");
    const slug = known?.slug ?? (await freeSlug(tx, scope));
    const [written] = await tx
      .insert(recruiterProfiles)
      .values({ recruiterId: scope.recruiterId, slug, ...fields, updatedAt: now })
      .onConflictDoUpdate({ target: recruiterProfiles.recruiterId, set: { ...fields, updatedAt: now } })
      .returning({ slug: recruiterProfiles.slug });
    return { slug: written?.slug ?? slug };
  },
});

/** Shows the reader's profile to everybody, or to nobody again. */
export const publishRecruiterProfile = command({
  input: z.strictObject({ published: z.boolean() }),
  output: z.strictObject({ publishedAt: z.iso.datetime().nullable() }),
  allow: asRecruiter,
  errors: profileErrors,
  async run({ tx, scope, now, refuse }, { published }) {
    const mine = eq(recruiterProfiles.recruiterId, scope.recruiterId);
    const [known] = await tx.select().from(recruiterProfiles).where(mine).for("update");
    if (!known) return refuse("nothing_to_publish");
    if (published && !isComplete(known)) return refuse("profile_incomplete");
    const publishedAt = published ? (known.publishedAt ?? now) : null;
    await tx.update(recruiterProfiles).set({ publishedAt }).where(mine);
    return { publishedAt: publishedAt?.toISOString() ?? null };
  },
});

type Complete = { headline: string; fields: readonly string[]; regions: readonly string[]; languages: readonly string[] };
/** Whether a profile says enough to be public. The database's CHECK says the same. */
const isComplete = (of: Complete) => of.headline !== "" && of.fields.length > 0 && of.regions.length > 0 && of.languages.length > 0;

/** The name's slug, with a number behind it where somebody has it already. Names are given out one after the other, so that of two alike each gets their own. */
async function freeSlug(tx: Tx, scope: RecruiterScope): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('recruiter slugs'))`);
  const [user] = await tx.execute<{ name: string }>(sql`select name from users where id = ${scope.userId}`);
  const base = slugOf(user?.name ?? "");
  const taken = await tx.select({ slug: recruiterProfiles.slug }).from(recruiterProfiles).where(sql`${recruiterProfiles.slug} = ${base} or ${recruiterProfiles.slug} ~ ${`^${base}-[0-9]+$`}`);
  const slugs = new Set(taken.map((one) => one.slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!slugs.has(slug)) return slug;
  }
}
