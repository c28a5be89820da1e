import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { importRows, imports } from "@/db/schema/imports";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { failpoint } from "../kernel/failpoints";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import type { EventDraft } from "../kernel/outbox";
import { currentPolicy } from "../policy";
import { bringPeople, lookAtPeople } from "../sourcing";
import { markRepeated } from "./repeated-rows";
import { stillWorksHere } from "./still-works-here";
import { personOfRow, type RowPerson } from "./rules/row-to-person";
import { findingOf, type Finding } from "./findings";
import { importFields, type Mapping } from "./rules/known-columns";

type List = typeof imports.$inferSelect;
type Row = { rowNo: number; cells: string[]; verdict: string | null };
type Found = Finding & { rowNo: number; keys?: RowPerson["keys"] };

/**
 * Checks or brings the next set of rows of an import, in one transaction with the note of how far it is: a process that dies loses a set, and whoever goes on
 * does it again. Two at once take turns. Out: whether any is left; none is when it is over, paused or cancelled.
 */
export const moveImport = command({
  input: z.strictObject({ importId: z.string().max(limits.idLength) }),
  output: z.strictObject({ left: z.boolean() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { importId }) {
    // What this session has planned when the tables were small reads them whole for each row: they have grown by the sets before, and are counted only from time to time.
    await tx.execute(sql`discard plans`);
    const [list] = await tx.select().from(imports).where(eq(imports.id, importId)).for("update");
    if (list?.state !== "checking" && list?.state !== "running") return { left: false };
    if (!(await stillWorksHere(tx, list))) {
      await tx.update(imports).set({ state: "failed", failure: "You no longer work for the firm for which this list was begun." }).where(eq(imports.id, list.id));
      emit(told("imports/import.failed", list));
      return { left: false };
    }
    return list.state === "checking" ? checkSet(tx, list, now, emit) : bringSet(tx, list, now, emit);
  },
});

const told = (type: string, list: List, more: Record<string, string> = {}): EventDraft => ({ type, data: { importId: list.id, recruiterId: list.recruiterId, fileName: list.fileName, ...more } });
const mappingOf = (list: List): Mapping => Object.fromEntries(importFields.map((field) => [field, list.mapping?.[field] ?? null])) as Mapping;
const rowWords = (rowNo: number): string => `The same person as row ${rowNo.toLocaleString("en-US")}.`;

async function checkSet(tx: Tx, list: List, now: Date, emit: (event: EventDraft) => void): Promise<{ left: boolean }> {
  const rows: Row[] = await nextRows(tx, list);
  const people = rows.map((row) => personOfRow(row.cells, mappingOf(list), list.headers));
  const usable = people.filter((person) => person.problem === null);
  const outlooks = await lookAtPeople(tx, { recruiterId: list.recruiterId, firmId: list.firmId, now }, usable);
  const inBook = await namesInBook(tx, list.recruiterId, usable.map((person) => person.fields.fullName));
  const found = rows.map((row, i): Found => {
    const person = people[i];
    if (!person) throw new Error("A row was not read.");
    const outlook = outlooks[usable.indexOf(person)];
    if (!outlook) return { rowNo: row.rowNo, verdict: "invalid", reason: person.problem };
    const finding = findingOf(outlook, person.remark);
    const similar = finding.verdict === "new" && inBook.has(person.fields.fullName.toLowerCase());
    return { rowNo: row.rowNo, keys: person.keys, ...finding, ...(similar ? { verdict: "perhaps", reason: ["Somebody of this name is in your book under other addresses.", person.remark].filter(Boolean).join(" ") } : {}) };
  });
  await write(tx, list, found);
  if (rows.length === limits.rowsPerClaim) {
    await note(tx, list, rows, now, {});
    return { left: true };
  }
  await markRepeated(tx, list.id);
  await note(tx, list, rows, now, { state: "checked" });
  emit(told("imports/import.checked", list));
  return { left: false };
}

async function bringSet(tx: Tx, list: List, now: Date, emit: (event: EventDraft) => void): Promise<{ left: boolean }> {
  const rows: Row[] = await nextRows(tx, list, ["new", "perhaps", "yours", "protected"]);
  const leftOut = rows.filter((row) => list.leaveOutSimilar && row.verdict === "perhaps");
  const taken = rows.filter((row) => !leftOut.includes(row));
  const people = taken.map((row) => personOfRow(row.cells, mappingOf(list), list.headers));
  const brought = await bringPeople(tx, { recruiterId: list.recruiterId, firmId: list.firmId, policy: await currentPolicy(tx), now, actorName: list.startedBy }, people);
  await write(tx, list, [
    ...leftOut.map((row): Found => ({ rowNo: row.rowNo, verdict: "left_out", reason: "Left out: perhaps somebody who is in your book already." })),
    ...taken.map((row, i): Found => {
      const one = brought[i];
      if (!one) throw new Error("A row was not brought.");
      const first = one.kind === "same" ? taken[one.at]?.rowNo : undefined;
      return { rowNo: row.rowNo, ...(first === undefined ? findingOf(one, people[i]?.remark ?? null) : { verdict: "same", reason: rowWords(first), sameAs: first }) };
    }),
  ]);
  failpoint("import.inside-set");
  if (rows.length === limits.rowsPerClaim) {
    await note(tx, list, rows, now, {});
    return { left: true };
  }
  const counts = await note(tx, list, rows, now, { state: "done", endedAt: now });
  emit(told("imports/import.done", list, { added: String(counts["added"] ?? 0), of: String(list.rows) }));
  return { left: false };
}

async function nextRows(tx: Tx, list: List, verdicts?: readonly string[]): Promise<Row[]> {
  return tx.select({ rowNo: importRows.rowNo, cells: importRows.cells, verdict: importRows.verdict }).from(importRows)
    .where(and(eq(importRows.importId, list.id), gt(importRows.rowNo, list.cursor), ...(verdicts ? [inArray(importRows.verdict, [...verdicts])] : [])))
    .orderBy(asc(importRows.rowNo)).limit(limits.rowsPerClaim);
}

/** Names of these that the recruiter's own book has already, in small letters: a hint for a person, never a refusal. */
async function namesInBook(tx: Tx, recruiterId: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ name: string }>(sql`
    select distinct lower(d.full_name) as name from candidate_dossiers d where d.recruiter_id = ${recruiterId} and lower(d.full_name) in (select json_array_elements_text(${JSON.stringify(names.map((name) => name.toLowerCase()))}::json))`);
  return new Set(rows.map((row) => row.name));
}

