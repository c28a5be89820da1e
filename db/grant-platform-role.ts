import type postgres from "postgres";

export const platformRoles = ["support", "finance", "owner"] as const;
export type GrantedRole = (typeof platformRoles)[number];

/**
 * Makes a person platform staff, and records that it was done. In: the owner's connection, since no procedure may grant this; the e-mail of somebody
 * who has signed up and confirmed it. Out: the person's name; null when nobody has confirmed this address.
 */
export async function grantPlatformRole(owner: postgres.Sql, of: { email: string; role: GrantedRole }): Promise<string | null> {
  return owner.begin(async (tx) => {
    const [user] = await tx<{ id: string; name: string }[]>`update users set platform_role = ${of.role} where email = ${of.email.toLowerCase()} and email_verified returning id, name`;
    if (!user) return null;
    await tx`insert into decision_audit_log (kind, subject_id, actor, rule, inputs, outcome, reason)
      values ('platform_role', ${user.id}, 'operator', 'granted by whoever owns the database', ${tx.json({ role: of.role })}, ${of.role}, 'asked for at the command line')`;
    return user.name;
  });
}
