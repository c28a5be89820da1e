// Proves: a signature leaves one receipt whose hash is that of its text; the receipt cannot be changed, nor a right be signed without one; a stranger learns that it exists, when it was
// signed and whether it was taken back, and no name; a party sees all of it; a right is signed once, by its person, and not after it is over (I-34); no submission rests on a right that is over (I-35). Would miss: how the mail looks.
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { CompanyUser, Recruiter } from "@/db/testing/world/people";
import { submitCandidate } from "../applications/submit-candidate";
import { declineRtr, revokeRtr, signRtr } from "./answer-rtr";
import { receiptDetail } from "./receipt-detail";

let world: World;
let by: Recruiter;
let at: CompanyUser;
beforeAll(async () => {
  world = await makeWorld();
  [by, at] = [await world.recruiter(), await world.company()];
});
afterAll(() => world.close());

async function asked() {
  const who = await world.claimed(by);
  const rtrId = await world.requested(by, who, at.companyId);
  return { ...who, rtrId, person: await world.candidate({ name: who.fullName, email: who.email }) };
}
async function signed() {
  const one = await asked();
  return { ...one, receipt: await signRtr.call(one.person.ctx, { rtrId: one.rtrId, signedName: one.fullName.toUpperCase(), textVersion: 1 }) };
}

it("proves itself: the hash is that of the text, which holds who, where, until when, what was shown, the typed name and the moment", async () => {
  const { receipt, person, rtrId, fullName } = await signed();
  const { details } = await receiptDetail.call(person.ctx, { ref: receipt.receiptHash });
  expect(createHash("sha256").update(details?.body ?? "", "utf8").digest("hex")).toBe(receipt.receiptHash);
  for (const part of [receipt.receiptId, rtrId, fullName, fullName.toUpperCase(), by.name, receipt.signedAt, `I, ${fullName}, allow ${by.name}`]) expect(details?.body).toContain(part);
  const [right] = await world.db.execute<{ hash: string; ends_on: string }>(sql`select receipt_hash as hash, ends_on::text from right_to_represent where id = ${rtrId}`);
  expect(right?.hash).toBe(receipt.receiptHash);
  expect(details?.body).toContain(`Until: ${right?.ends_on}`);
});

it("tells a stranger that it exists, when it was signed and whether it was taken back since, and nothing else", async () => {
  const { receipt, person, rtrId } = await signed();
  const stranger = await world.recruiter();
  const told = { hash: receipt.receiptHash, signedAt: receipt.signedAt, revokedAt: null };
  for (const ctx of [world.anonymous, stranger.ctx, (await world.candidate()).ctx, at.ctx]) {
    for (const ref of [receipt.receiptHash, receipt.receiptHash.toUpperCase(), receipt.receiptId, rtrId]) expect(await receiptDetail.call(ctx, { ref })).toEqual({ receipt: told, details: null });
  }
  expect(await receiptDetail.call(world.anonymous, { ref: "0".repeat(64) })).toEqual({ receipt: null, details: null });
  await revokeRtr.call(person.ctx, { rtrId });
  expect((await receiptDetail.call(world.anonymous, { ref: receipt.receiptHash })).receipt?.revokedAt).toMatch(/Z$/);
  expect((await receiptDetail.call(by.ctx, { ref: rtrId })).details).toMatchObject({ viewer: "recruiter", candidateName: expect.stringContaining("Candidate") });
});

it("is shown to a company once somebody was submitted under it", async () => {
  const { receipt, candidateId } = await signed();
  expect((await receiptDetail.call(at.ctx, { ref: receipt.receiptId })).details).toBeNull();
  await submitCandidate.call(by.ctx, { jobId: await world.job(at), candidateId });
  expect((await receiptDetail.call(at.ctx, { ref: receipt.receiptId })).details).toMatchObject({ viewer: "company" });
});

it("stays as it was, and no right counts as signed without one", async () => {
  const { rtrId } = await signed();
  await expect(world.database.ownerSql`update rtr_receipts set body = body || ' ' where rtr_id = ${rtrId}`).rejects.toThrow(/append-only/);
  await expect(world.database.ownerSql`update right_to_represent set ends_on = ends_on + 1 where id = ${rtrId}`).rejects.toMatchObject({ constraint_name: "right_kept" });
  await expect(world.database.ownerSql`update right_to_represent set signed_name = 'Somebody' where id = ${rtrId}`).rejects.toMatchObject({ constraint_name: "right_kept" });
  const open = await asked();
  await expect(world.database.sql`update right_to_represent set state = 'signed', signed_at = app.now(), signed_name = 'X', receipt_hash = 'made up' where id = ${open.rtrId}`).rejects.toMatchObject({ constraint_name: "right_to_represent_has_receipt" });
  const forged = "I never saw this";
  await expect(world.database.sql`insert into rtr_receipts (id, rtr_id, format, body, hash, signed_at) values ('rcp_x', ${open.rtrId}, 1, ${forged}, ${createHash("sha256").update(forged).digest("hex")}, app.now())`).rejects.toMatchObject({ constraint_name: "receipt_of_signature" });
});

it("is given once, to the person asked, while the request is open", async () => {
  const { rtrId, person, fullName } = await signed();
  const sign = { rtrId, signedName: fullName, textVersion: 1 };
  await expect(signRtr.call(person.ctx, sign)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(signRtr.call((await world.candidate({ name: fullName })).ctx, sign)).rejects.toMatchObject({ code: "not_found" });
  await revokeRtr.call(person.ctx, { rtrId });
  await expect(signRtr.call(person.ctx, sign)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(revokeRtr.call(person.ctx, { rtrId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(declineRtr.call(person.ctx, { rtrId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  const [count] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from rtr_receipts where rtr_id = ${rtrId}`);
  expect(count?.n).toBe(1);
});

it("no submission rests on a right that is over, of another role, or another's", async () => {
  const one = await signed();
  const jobId = await world.job(at);
  const { applicationId } = await submitCandidate.call(by.ctx, { jobId, candidateId: one.candidateId });
  const again = (change: string) => world.database.ownerSql.unsafe(`insert into applications select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'app_again', 'state', 'submitted') || ${change}) as a from applications x where x.id = '${applicationId}') y`);
  await expect(again(`jsonb_build_object('recruiter_id', '${(await world.recruiter()).recruiterId}')`)).rejects.toMatchObject({ constraint_name: "application_right" });
  await expect(again("jsonb_build_object('submitted_at', app.now() + interval '400 days', 'sourcer_claim_id', null)")).rejects.toMatchObject({ constraint_name: "application_right" });
  await revokeRtr.call(one.person.ctx, { rtrId: one.rtrId });
  await expect(again("'{}'::jsonb")).rejects.toMatchObject({ constraint_name: "application_right" });
});
