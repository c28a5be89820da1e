import { dayAhead, moveClock } from "./clock";
import { type HttpPerson, httpVisitor, openLink } from "./http-person";
import { linkIn, mailTo } from "./inbox";
import { invoiceIn, readsSteps, roleOf } from "./money";
import { payOnHostedPage } from "./sandbox";
import type { WorldAddresses } from "./world-messages";

type Cast = { company: HttpPerson; sourcer: HttpPerson; recruiter: HttpPerson; admin: HttpPerson };

/**
 * Plays a hire up to money that is held: found by one recruiter, submitted by another with the candidate's right to represent, started today
 * and paid by the company. Amounts in minor units. Out: the placement.
 */
export async function hireAndPay(world: WorldAddresses, { company, sourcer, recruiter, admin }: Cast, of: { candidateName: string; email: string; title: string; salaryMinor: string }): Promise<string> {
  const { jobId } = await company.api.jobs.post.mutate(roleOf(of.title));
  const { companyId } = (await company.api.jobs.detail.query({ jobId })).job;
  await sourcer.api.sourcing.addCandidate.mutate({ fullName: of.candidateName, email: of.email });
  const { rtrId, candidateId } = await recruiter.api.sourcing.requestRtr.mutate({ person: { fullName: of.candidateName, email: of.email }, companyId, jobId });
  const candidate = httpVisitor(world);
  await openLink(candidate, linkIn(await mailTo(world, of.email, /asks to represent you/), "Read the request"));
  await candidate.api.sourcing.sign.mutate({ rtrId, signedName: of.candidateName, textVersion: 1 });
  const { applicationId } = await recruiter.api.applications.submit.mutate({ jobId, candidateId });
  const { offerId } = await company.api.applications.makeOffer.mutate({ applicationId, baseSalaryMinor: of.salaryMinor, startDate: await dayAhead(company, 1) });
  const { placementId } = await candidate.api.placements.acceptOffer.mutate({ offerId });
  await moveClock(admin, { days: 1, hours: 2 });
  await company.api.placements.confirmStart.mutate({ placementId });
  await candidate.api.placements.confirmStart.mutate({ placementId });
  await payOnHostedPage((await invoiceIn(company, placementId, "open")).hostedUrl);
  await readsSteps(recruiter, placementId, ["held", "held", "held"]);
  return placementId;
}
