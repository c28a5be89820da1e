import type { Metadata } from "next";
import { nextForCandidate } from "@/components/applications/next-words";
import { nameOf } from "@/components/connections/connection-words";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { startReached } from "@/components/placements/placement-words";
import { isAsked, isInForce, whereOf } from "@/components/sourcing/consent-words";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { News } from "../_notifications/news";
import { notFoundOr, serverApi } from "../trpc/server";
import { Line, Lines } from "./lines";

export const metadata: Metadata = { title: "Home" };

/** Who speaks for me, and what happens next. */
export default async function CandidateHomePage() {
  const api = await serverApi();
  const { consents } = await notFoundOr(() => api.sourcing.myConsents({}));
  const { applications } = await notFoundOr(() => api.applications.list({ as: "candidate" }));
  const { placements, now } = await notFoundOr(() => api.placements.list({ as: "candidate" }));
  const { data: requests } = await notFoundOr(() => api.connections.list({ show: "requests", side: "candidate" }));
  const asked = consents.filter(isAsked);
  const inForce = consents.filter(isInForce);
  const offers = applications.filter((one) => one.state === "offered");
  const toConfirm = placements.filter((one) => one.state === "awaiting_start" && !one.talentConfirmed && startReached(one.startDate, { now }));
  const waiting = asked.length + offers.length + toConfirm.length + requests.length;
  return (
    <>
      <PageHeader title="Who speaks for you" answer={answerOf(new Set(inForce.map((one) => one.recruiterName)).size, waiting)} />
      {waiting > 0 && (
        <Section title="Waiting for your answer">
          <Lines label="Waiting for your answer">
            {offers.map((one) => (
              <Line key={one.id} strong href={`/marketplace/applications/${one.id}`} title={`${one.companyName} made you an offer`} detail={`For ${one.jobTitle}. Read every figure, then accept or decline.`} aside={<StatusPill status="needs_you" word="Offer" />} />
            ))}
            {asked.map((one) => (
              <Line key={one.id} strong href={`/marketplace/requests/${one.id}`} title={`${one.recruiterName} asks to represent you`} detail={`${one.firmName}, for ${whereOf(one)}, until ${formatDate(one.endsOn)}. Nothing is sent before you sign.`} aside={<StatusPill status="needs_you" word="Request" />} />
            ))}
            {requests.map((one) => (
              <Line key={one.id} strong href={`/marketplace/connections/${one.id}`} title={`${nameOf(one.name)} asks to connect`} detail={`${one.firmName === null ? "" : `${one.firmName}. `}Read their note and what it would change, then accept or decline.`} aside={<StatusPill status="needs_you" word="Request" />} />
            ))}
            {toConfirm.map((one) => {
              const application = applications.find((other) => other.placementId === one.id);
              return <Line key={one.id} strong href={`/marketplace/applications/${application?.id ?? ""}`} title={`Did you start at ${one.companyName}?`} detail={`Your first day was ${formatDate(one.startDate)}. Confirm that you have started.`} aside={<StatusPill status="needs_you" word="Start" />} />;
            })}
          </Lines>
        </Section>
      )}
      <Section title="Who represents you" description={inForce.length > 0 ? "By your signature: only there, and only until that day. Beside them only the recruiter who has claimed you may present you." : undefined} actions={<span className="flex flex-wrap gap-x-4">{consents.length > inForce.length + asked.length && <TextLink href="/marketplace/requests">See what is over</TextLink>}<TextLink href="/marketplace/claims">Who has claimed you</TextLink></span>}>
        {inForce.length === 0 ? (
          <EmptyState title="Nobody represents you at the moment">A recruiter who wants to present you asks here first. You read in plain words what it means, and sign or decline.</EmptyState>
        ) : (
          <Lines label="Who represents you">
            {inForce.map((one) => (
              <Line key={one.id} href={`/marketplace/requests/${one.id}`} title={`${one.recruiterName}, ${one.firmName}`} detail={`For ${whereOf(one)}`} aside={<span className="text-muted-foreground">until <span className="figures font-medium text-foreground">{formatDate(one.endsOn)}</span></span>} />
            ))}
          </Lines>
        )}
      </Section>
      <Section title="Your applications">
        {applications.length === 0 ? (
          <EmptyState title="Your applications will be here">When a recruiter presents you to a company, you see it at once, with what happens next.</EmptyState>
        ) : (
          <Lines label="Your applications">
            {applications.map((one) => (
              <Line key={one.id} href={`/marketplace/applications/${one.id}`} title={`${one.jobTitle}, ${one.companyName}`} detail={nextForCandidate(one, placements.find((hire) => hire.id === one.placementId) ?? null, now)} aside={<StatusPill status={pillOf(one.state)} look="plain" />} />
            ))}
          </Lines>
        )}
      </Section>
      <News area="marketplace" empty="What recruiters and companies do about you will be told here." />
    </>
  );
}

function answerOf(recruiters: number, waiting: number): string {
  const who = recruiters === 0 ? "Nobody represents you at the moment" : recruiters === 1 ? "One recruiter may present you" : `${recruiters} recruiters may present you`;
  return waiting === 0 ? `${who}. Nothing waits for your answer.` : `${who}. ${waiting === 1 ? "One thing waits" : `${waiting} things wait`} for your answer.`;
}
