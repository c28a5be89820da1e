import { eq } from "drizzle-orm";
import { z } from "zod";
import { members, organizations, users } from "@/db/schema/identity";
import { query } from "../kernel/command";
import { anyone, asSignedIn } from "../kernel/gates";

const organization = z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(["firm", "company"]), role: z.string(), timeZone: z.string(), active: z.boolean() });
const person = z.strictObject({
  userId: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean(), intent: z.string().nullable(),
  areas: z.array(z.enum(["portal", "company", "marketplace", "admin"])), organization: organization.nullable(), organizations: z.array(organization), platformRole: z.string().nullable(), candidateId: z.string().nullable(),
});

/** Who is signed in and where they may go; null for a visitor. */
export const me = query({
  input: z.strictObject({}),
  output: z.strictObject({ me: person.nullable() }),
  allow: anyone,
  errors: {},
  async run({ db, scope }) {
    const { actor } = scope;
    if (actor.kind !== "user" || actor.suspended) return { me: null };
    const rows = await db
      .select({ id: organizations.id, name: organizations.name, kind: organizations.kind, timeZone: organizations.timeZone, role: members.role })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(eq(members.userId, actor.userId));
    const [user] = await db.select({ intent: users.intent }).from(users).where(eq(users.id, actor.userId));
    const all = rows.map((row) => ({ ...row, kind: row.kind === "firm" ? ("firm" as const) : ("company" as const), active: row.id === actor.membership?.organizationId }));
    const active = all.find((one) => one.active) ?? null;
    const areas = [
      ...(active?.kind === "firm" ? (["portal"] as const) : []), ...(active?.kind === "company" ? (["company"] as const) : []), ...(actor.candidateId ? (["marketplace"] as const) : []), ...(actor.platformRole ? (["admin"] as const) : []),
    ];
    return { me: { userId: actor.userId, name: actor.name, email: actor.email, emailVerified: actor.emailVerified, intent: user?.intent ?? null, areas, organization: active, organizations: all, platformRole: actor.platformRole, candidateId: actor.candidateId } };
  },
});

/** The people of one's own organization. */
export const colleagues = query({
  input: z.strictObject({}),
  output: z.strictObject({ members: z.array(z.strictObject({ userId: z.string(), name: z.string(), email: z.string(), role: z.string() })) }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }) {
    const organizationId = scope.actor.membership?.organizationId;
    if (!organizationId) return { members: [] };
    const rows = await db.select({ userId: users.id, name: users.name, email: users.email, role: members.role }).from(members).innerJoin(users, eq(users.id, members.userId)).where(eq(members.organizationId, organizationId));
    return { members: rows };
  },
});
