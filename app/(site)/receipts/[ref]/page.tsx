import type { Metadata } from "next";
import { formatDate, formatInstant } from "@/components/format";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { serverApi } from "../../../trpc/server";
import { LookUp } from "../look-up";

export const metadata: Metadata = { title: "Receipt", robots: { index: false } };

type Answer = Outputs["sourcing"]["receipt"];

/** One receipt: to a stranger that it exists, to a party all of it. */
export default async function ReceiptPage({ params }: { params: Promise<{ ref: string }> }) {
  const { ref } = await params;
  const asked = decodeURIComponent(ref);
  const api = await serverApi();
  const { receipt, details }: Answer = asked.length > 64 ? { receipt: null, details: null } : await api.sourcing.receipt({ ref: asked });
  if (receipt === null) {
    return (
      <>
        <PageHeader title="No such receipt" answer="Nobody has signed a right to represent under this hash or number here. Check that all of it was copied." />
        <LookUp />
      </>
    );
  }
  const revoked = receipt.revokedAt !== null;
  return (
    <>
      <PageHeader
        title={details === null ? "A right to represent was signed" : `${details.recruiterName} at ${details.companyName}`}
        answer={revoked ? "It was signed, and has been taken back since. From then on it allows nothing." : details?.over ? "It was signed, and its last day has passed." : "It was signed, and has not been taken back."}
        meta={<StatusPill status={revoked ? "revoked" : details?.over ? "expired" : "active"} {...(revoked || details?.over ? {} : { word: "Signed" })} />}
        actions={details === null ? undefined : <LinkButton href={`/receipts/${receipt.hash}/text`} prefetch={false}>Download as text</LinkButton>}
      />
      <div className="rounded-lg border bg-card px-4 py-3">
        <KeyFacts
          facts={[
            { label: "Signed", value: formatInstant(receipt.signedAt) },
            { label: "Taken back", value: receipt.revokedAt === null ? "no" : formatInstant(receipt.revokedAt) },
            ...(details === null ? [] : [
              { label: "Candidate", value: details.candidateName },
              { label: "Recruiter", value: details.recruiterName, detail: details.firmName },
              { label: "Company", value: details.companyName, detail: details.jobTitle ?? "for its roles" },
              { label: "Until", value: formatDate(details.endsOn) },
              { label: "Text", value: `version ${details.textVersion}` },
              { label: "Signed by typing", value: details.signedName },
              { label: "Number", value: <IdChip id={details.receiptId} label="receipt number" /> },
            ]),
          ]}
        />
      </div>
      <Section title="Hash" description="SHA-256, made of the receipt's own text.">
        <p className="rounded-lg border bg-card px-4 py-3 font-mono text-sm break-all">{receipt.hash}</p>
      </Section>
      {details === null ? (
        <p className="reading text-muted-foreground">Who signed, for whom and where is shown to those whom it concerns, when they are signed in.</p>
      ) : (
        <Section title="The text" description="Word for word as it was hashed. Save it, and any program that makes SHA-256 gives the hash above.">
          <pre className="overflow-x-auto rounded-lg border bg-card px-4 py-3 font-mono text-sm whitespace-pre-wrap break-words" tabIndex={0}>{details.body}</pre>
        </Section>
      )}
    </>
  );
}
