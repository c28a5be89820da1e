import { z } from "zod";
import { sql } from "drizzle-orm";
import { payeeOf } from "../identity";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";
import { awardableNow } from "../payouts";
import { unsafeCase } from "./case-access";
import { basisPointsFor } from "./rules/case-at";

const line = z.strictObject({ placementId: z.string(), placementName: z.string(), payeeName: z.string(), amount: wireMoney });

/** The ledger entries that a decision would move if it were carried out now, by the same functions that will: − leaves what is held for a payee, + is held for them anew. And what is contested. */
export const decisionPreview = query({
  input: z.strictObject({ disputeId: z.string().max(limits.idLength), outcome: z.enum(["upheld", "overturned", "shared"]), openerBasisPoints: z.number().int().min(1).max(9_999).optional() }),
  output: z.strictObject({ lines: z.array(line), frozen: z.array(wireMoney) }),
  allow: asAdmin,
  errors: {},
  async run({ db }, { disputeId, outcome, openerBasisPoints }) {
    const dispute = await unsafeCase(db, disputeId);
    if (!dispute) return notFound();
    if (dispute.claimId === null || dispute.openerRecruiterId === null) return { lines: [], frozen: [] };
    const fromPayeeId = await payeeOf(db, dispute.otherRecruiterId);
    const placements = await awardableNow(db, { claimId: dispute.claimId, applicationId: dispute.applicationId, fromPayeeId, basisPoints: basisPointsFor(outcome, openerBasisPoints ?? null) });
    const names = await db.execute<{ id: string; name: string }>(sql`select r.id, u.name || ', ' || f.name as name from recruiters r join users u on u.id = r.user_id join organizations f on f.id = r.firm_id where r.id in (${dispute.otherRecruiterId}, ${dispute.openerRecruiterId})`);
    const nameOf = (id: string) => names.find((row) => row.id === id)?.name ?? "";
    const titles = new Map((await db.execute<{ id: string; title: string }>(sql`select p.id, c.full_name || ', ' || o.name as title from placements p join candidates c on c.id = p.candidate_id join organizations o on o.id = p.company_id where p.sourcer_claim_id = ${dispute.claimId}`)).map((row) => [row.id, row.title]));
    return {
      lines: placements.filter((one) => one.wonMinor > 0n).flatMap((one) => {
        const at = { placementId: one.placementId, placementName: titles.get(one.placementId) ?? "" };
        return [{ ...at, payeeName: nameOf(dispute.otherRecruiterId), amount: toWire(-one.wonMinor, one.currency) }, { ...at, payeeName: nameOf(dispute.openerRecruiterId ?? ""), amount: toWire(one.wonMinor, one.currency) }];
      }),
      frozen: [...new Set(placements.map((one) => one.currency))].map((currency) => toWire(placements.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.heldMinor, 0n), currency)),
    };
  },
});
