import type { Metadata } from "next";
import { formatDate, formatInstant } from "@/components/format";
import { consentAnswer, consentPill, isAsked, isInForce, shownNameOf } from "@/components/sourcing/consent-words";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { StandingWith } from "../../../_connections/standing-with";
import { AnswerRequest } from "../../../_consents/answer-request";
import { ConsentText } from "../../../_consents/consent-text";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { BlockButton } from "../../_blocks/block-button";
import { RevokeConsent } from "./revoke-consent";

export const metadata: Metadata = { title: "Request to represent you" };

/** One request: who asks, for what, until when, the text word for word, and the answer to it. */
export default async function RequestPage({ params }: { params: Promise<{ rtrId: string }> }) {
  const { rtrId } = await params;
  const api = await serverApi();
  const { consent, text, textVersion, submissions, claimUntil } = await notFoundOr(() => api.sourcing.consent({ rtrId }));
  const asked = isAsked(consent);
  const inForce = isInForce(consent);
  return (
    <>
      <PageHeader
        title={asked ? `${consent.recruiterName} asks to represent you` : `${consent.recruiterName} at ${consent.companyName}`}
        answer={consentAnswer(consent)}
        meta={<StatusPill {...consentPill(consent, "candidate")} />}
        crumbs={[{ label: "Your wallet", href: "/marketplace/requests" }]}
        actions={
          <>
            {inForce && <RevokeConsent rtrId={consent.id} recruiterName={consent.recruiterName} firmName={consent.firmName} companyName={consent.companyName} submissions={submissions} claimUntil={claimUntil} />}
            <StandingWith asked={{ recruiterId: consent.recruiterId }} name={consent.recruiterName} initial={await api.connections.with({ recruiterId: consent.recruiterId })} />
            <BlockButton recruiterId={consent.recruiterId} recruiterName={consent.recruiterName} firmId={consent.firmId} firmName={consent.firmName} />
          </>
        }
      />
      <KeyFacts
        layout="columns"
        facts={[
          { label: "Recruiter", value: consent.recruiterName, detail: consent.firmName },
          { label: "Company", value: consent.companyName, detail: consent.jobTitle ?? "for its roles" },
          { label: "Until", value: formatDate(consent.endsOn), detail: `asked on ${formatDate(consent.requestedAt)}` },
        ]}
      />
      <Section title={consent.signedAt === null ? "What you would sign" : "What you signed"} description={`Word for word, version ${textVersion}. It costs you nothing either way.`}>
        <ConsentText text={text} />
      </Section>
      {consent.hidden && (
        <Callout tone="warning" title={`You hide from ${consent.companyName}`} action={<TextLink href="/marketplace/privacy">Hidden from</TextLink>}>
          {asked ? "Nobody can present you there, so there is nothing to sign. To sign all the same, let this company see you first." : "Nobody can present you there, whatever was signed."}
        </Callout>
      )}
      {asked && !consent.hidden && (
        <Section title="Your answer">
          <AnswerRequest rtrId={consent.id} textVersion={textVersion} shownName={shownNameOf(text)} recruiterName={consent.recruiterName} companyName={consent.companyName} />
        </Section>
      )}
      {consent.signedAt !== null && (
        <Section title="Receipt" description="You have it by e-mail too. The hash is made of the names, the company, the text and the moment, and proves what you signed. In the text that is hashed, the day stands in figures." actions={consent.receiptHash === null ? undefined : <LinkButton size="sm" href={`/receipts/${consent.receiptHash}`}>Open</LinkButton>}>
          <div className="rounded-lg border bg-card px-4 py-3">
            <KeyFacts
              facts={[
                { label: "Signed", value: formatInstant(consent.signedAt) },
                ...(consent.revokedAt === null ? [] : [{ label: "Taken back", value: formatInstant(consent.revokedAt) }]),
                ...(consent.receiptHash === null ? [] : [{ label: "Receipt", value: <IdChip id={consent.receiptHash} label="receipt hash" /> }]),
                { label: "Request", value: <IdChip id={consent.id} label="request id" /> },
              ]}
            />
          </div>
        </Section>
      )}
    </>
  );
}
