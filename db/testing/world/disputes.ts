import { contestClaim } from "@/server/disputes/contest-claim";
import { reportSubmission } from "@/server/disputes/report-submission";
import { clockOf, type Database } from "@/server/kernel/database";
import { type Claimed, claimed, requested, type Submission, submission, type SubmissionOptions } from "./hiring";
import { company, type Recruiter, recruiter } from "./people";

export const proof = async (db: Database, note = "They wrote to me a month before.") => ({ happenedOn: (await clockOf(db)).toISOString().slice(0, 10), direction: "in" as const, note });

export type Contested = Claimed & { disputeId: string; holder: Recruiter; challenger: Recruiter };
/** A claim on a person that another recruiter, who knows them too, disputes. */
export async function contested(db: Database, of: { holder?: Recruiter; challenger?: Recruiter; note?: string } = {}): Promise<Contested> {
  const [holder, challenger] = [of.holder ?? (await recruiter(db)), of.challenger ?? (await recruiter(db))];
  const who = await claimed(holder);
  await requested(challenger, who, (await company(db)).companyId);
  const { disputeId } = await contestClaim.call(challenger.ctx, { candidateId: who.candidateId, statement: "I had spoken with them before.", evidence: await proof(db, of.note) });
  return { ...who, disputeId, holder, challenger };
}

export type Reported = Submission & { disputeId: string };
/** A submission that the person says they never allowed. */
export async function reported(db: Database, of: SubmissionOptions = {}): Promise<Reported> {
  const made = await submission(db, of);
  const { disputeId } = await reportSubmission.call(made.person.ctx, { applicationId: made.applicationId, statement: "I never heard of this company." });
  return { ...made, disputeId };
}
