import type { Actor, OrganizationRole, PlatformRole } from "./actor";
import { refuseKernel } from "./errors";

declare const scoped: unique symbol;
type Scope<K extends string, T> = Readonly<T> & { readonly [scoped]: K };

/** Proof that the actor is a recruiter acting for a firm. Only `asRecruiter` makes one. */
export type RecruiterScope = Scope<"recruiter", { userId: string; firmId: string; recruiterId: string; role: OrganizationRole }>;
export type CompanyScope = Scope<"company", { userId: string; companyId: string; role: OrganizationRole }>;
export type CandidateScope = Scope<"candidate", { userId: string; candidateId: string }>;
export type AdminScope = Scope<"admin", { userId: string; role: PlatformRole }>;
export type SignedInScope = Scope<"signedIn", { userId: string; email: string; emailVerified: boolean; actor: Extract<Actor, { kind: "user" }> }>;
export type SystemScope = Scope<"system", { job: string }>;
export type AnyoneScope = Scope<"anyone", { actor: Actor }>;
/** One who takes part in a hire, from any side; queries put it into their WHERE clause. */
export type PartyScope = Scope<"party", { userId: string; companyId: string | null; firmId: string | null; recruiterId: string | null; candidateId: string | null; admin: boolean }>;

/** The roles that the authorization matrix walks. */
export const roles = ["anonymous", "signed_in", "candidate", "recruiter", "company", "company_finance", "support", "finance", "owner", "suspended"] as const;
export type Role = (typeof roles)[number];

/** Turns an actor into a scope or refuses. `roles` says for whom it opens, for documents and the matrix test. */
export type Gate<S> = { readonly name: string; admit(actor: Actor): S };

const user = (actor: Actor) => {
  if (actor.kind !== "user") return refuseKernel("not_signed_in");
  if (actor.suspended) return refuseKernel("not_allowed");
  return actor;
};

export const anyone: Gate<AnyoneScope> = { name: "anyone", admit: (actor) => ({ actor }) as AnyoneScope };

export const asSignedIn: Gate<SignedInScope> = {
  name: "signedIn",
  admit(actor) {
    const who = user(actor);
    return { userId: who.userId, email: who.email, emailVerified: who.emailVerified, actor: who } as SignedInScope;
  },
};

export const asRecruiter: Gate<RecruiterScope> = {
  name: "recruiter",
  admit(actor) {
    const { userId, membership } = user(actor);
    if (membership?.kind !== "firm" || !membership.recruiterId) return refuseKernel("not_allowed");
    return { userId, firmId: membership.organizationId, recruiterId: membership.recruiterId, role: membership.role } as RecruiterScope;
  },
};

const companyGate = (name: string, allowed: readonly OrganizationRole[]): Gate<CompanyScope> => ({
  name,
  admit(actor) {
    const { userId, membership } = user(actor);
    if (membership?.kind !== "company" || !allowed.includes(membership.role)) return refuseKernel("not_allowed");
    return { userId, companyId: membership.organizationId, role: membership.role } as CompanyScope;
  },
});
export const asCompany = companyGate("company", ["owner", "admin", "manager", "finance", "member"]);
/** Those who may hire: not finance staff. */
export const asHiringManager = companyGate("hiringManager", ["owner", "admin", "manager"]);

export const asCandidate: Gate<CandidateScope> = {
  name: "candidate",
  admit(actor) {
    const { userId, candidateId } = user(actor);
    if (!candidateId) return refuseKernel("not_allowed");
    return { userId, candidateId } as CandidateScope;
  },
};

const adminGate = (name: string, allowed: readonly PlatformRole[]): Gate<AdminScope> => ({
  name,
  admit(actor) {
    const { userId, platformRole } = user(actor);
    if (!platformRole || !allowed.includes(platformRole)) return refuseKernel("not_allowed");
    return { userId, role: platformRole } as AdminScope;
  },
});
export const asAdmin = adminGate("admin", ["support", "finance", "owner"]);
/** Those of the platform who may move money or rules. */
export const asFinance = adminGate("finance", ["finance", "owner"]);

export const asParty: Gate<PartyScope> = {
  name: "party",
  admit(actor) {
    const { userId, membership, candidateId, platformRole } = user(actor);
    if (!membership && !candidateId && !platformRole) return refuseKernel("not_allowed");
    return {
      userId,
      companyId: membership?.kind === "company" ? membership.organizationId : null,
      firmId: membership?.kind === "firm" ? membership.organizationId : null,
      recruiterId: membership?.recruiterId ?? null,
      candidateId,
      admin: platformRole !== null,
    } as PartyScope;
  },
};

/** Jobs and webhooks. Never reachable from a request. */
export const asSystem: Gate<SystemScope> = {
  name: "system",
  admit(actor) {
    if (actor.kind === "system") return { job: actor.job } as SystemScope;
    if (actor.kind === "webhook") return { job: `webhook:${actor.provider}` } as SystemScope;
    return refuseKernel("not_allowed");
  },
};
