import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { invoicePill } from "@/components/feedback/state-words";
import { formatBasisPoints, formatDate, formatInstant, formatMoney } from "@/components/format";
import { PlacementTimeline } from "@/components/placements/placement-timeline";
import { buttonVariants } from "@/components/ui/button-variants";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { KeyFacts } from "@/components/ui/key-facts";
import { TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { companyReader } from "../../reader";
import { dueText, invoiceAnswer, isOwed, owedOf } from "../invoice-words";

export const metadata: Metadata = { title: "Invoice" };

/** One invoice: what is owed until when, for what, and the way to pay it. A payment shows here by itself. */
export default async function InvoicePage({ params }: { params: Promise<{ invoiceId: string }> }) {
  const { invoiceId } = await params;
  const api = await serverApi();
  const { today, timeZone, now } = await companyReader();
  const { invoice } = await notFoundOr(() => api.billing.detail({ invoiceId }));
  const { placement, terms, feeBase, timeline } = await notFoundOr(() => api.placements.detail({ placementId: invoice.placementId }));
  const owed = owedOf(invoice);
  const payable = isOwed(invoice) ? invoice.hostedUrl : null;
  return (
    <>
      <PageHeader
        title={invoice.number}
        answer={invoiceAnswer(invoice, today)}
        meta={<><StatusPill status={invoicePill(invoice.state, invoice.overdue)} /><IdChip id={invoice.id} label="invoice id" /></>}
        crumbs={[{ label: "Invoices", href: "/company/invoices" }]}
        actions={
          payable !== null ? (
            <a href={payable} target="_blank" rel="noopener" className={buttonVariants({ variant: "primary", size: "lg" })}>
              Pay {formatMoney(owed)}
              <ExternalLink aria-hidden />
              <span className="sr-only">, opens the payment page in a new tab</span>
            </a>
          ) : undefined
        }
      />
      {invoice.overdue && (
        <Callout tone="danger" title={`This invoice is ${dueText(invoice, today)}`}>
          The recruiters are paid only from what has arrived, so their dates wait for it.
        </Callout>
      )}
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="What it is for">
            <dl className="divide-y rounded-lg border bg-card">
              <Line label={`Placement of ${invoice.candidateName}`} detail={<TextLink href={`/company/placements/${invoice.placementId}`}>{invoice.jobTitle}, started {formatDate(placement.startDate)}</TextLink>} value={<Money value={invoice.amount} />} />
              <Line label="Total" detail={terms.feeBasisPoints === null ? "The fixed fee of the terms" : `${formatBasisPoints(terms.feeBasisPoints)} of a fee base of ${formatMoney(feeBase)}`} value={<Money value={invoice.amount} />} strong />
              {invoice.paid.minor !== "0" && <Line label="Paid" value={<Money value={invoice.paid} />} />}
              {isOwed(invoice) && invoice.paid.minor !== "0" && <Line label="Still to pay" value={<Money value={owed} />} strong />}
            </dl>
          </Section>
          <Section title="What happened">
            <PlacementTimeline events={timeline} now={now} timeZone={timeZone} />
          </Section>
        </div>
        <Section title="Facts">
          <div className="rounded-lg border bg-card p-4">
            <KeyFacts
              facts={[
                { label: "Issued", value: invoice.issuedAt === null ? "not yet" : formatInstant(invoice.issuedAt, { timeZone }) },
                { label: "Due", value: formatDate(invoice.dueOn), detail: `net ${terms.paymentDays} days` },
                { label: "Payment arrived", value: invoice.paidAt === null ? "not yet" : formatInstant(invoice.paidAt, { timeZone }) },
                { label: "Presented by", value: <span className="break-words">{placement.recruiterName}</span> },
                { label: "Guarantee until", value: placement.guaranteeEndsAt === null ? "–" : formatDate(placement.guaranteeEndsAt, { timeZone }) },
              ]}
            />
          </div>
        </Section>
      </div>
    </>
  );
}

function Line({ label, detail, value, strong = false }: { label: string; detail?: ReactNode; value: ReactNode; strong?: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-4 px-4 py-3">
      <dt className="min-w-0 break-words">
        <span className={strong ? "font-semibold" : undefined}>{label}</span>
        {detail !== undefined && <span className="block text-sm text-muted-foreground">{detail}</span>}
      </dt>
      <dd className={strong ? "shrink-0 font-semibold" : "shrink-0"}>{value}</dd>
    </div>
  );
}