async function write(tx: Tx, list: List, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const key = (one: Found, kind: "email" | "phone" | "linkedin") => one.keys?.find((found_) => found_.kind === kind)?.value ?? null;
  const rows = found.map((one) => ({
    row_no: one.rowNo, verdict: one.verdict, reason: one.reason, protected_until: one.until?.toISOString() ?? null, same_as: one.sameAs ?? null, candidate_id: one.candidateId ?? null, claim_id: one.claimId ?? null,
    email: key(one, "email"), phone: key(one, "phone"), linkedin: key(one, "linkedin"),
  }));
  const places = found.map((one) => one.rowNo);
  const keys = list.state === "checking" ? sql`, email = a.email, phone = a.phone, linkedin = a.linkedin` : sql``;
  await tx.execute(sql`
    update import_rows r set verdict = a.verdict, reason = a.reason, protected_until = a.protected_until, same_as = a.same_as, candidate_id = a.candidate_id, claim_id = a.claim_id${keys}
    from json_to_recordset(${JSON.stringify(rows)}::json) as a(row_no int, verdict text, reason text, protected_until timestamptz, same_as int, candidate_id text, claim_id text, email text, phone text, linkedin text)
    where r.import_id = ${list.id} and r.row_no = a.row_no and r.row_no between ${Math.min(...places)} and ${Math.max(...places)}`);
}

/** Writes down how far the import is, and what its rows have come to so far. */
async function note(tx: Tx, list: List, rows: readonly Row[], now: Date, more: Partial<typeof imports.$inferInsert>): Promise<Record<string, number>> {
  const tallied = await tx.execute<{ verdict: string; rows: number }>(sql`select verdict, count(*)::int as rows from import_rows where import_id = ${list.id} and verdict is not null group by verdict`);
  const counts = Object.fromEntries(tallied.map((row) => [row.verdict, row.rows]));
  await tx.update(imports).set({ cursor: rows.at(-1)?.rowNo ?? list.cursor, counts, stalls: 0, movedAt: now, ...more }).where(eq(imports.id, list.id));
  return counts;
}
