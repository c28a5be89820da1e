import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { leftOutOf } from "../applications";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { jobTermsSnapshot } from "../jobs";
import { basisPointsIn, currencyOf, toWire, wireMoney } from "../money";
import { type FeeSplit, moneySplitOf, splitPreview, waterfallOf } from "../splits";
import { eventWords } from "./rules/event-words";

export const placementStates = z.enum(["awaiting_start", "started", "completed", "cancelled"]);
export const placementLine = z.strictObject({
  id: z.string(), candidateName: z.string(), jobTitle: z.string(), companyName: z.string(), recruiterName: z.string(), state: placementStates, fee: wireMoney, myShare: wireMoney.nullable(), startDate: z.string(), guaranteeEndsAt: z.iso.datetime().nullable(),
  companyConfirmed: z.boolean(), talentConfirmed: z.boolean(), invoiceState: z.string().nullable(), invoiceId: z.string().nullable(), createdAt: z.iso.datetime(),
});
export type PlacementRow = {
  id: string; candidate_name: string; job_title: string; company_name: string; recruiter_name: string; state: z.output<typeof placementStates>; currency: string; fee: string; my_share: string | null; start_date: string; guarantee_ends_at: string | null;
  company_confirmed: boolean; talent_confirmed: boolean; invoice_state: string | null; invoice_id: string | null; created_at: string; company_id: string; candidate_id: string; recruiter_id: string;
};

/** The placements in which a firm's recruiters share: as agreed, or because a decision gave them a part. */
const sharedBy = (scope: PartyScope): SQL => sql`(exists (select 1 from placement_collaborators k join recruiters kr on kr.id = k.recruiter_id where k.placement_id = p.id and kr.firm_id = ${scope.firmId})
  or exists (select 1 from share_awards w join payees wy on wy.id = w.to_payee_id join recruiters wr on wr.id = wy.recruiter_id where w.claim_id = p.sourcer_claim_id and (w.application_id is null or w.application_id = p.application_id) and wr.firm_id = ${scope.firmId}))`;
/** A firm sees the placements that its recruiters share in; a company and a candidate their own; the platform all. */
export const seenPlacement = (scope: PartyScope): SQL => sql`(p.company_id = ${scope.companyId} or p.candidate_id = ${scope.candidateId} or ${scope.admin} or ${sharedBy(scope)})`;
export const placementColumns = (scope: PartyScope) => sql`p.id, c.full_name as candidate_name, j.title as job_title, o.name as company_name, u.name as recruiter_name, p.state, p.currency, p.fee_minor::text as fee, p.start_date::text, p.guarantee_ends_at,
  p.company_confirmed_at is not null as company_confirmed, p.talent_confirmed_at is not null as talent_confirmed, i.state as invoice_state, i.id as invoice_id, p.created_at, p.company_id, p.candidate_id, p.recruiter_id,
  case when exists (select 1 from escrow_holds h where h.placement_id = p.id) then (select sum(h.amount_minor)::text from escrow_holds h join payees hy on hy.id = h.payee_id where h.placement_id = p.id and h.state <> 'moved' and hy.recruiter_id = ${scope.recruiterId})
    else (select sum(k.amount_minor)::text from placement_collaborators k where k.placement_id = p.id and k.recruiter_id = ${scope.recruiterId}) end as my_share`;
export const placementTables = sql`placements p join candidates c on c.id = p.candidate_id join jobs j on j.id = p.job_id join organizations o on o.id = p.company_id join recruiters r on r.id = p.recruiter_id join users u on u.id = r.user_id left join invoices i on i.placement_id = p.id`;
export const shapePlacement = (row: PlacementRow) => ({
  id: row.id, candidateName: row.candidate_name, jobTitle: row.job_title, companyName: row.company_name, recruiterName: row.recruiter_name, state: row.state, fee: toWire(BigInt(row.fee), row.currency), myShare: row.my_share ? toWire(BigInt(row.my_share), row.currency) : null,
  startDate: row.start_date, guaranteeEndsAt: row.guarantee_ends_at ? new Date(row.guarantee_ends_at).toISOString() : null, companyConfirmed: row.company_confirmed, talentConfirmed: row.talent_confirmed, invoiceState: row.invoice_state,
  invoiceId: row.invoice_id, createdAt: new Date(row.created_at).toISOString(),
});

