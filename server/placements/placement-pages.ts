import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { toWire, wireMoney } from "../money";
import { type PlacementRow, placementColumns, placementLine, placementStates, placementTables, seenPlacement, shapePlacement } from "./placement-list";

/** Placements in which the reader takes part, from whichever side, newest first. */
export const placementPage = query({
  input: z.strictObject({ ...pageInput, state: placementStates.optional() }),
  output: pageOf(placementLine),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, state }) {
    const rows = await db.execute<PlacementRow>(sql`select ${placementColumns(scope)} from ${placementTables} where ${seenPlacement(scope)} and (${state ?? null}::text is null or p.state = ${state ?? null})
      and ${after(cursor, sql`p.created_at`, sql`p.id`)} order by p.created_at desc, p.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapePlacement, (row) => [row.created_at, row.id]);
  },
});

const collaborator = z.strictObject({ id: z.string(), placementId: z.string(), recruiterId: z.string(), recruiterName: z.string(), firmName: z.string(), mine: z.boolean(), role: z.string(), basisPoints: z.number().int(), amount: wireMoney, rule: z.string(), createdAt: z.iso.datetime() });
type Row = { id: string; placement_id: string; recruiter_id: string; recruiter_name: string; firm_name: string; mine: boolean; role: string; basis_points: number; currency: string; amount: string; rule: string; created_at: string };

/** Who shares a fee is for the firms that share it and for the platform. */
const collaborators = (scope: PartyScope): SQL => sql`
  select c.id, c.placement_id, c.recruiter_id, u.name as recruiter_name, f.name as firm_name, coalesce(c.recruiter_id = ${scope.recruiterId}, false) as mine, c.role, c.basis_points, p.currency, c.amount_minor::text as amount, c.rule, p.created_at
  from placement_collaborators c join placements p on p.id = c.placement_id join recruiters r on r.id = c.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = r.firm_id
  where (${scope.admin} or exists (select 1 from placement_collaborators k join recruiters kr on kr.id = k.recruiter_id where k.placement_id = c.placement_id and kr.firm_id = ${scope.firmId}))`;
const shape = (row: Row): z.input<typeof collaborator> => ({
  id: row.id, placementId: row.placement_id, recruiterId: row.recruiter_id, recruiterName: row.recruiter_name, firmName: row.firm_name, mine: row.mine, role: row.role, basisPoints: row.basis_points, amount: toWire(BigInt(row.amount), row.currency), rule: row.rule,
  createdAt: new Date(row.created_at).toISOString(),
});

/** Recruiters on placements that the reader's firm shares in: role, basis points, cents. */
export const collaboratorList = query({
  input: z.strictObject({ ...pageInput, placementId: z.string().max(limits.idLength).optional() }),
  output: pageOf(collaborator),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId }) {
    const rows = await db.execute<Row>(sql`${collaborators(scope)} and (${placementId ?? null}::text is null or c.placement_id = ${placementId ?? null}) and ${after(cursor, sql`p.created_at`, sql`c.id`)} order by p.created_at desc, c.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.created_at, row.id]);
  },
});

/** One recruiter on one placement. */
export const collaboratorDetail = query({
  input: z.strictObject({ collaboratorId: z.string().max(limits.idLength) }),
  output: z.strictObject({ collaborator }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { collaboratorId }) {
    const [row] = await db.execute<Row>(sql`${collaborators(scope)} and c.id = ${collaboratorId}`);
    return row ? { collaborator: shape(row) } : notFound();
  },
});
