import type { Metadata } from "next";
import { formatDate } from "@/components/format";
import { consentAnswer, consentPill, isAsked, isInForce, whereOf } from "@/components/sourcing/consent-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";
import { notFoundOr, serverApi } from "../../trpc/server";
import { Line, Lines } from "../lines";

export const metadata: Metadata = { title: "Your wallet" };

type Consent = Outputs["sourcing"]["myConsents"]["consents"][number];

/** The candidate's wallet: who asks, who represents them where, and what is over. */
export default async function RequestsPage() {
  const api = await serverApi();
  const { consents } = await notFoundOr(() => api.sourcing.myConsents({}));
  const asked = consents.filter(isAsked);
  const inForce = consents.filter(isInForce);
  const over = consents.filter((one) => !isAsked(one) && !isInForce(one));
  return (
    <>
      <PageHeader title="Your wallet" answer={`${whoMay(inForce)} ${asked.length === 0 ? "Nobody waits for your answer." : asked.length === 1 ? "One recruiter waits for your answer." : `${asked.length} recruiters wait for your answer.`}`} />
      {consents.length === 0 && <EmptyState title="What you sign will be here">Apart from the one who has claimed you, a recruiter may present you only where you signed for it. Each request says who asks, for which company, and until when.</EmptyState>}
      {asked.length > 0 && (
        <Section title="Asked">
          <Consents label="Asked" consents={asked} detail={(one) => `${one.firmName}, for ${whereOf(one)}. Asked on ${formatDate(one.requestedAt)}, until ${formatDate(one.endsOn)}.`} />
        </Section>
      )}
      {inForce.length > 0 && (
        <Section title="Signed" description="These may present you: only there, and only until that day. You can take each back at any time, in one step.">
          <Consents label="Signed" consents={inForce} detail={(one) => `${one.firmName}, for ${whereOf(one)}, until ${formatDate(one.endsOn)}.${one.hidden ? " You hide from this company, so nobody can present you there." : ""}`} />
        </Section>
      )}
      {over.length > 0 && (
        <Section title="Over">
          <Consents label="Over" consents={over} detail={(one) => `${whereOf(one).replace(/^any/, "Any")}. ${consentAnswer(one)}`} />
        </Section>
      )}
    </>
  );
}

/** Who may present the reader, in a sentence. */
function whoMay(inForce: readonly Consent[]): string {
  const recruiters = new Set(inForce.map((one) => one.recruiterName)).size;
  return recruiters === 0 ? "Nobody may present you by your signature." : `By your signature ${recruiters === 1 ? "one recruiter" : `${recruiters} recruiters`} may present you, at ${new Set(inForce.map((one) => one.companyId)).size === 1 ? "one company" : `${new Set(inForce.map((one) => one.companyId)).size} companies`}.`;
}

function Consents({ label, consents, detail }: { label: string; consents: readonly Consent[]; detail: (one: Consent) => string }) {
  return (
    <Lines label={label}>
      {consents.map((one) => (
        <Line key={one.id} href={`/marketplace/requests/${one.id}`} title={one.recruiterName} detail={detail(one)} aside={<StatusPill {...consentPill(one, "candidate")} look={isAsked(one) ? "tint" : "plain"} />} />
      ))}
    </Lines>
  );
}