/** Placements as this party sees them, newest first. */
export const placementList = query({
  input: z.strictObject({ as: z.enum(["recruiter", "company", "candidate", "admin"]) }),
  output: z.strictObject({ placements: z.array(placementLine), now: z.iso.datetime() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { as }) {
    const own = {
      recruiter: sharedBy(scope),
      company: sql`p.company_id = ${scope.companyId}`, candidate: sql`p.candidate_id = ${scope.candidateId}`, admin: sql`${scope.admin}`,
    }[as];
    const rows = await db.execute<PlacementRow>(sql`select ${placementColumns(scope)} from ${placementTables} where ${own} order by p.created_at desc limit ${limits.pageSizeMax}`);
    return { placements: rows.map(shapePlacement), now: (await now()).toISOString() };
  },
});

const moment = z.strictObject({ id: z.string(), at: z.iso.datetime(), who: z.string(), automatic: z.boolean(), words: z.string() });

/** One placement: who gets what by which rule, under which terms, and what has happened. */
export const placementDetail = query({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    placement: placementLine, side: z.enum(["company", "recruiter", "candidate", "admin"]), mayConfirm: z.boolean(), split: splitPreview.nullable(), terms: jobTermsSnapshot, policyVersion: z.number().int(), timeZone: z.string(), feeBase: wireMoney,
    sourcedAsOf: z.iso.datetime(), timeline: z.array(moment), now: z.iso.datetime(),
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { placementId }) {
    const [row] = await db.execute<PlacementRow & { terms: unknown; policy_version: number; time_zone: string; fee_base: string; sourced_as_of: string; application_id: string }>(sql`
      select ${placementColumns(scope)}, p.terms, p.policy_version, p.time_zone, p.fee_base_minor::text as fee_base, p.sourced_as_of, p.application_id from ${placementTables} where p.id = ${placementId} and ${seenPlacement(scope)}`);
    if (!row) return notFound();
    const side = row.company_id === scope.companyId ? ("company" as const) : row.candidate_id === scope.candidateId ? ("candidate" as const) : scope.firmId ? ("recruiter" as const) : ("admin" as const);
    const events = await db.execute<{ id: string; type: string; data: Record<string, unknown>; actor: string; name: string | null; occurred_at: string }>(sql`
      select e.id, e.type, e.data, e.actor, u.name, e.occurred_at from marketplace_events e left join users u on e.actor = 'user:' || u.id
      where e.placement_id = ${placementId} or e.application_id = ${row.application_id} order by e.occurred_at, e.id`);
    const moneyIsTheirs = side === "recruiter" || side === "admin";
    const timeline = events.flatMap((event) => {
      const words = eventWords(event.type, event.data, moneyIsTheirs);
      const hidden = (!moneyIsTheirs && event.type.startsWith("payouts/")) || (side === "candidate" && event.type.startsWith("billing/"));
      return words && !hidden ? [{ id: event.id, at: new Date(event.occurred_at).toISOString(), who: event.name ?? "Fairsplit", automatic: event.name === null, words }] : [];
    });
    const mine = row.recruiter_id === scope.recruiterId || side === "candidate" ? !row.talent_confirmed : side === "company" ? !row.company_confirmed : false;
    return {
      placement: shapePlacement(row), side, mayConfirm: row.state === "awaiting_start" && mine, split: moneyIsTheirs ? await waterfall(db, placementId, scope, await leftOutOf(db, row.application_id)) : null, terms: jobTermsSnapshot.parse(row.terms), policyVersion: row.policy_version,
      timeZone: row.time_zone, feeBase: toWire(BigInt(row.fee_base), row.currency), sourcedAsOf: new Date(row.sourced_as_of).toISOString(), timeline, now: (await now()).toISOString(),
    };
  },
});

async function waterfall(db: Parameters<typeof moneySplitOf>[0], placementId: string, scope: PartyScope, leftOut: string | null): Promise<z.output<typeof splitPreview> | null> {
  const money = await moneySplitOf(db, placementId);
  if (!money) return null;
  const people = await db.execute<{ payee_id: string; recruiter_id: string; name: string }>(sql`select y.id as payee_id, r.id as recruiter_id, u.name || ', ' || f.name as name from payout_splits s join payees y on y.id = s.payee_id
    join recruiters r on r.id = y.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id where s.placement_id = ${placementId}`);
  const byPayee = new Map(people.map((person) => [person.payee_id, person]));
  const names = new Map(people.map((person) => [person.recruiter_id, person.name]));
  const split: FeeSplit = {
    feeMinor: money.feeMinor, platformMinor: money.platformMinor, platformBasisPoints: basisPointsIn(money.platformMinor, money.feeMinor), platformRule: "Platform fee, by the pinned policy", poolMinor: money.feeMinor - money.platformMinor,
    policyVersion: money.policyVersion,
    lines: money.shares.map((share) => ({ role: share.role, recruiterId: byPayee.get(share.payeeId)?.recruiter_id ?? share.payeeId, basisPoints: share.basisPoints, rule: share.rule, amountMinor: share.amountMinor, remainderUnit: false })),
  };
  return waterfallOf(split, currencyOf(money.currency), { nameOf: (id) => names.get(id) ?? null, mine: scope.recruiterId, leftOut });
}
