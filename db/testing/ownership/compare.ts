import type { World } from "../world";
import { type Application, type Case, type Claim, holderAt, type Person } from "./book";

type ClaimRow = { id: string; candidate_id: string; recruiter_id: string; from: Date; until: Date; origin: Date; tier: string; state: string; shared_with: string | null; shared_basis_points: number | null; evidence: string | null; facts: string | null; pieces: string | null; asked: boolean };
type CaseRow = {
  id: string; kind: string; state: string; claim_id: string | null; application_id: string | null; opener_recruiter_id: string | null; opener_candidate_id: string | null; opener_company_id: string | null; other_recruiter_id: string;
  answer_due_at: Date; default_outcome: string; default_appeal_due_at: Date; outcome: string | null; opener_basis_points: number | null; appeal_due_at: Date | null; closed_at: Date | null; appealed_by: string | null; warned_at: Date | null;
  decisions: string | null; of_opener: number; of_other: number; awarded: number | null;
};
const iso = (at: number | Date): string => new Date(at).toISOString();

/**
 * What the rows say of everybody, against what the model says: each claim with its period, holder, tier, state, debts, evidence and history; each request, offer,
 * submission and introduction; each case with its deadlines, decisions and what it awarded; who gets the sourcer's share; and who protects at this instant. Claims that a signature or a submission began get their ids here.
 */
export async function compare(world: World, people: readonly Person[], recruiters: readonly string[], companies: readonly string[], now: number): Promise<void> {
  const { sql } = world.database;
  const number = new Map(recruiters.map((id, i) => [id, i]));
  const claims = groupBy(await sql<ClaimRow[]>`
    select c.id, c.candidate_id, c.recruiter_id, lower(c."window") as from, upper(c."window") as until, c.origin_from as origin, c.tier, c.state, c.shared_with, c.shared_basis_points,
      (select string_agg(e.kind || ':' || e.days || ':' || to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ' ' order by e.kind, e.days, e.at) from sourcer_evidence e where e.claim_id = c.id) as evidence,
      (select string_agg(h.fact, ' ' order by h.at, case h.fact when 'claimed' then 0 when 'extended' then 1 else 2 end) from sourcer_history h where h.claim_id = c.id) as facts,
      (select string_agg(h.id || ':' || h.extended || ':' || coalesce(h.answer, '-'), ' ' order by h.id collate "C") from hand_evidence h where h.claim_id = c.id) as pieces,
      exists (select 1 from claim_release_requests r where r.claim_id = c.id and r.answer is null) as asked
    from candidate_sourcers c order by lower(c."window")`, (row) => row.candidate_id);
  const protecting = new Map((await sql<{ candidate_id: string; id: string }[]>`select candidate_id, id from candidate_sourcers where "window" @> ${iso(now)}::timestamptz`).map((row) => [row.candidate_id, row.id]));
  const rtrs = new Map((await sql<{ id: string; state: string; ends_on: string }[]>`select id, state, ends_on::text from right_to_represent`).map((row) => [row.id, `${row.state} to ${row.ends_on}`]));
  const offers = new Map((await sql<{ id: string; state: string; open_until: Date; claim_id: string }[]>`select id, state, open_until, claim_id from claim_transfers`).map((row) => [row.id, `${row.state} ${row.claim_id} ${iso(row.open_until)}`]));
  const applications = new Map((await sql<{ id: string; word: string }[]>`
    select a.id, a.state || ' ' || a.sourcer_claim_id || ' ' || (a.rtr_id is not null) || ' ' || a.company_id || ' ' || to_char(i.until, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' || to_char(i.object_until, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' ||
      (select string_agg(p.recruiter_id || ':' || p.basis_points, ' ' order by p.recruiter_id collate "C") from split_parties p where p.agreement_id = s.id and p.role = 'candidate_sourcer') as word
    from applications a join introductions i on i.application_id = a.id join split_agreements s on s.application_id = a.id`).map((row) => [row.id, row.word]));
  const cases = new Map((await sql<CaseRow[]>`
    select d.*, (select string_agg(x.decided_by || ':' || x.outcome || ':' || x.opener_basis_points, ' ' order by x.round) from dispute_decisions x where x.dispute_id = d.id) as decisions,
      (select count(*)::int from dispute_evidence e where e.dispute_id = d.id and e.side = 'opener') as of_opener, (select count(*)::int from dispute_evidence e where e.dispute_id = d.id and e.side = 'other') as of_other, w.basis_points as awarded
    from disputes d left join share_awards w on w.dispute_id = d.id`).map((row) => [row.id, caseRowWord(row)]));
  for (const p of people) {
    const same = (found: string | null | undefined, expected: string | null) => {
      if (found !== expected) throw new Error(`The rows say\n${found}\nand the model\n${expected}\nafter ${p.trail.join(" → ")}`);
    };
    const rows = claims.get(p.candidateId ?? "") ?? [];
    const modelled = p.claims.toSorted((a, b) => a.from - b.from);
    same(rows.map((row) => rowWord(row, number)).join("\n"), modelled.map(claimWord).join("\n"));
    for (const [i, claim] of modelled.entries()) {
      const id = rows[i]?.id ?? null;
      if (claim.id !== null) same(id, claim.id);
      claim.id = id;
    }
    same(protecting.get(p.candidateId ?? "") ?? null, holderAt(p, now)?.id ?? null);
    for (const rtr of p.rtrs) same(rtrs.get(rtr.id), `${rtr.state} to ${rtr.endsOn}`);
    for (const offer of p.offers) same(offers.get(offer.id), `${offer.state} ${offer.claim.id} ${iso(offer.openUntil)}`);
    for (const one of p.cases) same(cases.get(one.id), caseWord(one, p, recruiters, companies));
    for (const one of p.applications) same(applications.get(one.id), applicationWord(one, recruiters, companies));
  }
}

