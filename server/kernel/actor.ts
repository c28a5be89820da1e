/** Who acts. Built once per request by identity, from the session; jobs and webhooks make their own. */
export type Actor =
  | { kind: "anonymous" }
  | {
      kind: "user";
      userId: string;
      sessionId: string;
      name: string;
      email: string;
      emailVerified: boolean;
      suspended: boolean;
      platformRole: PlatformRole | null;
      /** The active organization; null = none. */
      membership: Membership | null;
      /** The person record that belongs to this user; null = not a candidate. */
      candidateId: string | null;
      /** Set when a program asks by the person's key, in place of the person in a browser. */
      key?: { id: string; scope: KeyScope };
    }
  | { kind: "system"; job: string }
  | { kind: "webhook"; provider: string };

/** What a key may do: read alone, or all that its person may. */
export type KeyScope = "read" | "write";
export type PlatformRole = "support" | "finance" | "owner";
export type OrganizationRole = "owner" | "admin" | "manager" | "finance" | "member";
export type Membership = {
  organizationId: string;
  organizationName: string;
  kind: "firm" | "company";
  role: OrganizationRole;
  /** Set for members of firms. */
  recruiterId: string | null;
};

export const anonymous: Actor = { kind: "anonymous" };

/** The actor as it is written beside every event and audit entry. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "anonymous":
      return "anonymous";
    case "user":
      return `user:${actor.userId}`;
    case "system":
      return `system:${actor.job}`;
    case "webhook":
      return `webhook:${actor.provider}`;
  }
}
