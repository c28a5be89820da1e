import type { World } from "../world";
import { type Application, type Claim, holderAt, type Person } from "./book";

type ClaimRow = { id: string; candidate_id: string; recruiter_id: string; from: Date; until: Date; origin: Date; tier: string; state: string; shared_with: string | null; shared_basis_points: number | null; evidence: string | null; facts: string | null; pieces: string | null; asked: boolean };
const iso = (at: number | Date): string => new Date(at).toISOString();

/**
 * What the rows say of everybody, against what the model says: each claim with its period, holder, tier, state, debts, evidence and history; each request, offer,
 * submission and introduction; who gets the sourcer's share; and who protects at this instant. Claims that a signature or a submission began get their ids here.
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
    select a.id, a.state || ' ' || a.sourcer_claim_id || ' ' || (a.rtr_id is not null) || ' ' || a.company_id || ' ' || to_char(i.until, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' ||
      (select string_agg(p.recruiter_id || ':' || p.basis_points, ' ' order by p.recruiter_id collate "C") from split_parties p where p.agreement_id = s.id and p.role = 'candidate_sourcer') as word
    from applications a join introductions i on i.application_id = a.id join split_agreements s on s.application_id = a.id`).map((row) => [row.id, row.word]));
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
  `${one.state} ${one.claim.id} ${one.rested} ${companies[one.company]} ${iso(one.introducedUntil)} ${one.sourcers.split(" ").map((part) => { const [who = "", points] = part.split(":"); return `${recruiters[Number(who)]}:${points}`; }).toSorted().join(" ")}`;

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
