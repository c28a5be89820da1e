import { formatBasisPoints, formatDate, formatDays, formatInstant, type WireMoney } from "@/components/format";
import { type TermsView, TermsFacts } from "@/components/jobs/terms-facts";
import { KeyFacts } from "@/components/ui/key-facts";
import { Money } from "@/components/ui/money";

export type SnapshotView = { terms: TermsView; policyVersion: number; timeZone: string; fee: WireMoney; feeBase: WireMoney; sourcedAsOf: string };

const invoiceWords: Readonly<Record<string, string>> = { draft: "Being written", open: "Issued, not paid", partially_paid: "Partly paid", paid: "Paid", void: "Void" };

/** The head of a placement in figures. */
export function PlacementFigures({ fee, myShare, startDate, guaranteeDays, guaranteeEndsAt, invoiceState, timeZone }: { fee: WireMoney; myShare: WireMoney | null; startDate: string; guaranteeDays: number; guaranteeEndsAt: string | null; /** null = there is none yet; left out where the page shows the invoice itself. */ invoiceState?: string | null; timeZone: string }) {
  return (
    <KeyFacts
      layout="columns"
      facts={[
        ...(myShare ? [{ label: "Your share", value: <Money value={myShare} /> }] : []),
        { label: "Fee", value: <Money value={fee} /> },
        { label: "First day", value: formatDate(startDate) },
        guaranteeEndsAt ? { label: "Guarantee until", value: formatDate(guaranteeEndsAt, { timeZone }) } : { label: "Guarantee", value: formatDays(guaranteeDays), detail: "from the confirmed start" },
        ...(invoiceState === undefined ? [] : [invoiceState === null ? { label: "Invoice", value: "Not issued", detail: "at the confirmed start" } : { label: "Invoice", value: invoiceWords[invoiceState] ?? invoiceState }]),
      ]}
    />
  );
}

/** What was fixed when the offer was accepted; later changes of the role or the policy do not touch it. */
export function PlacementSnapshot({ terms, policyVersion, timeZone, fee, feeBase, sourcedAsOf }: SnapshotView) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <KeyFacts
        facts={[
          { label: "Fee owed", value: <Money value={fee} />, ...(terms.feeBasisPoints === null ? {} : { detail: <>{formatBasisPoints(terms.feeBasisPoints)} of <Money value={feeBase} /></> }) },
          { label: "Rules", value: `Policy version ${policyVersion}` },
          { label: "Sourcer as of", value: formatInstant(sourcedAsOf, { timeZone }), detail: "the moment of submission" },
          { label: "Days count in", value: timeZone.replaceAll("_", " ") },
        ]}
      />
      <div className="border-t pt-3"><TermsFacts terms={terms} /></div>
    </div>
  );
}
