import { formatBasisPoints, formatDate, formatInstant, type WireMoney } from "@/components/format";
import { type TermsView, TermsFacts } from "@/components/jobs/terms-facts";
import { KeyFacts } from "@/components/ui/key-facts";
import { Money } from "@/components/ui/money";

export type SnapshotView = { terms: TermsView; policyVersion: number; timeZone: string; fee: WireMoney; feeBase: WireMoney; sourcedAsOf: string };

/** The head of a placement in figures. */
export function PlacementFigures({ fee, myShare, startDate, guaranteeEndsAt, invoice, timeZone }: { fee: WireMoney | null; myShare: WireMoney | null; startDate: string; guaranteeEndsAt: string | null; invoice: string | null; timeZone: string }) {
  return (
    <KeyFacts
      layout="columns"
      facts={[
        ...(myShare ? [{ label: "Your share", value: <Money value={myShare} /> }] : []),
        ...(fee ? [{ label: "Fee", value: <Money value={fee} /> }] : []),
        { label: "First day", value: formatDate(startDate) },
        { label: "Guarantee until", value: guaranteeEndsAt ? formatDate(guaranteeEndsAt, { timeZone }) : "from the confirmed start" },
        ...(invoice === null ? [] : [{ label: "Invoice", value: invoice }]),
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