const rowWord = (row: ClaimRow, number: ReadonlyMap<string, number>): string =>
  [number.get(row.recruiter_id), iso(row.from), iso(row.until), `since ${iso(row.origin)}`, row.tier, row.state, row.shared_with === null ? "owes nobody" : `owes ${number.get(row.shared_with)} ${row.shared_basis_points}`, row.evidence ?? "", row.facts ?? "", row.pieces ?? "", row.asked ? "asked" : ""].join(" | ");

const claimWord = (claim: Claim): string =>
  [claim.holder, iso(claim.from), iso(claim.until), `since ${iso(claim.origin)}`, claim.tier, claim.state, claim.owes ? `owes ${claim.owes.to} ${claim.owes.basisPoints}` : "owes nobody", evidenceWord(claim), claim.facts.join(" "), claim.pieces.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((one) => `${one.id}:${one.extended}:${one.answer ?? "-"}`).join(" "), claim.asked ? "asked" : ""].join(" | ");

/** In the order in which the database sorts: kind, days, time. */
function evidenceWord(claim: Claim): string {
  const parts = claim.evidence.map((word) => { const [kind = "", days = "", ...at] = word.split(":"); return { word, kind, days: Number(days), at: at.join(":") }; });
  return parts.toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.days - b.days || (a.at < b.at ? -1 : 1))).map((part) => part.word).join(" ");
}

const applicationWord = (one: Application, recruiters: readonly string[], companies: readonly string[]): string =>
  `${one.state} ${one.claim.id} ${one.rested} ${companies[one.company]} ${iso(one.introducedUntil)} ${iso(one.objectUntil)} ${one.sourcers.split(" ").map((part) => { const [who = "", points] = part.split(":"); return `${recruiters[Number(who)]}:${points}`; }).toSorted().join(" ")}`;

const orNone = (at: number | Date | null): string => (at === null ? "-" : iso(at));
const caseRowWord = (row: CaseRow): string =>
  [row.kind, row.claim_id, row.application_id, row.opener_recruiter_id ?? row.opener_candidate_id ?? row.opener_company_id, row.other_recruiter_id, row.state, `due ${iso(row.answer_due_at)}`, `else ${row.default_outcome} to ${iso(row.default_appeal_due_at)}`, row.outcome, row.opener_basis_points,
    `appeal ${orNone(row.appeal_due_at)}`, `closed ${orNone(row.closed_at)}`, row.appealed_by, row.warned_at === null ? "" : "warned", row.decisions, row.of_opener, row.of_other, row.awarded].map((part) => part ?? "-").join(" | ");

function caseWord(c: Case, p: Person, recruiters: readonly string[], companies: readonly string[]): string {
  const opener = c.kind === "claim" ? recruiters[c.opener] : c.kind === "objection" ? companies[c.opener] : p.candidateId;
  return [c.kind, c.claim?.id, c.application?.id, opener, recruiters[c.other], c.state, `due ${iso(c.answerDue)}`, `else ${c.silence} to ${iso(c.silenceFinalAt)}`, c.outcome, c.points, `appeal ${orNone(c.appealDue)}`, `closed ${orNone(c.closedAt)}`, c.appealedBy,
    c.warned ? "warned" : "", c.decisions.map((one) => `${one.by}:${one.outcome}:${one.points}`).join(" ") || null, c.pieces.opener, c.pieces.other, c.awarded].map((part) => part ?? "-").join(" | ");
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
