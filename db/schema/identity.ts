import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { businessCalendars } from "./calendars";
import { id, instant } from "./columns";

/** A person who signs in. Written by the sign-in library and by onboarding. */
export const users = pgTable(
  "users",
  {
    id: id().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique("users_email_once"),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    /** NULL = not platform staff. */
    platformRole: text(),
    /** What the person said at sign-up they came for; decides which onboarding they see. */
    intent: text(),
    /** Since when they cannot sign in; NULL = they can. Follows the decisions of `moderation_actions`, and of an erased account none of them: it stays shut. */
    suspendedAt: instant(),
    /** When that ends by itself; NULL = never, or not suspended. */
    suspendedUntil: instant(),
    /** Until when they may write to nobody; NULL = never muted. A time that is past mutes nobody. */
    mutedUntil: instant(),
    createdAt: instant().notNull().default(sql`app.now()`),
    updatedAt: instant().notNull().default(sql`app.now()`),
  },
  (t) => [
    check("users_platform_role_known", sql`${t.platformRole} in ('support','finance','owner')`),
    check("users_intent_known", sql`${t.intent} in ('recruiter','company','candidate')`),
    check("users_suspended_until", sql`${t.suspendedUntil} is null or ${t.suspendedAt} is not null`),
    check("users_erased_stay_shut", sql`${t.email} not like '%@erased.invalid' or (${t.suspendedAt} is not null and ${t.suspendedUntil} is null)`),
  ],
);

/** A signed-in browser. Deleting the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: id().primaryKey(),
    expiresAt: instant().notNull(),
    token: text().notNull().unique("sessions_token_once"),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    ipAddress: text(),
    userAgent: text(),
    userId: id().notNull().references(() => users.id, { onDelete: "cascade" }),
    /** The firm or company the person acts for; NULL = none chosen. */
    activeOrganizationId: id(),
  },
  (t) => [index("sessions_of_user").on(t.userId)],
);

/** A way to sign in (password hash or provider). Written by the sign-in library. */
export const accounts = pgTable("accounts", {
  id: id().primaryKey(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: id().notNull().references(() => users.id, { onDelete: "cascade" }),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: instant(),
  refreshTokenExpiresAt: instant(),
  scope: text(),
  password: text(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

/** One-time secrets: e-mail links and verifications. */
export const verifications = pgTable(
  "verifications",
  {
    id: id().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index("verifications_by_identifier").on(t.identifier)],
);

/** Counters of the sign-in library's own rate limit. */
export const rateLimits = pgTable("rate_limits", {
  id: id().primaryKey(),
  key: text().notNull().unique("rate_limits_key_once"),
  count: integer().notNull(),
  lastRequest: bigint({ mode: "number" }).notNull(),
});

/** A recruiting firm or a hiring company. */
export const organizations = pgTable(
  "organizations",
  {
    id: id().primaryKey(),
    name: text().notNull(),
    slug: text().notNull().unique("organizations_slug_once"),
    logo: text(),
    metadata: text(),
    kind: text().notNull(),
    /** IANA zone in which its calendar days are counted (guarantee, due dates). */
    timeZone: text().notNull().default("UTC"),
    /** Its working days, for deadlines that are set from now on. */
    calendarId: id().notNull().default("cal_standard").references(() => businessCalendars.id),
    /** Companies only: the recruiter who brought this client; NULL = nobody. */
    broughtByRecruiterId: id(),
    createdAt: instant().notNull(),
  },
  (t) => [
    check("organizations_kind_known", sql`${t.kind} in ('firm','company')`),
    check("organizations_brought_only_companies", sql`${t.broughtByRecruiterId} is null or ${t.kind} = 'company'`),
  ],
);

/** Who belongs to which organization, in which role. */
export const members = pgTable(
  "members",
  {
    id: id().primaryKey(),
    organizationId: id().notNull().references(() => organizations.id),
    userId: id().notNull().references(() => users.id),
    role: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("members_once").on(t.organizationId, t.userId),
    index("members_of_user").on(t.userId),
    check("members_role_known", sql`${t.role} in ('owner','admin','manager','finance','member')`),
  ],
);

/** An open invitation to join an organization. Written by the sign-in library. */
export const invitations = pgTable("invitations", {
  id: id().primaryKey(),
  organizationId: id().notNull().references(() => organizations.id),
  email: text().notNull(),
  role: text(),
  status: text().notNull(),
  expiresAt: instant().notNull(),
  createdAt: instant().notNull(),
  inviterId: id().notNull().references(() => users.id),
});

/** A member of a firm who works roles and can earn. */
export const recruiters = pgTable(
  "recruiters",
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id),
    firmId: id().notNull().references(() => organizations.id),
    createdAt: instant().notNull().default(sql`app.now()`),
  },
  (t) => [unique("recruiters_once").on(t.userId, t.firmId), index("recruiters_of_firm").on(t.firmId)],
);

/** Who can be paid: a recruiter or, for its part of a member's share, a firm. Never company staff. */
export const payees = pgTable(
  "payees",
  {
    id: id().primaryKey(),
    recruiterId: id().unique("payees_recruiter_once").references(() => recruiters.id),
    firmId: id().unique("payees_firm_once").references(() => organizations.id),
  },
  (t) => [check("payees_one_kind", sql`num_nonnulls(${t.recruiterId}, ${t.firmId}) = 1`)],
);
