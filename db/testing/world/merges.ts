import { decideMerge } from "@/server/sourcing/decide-merge";
import { mergePeople } from "@/server/sourcing/merge-people";
import type { Database } from "@/server/kernel/database";
import { type Claimed, claimed, requested } from "./hiring";
import { company, passTime, person, type Recruiter, recruiter } from "./people";

export type Awaited = Claimed & { holder: Recruiter; next: Recruiter };
/** A person whom one recruiter protects while another, who brought them ten days later under another address, waits for their turn. */
export async function awaited(db: Database, of: { holder?: Recruiter } = {}): Promise<Awaited> {
  const [holder, next, admin] = [of.holder ?? (await recruiter(db)), await recruiter(db), await person(db, { platformRole: "support" })];
  const first = await claimed(holder);
  await passTime(db, { days: 10 });
  const own = await claimed(next, { fullName: first.fullName });
  await requested(next, first, (await company(db)).companyId);
  const { mergeId } = await mergePeople.call(next.ctx, { a: own.candidateId, b: first.candidateId, reason: "The same phone call" });
  await decideMerge.call(admin.ctx, { mergeId, decision: "merge", answer: "Same person" });
  return { ...first, holder, next };
}
