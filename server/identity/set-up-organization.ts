import { eq } from "drizzle-orm";
import { z } from "zod";
import { members, organizations, payees, recruiters, sessions } from "@/db/schema/identity";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSignedIn, type SignedInScope } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { identityErrors } from "./errors";
import { recruiterByEmail } from "./people";

const name = z.string().trim().min(2, "Enter the name, at least 2 letters.").max(limits.nameLength);
/** An IANA time zone, as a form sends it. */
export const timeZoneField = z.string().max(60).refine(isTimeZone, "Choose a time zone from the list.");
const output = z.strictObject({ organizationId: z.string() });

/** Sets up a recruiting firm with its founder as owner, recruiter and payee. A solo recruiter is a firm of one. */
export const setUpFirm = command({
  input: z.strictObject({ name, timeZone: timeZoneField }),
  output,
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope, now, emit }, input) {
    const organizationId = await found(tx, scope, { ...input, kind: "firm", broughtByRecruiterId: null }, now);
    await addRecruiter(tx, { userId: scope.userId, firmId: organizationId });
    emit({ type: "identity/firm.founded", data: { organizationId } });
    return { organizationId };
  },
});

/** Sets up a hiring company with its founder as owner; optionally names the recruiter who brought it. */
export const setUpCompany = command({
  input: z.strictObject({ name, timeZone: timeZoneField, broughtByEmail: z.union([z.literal(""), z.email("Enter an e-mail such as name@firm.com.").max(limits.emailLength)]).default("") }),
  output,
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope, now, emit, refuse }, { broughtByEmail, ...input }) {
    const broughtByRecruiterId = broughtByEmail ? await recruiterByEmail(tx, broughtByEmail) : null;
    if (broughtByEmail && !broughtByRecruiterId) return refuse("no_such_recruiter");
    const organizationId = await found(tx, scope, { ...input, kind: "company", broughtByRecruiterId }, now);
    emit({ type: "identity/company.founded", data: { organizationId } });
    return { organizationId };
  },
});

/** Makes a member of a firm a recruiter and a payee; asked again, changes nothing. Out: the recruiter's id. */
export async function addRecruiter(tx: Tx, of: { userId: string; firmId: string }): Promise<string> {
  const id = newId("recruiter");
  await tx.insert(recruiters).values({ id, ...of }).onConflictDoNothing();
  const rows = await tx.select().from(recruiters).where(eq(recruiters.userId, of.userId));
  const recruiter = rows.find((row) => row.firmId === of.firmId);
  if (!recruiter) throw new Error("The recruiter was not written.");
  await tx.insert(payees).values({ id: newId("payee"), recruiterId: recruiter.id }).onConflictDoNothing();
  return recruiter.id;
}

async function found(tx: Tx, scope: SignedInScope, of: { name: string; timeZone: string; kind: "firm" | "company"; broughtByRecruiterId: string | null }, now: Date): Promise<string> {
  const id = newId("organization");
  const slug = of.name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || id;
  await tx.insert(organizations).values({ id, slug, createdAt: now, ...of });
  await tx.insert(members).values({ id: newId("party"), organizationId: id, userId: scope.userId, role: "owner", createdAt: now });
  await tx.update(sessions).set({ activeOrganizationId: id }).where(eq(sessions.id, scope.actor.sessionId));
  return id;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.length > 0;
  } catch {
    return false;
  }
}
