import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";
import { ERASED_NAME, erasedAddress } from "./rules/erased-account";

/**
 * Ends an account for good: sessions, ways to sign in, keys and places in organizations, and takes its name and address out. The row stays, for what refers to it. A firm of one without any placement loses its name, which
 * is often its owner's; one with placements keeps it, as the payee of agreements and money. Asked again it changes nothing.
 */
export async function eraseAccount(tx: Tx, of: { userId: string; email: string; now: Date }): Promise<void> {
  const { userId, email } = of;
  await tx.execute(sql`update organizations o set name = 'A firm that left', slug = replace(lower(o.id), '_', '-'), logo = null, metadata = null where o.kind = 'firm'
    and exists (select 1 from members m where m.organization_id = o.id and m.user_id = ${userId}) and not exists (select 1 from members m where m.organization_id = o.id and m.user_id <> ${userId})
    and not exists (select 1 from recruiters r join placement_collaborators c on c.recruiter_id = r.id where r.firm_id = o.id)`);
  await tx.execute(sql`delete from members where user_id = ${userId}`);
  await tx.execute(sql`delete from sessions where user_id = ${userId}`);
  await tx.execute(sql`delete from accounts where user_id = ${userId}`);
  await tx.execute(sql`delete from verifications where identifier = ${email} or strpos(value, ${email}) > 0`);
  await tx.execute(sql`delete from invitations where email = ${email} or inviter_id = ${userId}`);
  await tx.execute(sql`delete from idempotency_keys where api_key_id in (select id from api_keys where user_id = ${userId})`);
  await tx.execute(sql`update api_keys set revoked_at = ${of.now.toISOString()}::timestamptz where user_id = ${userId} and revoked_at is null`);
  // Suspended, and for good, whatever a decision said before or says later: whatever still holds an old session or channel of theirs is refused and ended by what ends them for anybody.
  await tx.execute(sql`update users set name = ${ERASED_NAME}, email = ${erasedAddress(userId)}, email_verified = false, image = null, intent = null, suspended_at = coalesce(suspended_at, ${of.now.toISOString()}::timestamptz), suspended_until = null, updated_at = ${of.now.toISOString()}::timestamptz where id = ${userId}`);
}
