"use client";

import { pillOf } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { TextLink } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import { WithdrawRequest } from "../../../_consents/withdraw-request";
import type { Outputs } from "../../../trpc/outputs";

type Right = Outputs["sourcing"]["candidate"]["rtrs"][number];

/** The rights to represent that the reader has asked this person for, each with where it stands. */
export function Rights({ rtrs, candidateId, candidateName, today }: { rtrs: readonly Right[]; candidateId: string; candidateName: string; today: string }) {
  if (rtrs.length === 0) return <p className="text-base text-muted-foreground">You have not asked them yet.</p>;
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {rtrs.map((right) => (
        <li key={right.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <p className="text-base font-medium break-words">{right.companyName}<span className="font-normal text-muted-foreground"> · {right.jobTitle ?? "any role"}</span></p>
            <p className="text-sm text-muted-foreground">{whereItStands(right, today)}. Text version {right.textVersion}.</p>
          </div>
          <StatusPill status={right.state === "signed" && right.endsOn < today ? "expired" : pillOf(right.state)} look="plain" />
          {right.receiptHash !== null && <TextLink className="text-sm" href={`/receipts/${right.receiptHash}`}>Receipt</TextLink>}
          {right.state === "requested" && <WithdrawRequest rtrId={right.id} candidateName={candidateName} companyName={right.companyName} />}
          {right.state === "signed" && right.endsOn >= today && <TextLink className="text-sm" href={`/portal/submissions/new?candidate=${candidateId}`}>Submit</TextLink>}
        </li>
      ))}
    </ul>
  );
}

const openedText = (right: Right): string => (right.openedAt === null ? ", not opened yet" : `, opened ${formatDate(right.openedAt)}`);

function whereItStands(right: Right, today: string): string {
  if (right.state === "signed" && right.signedAt !== null) return `Signed ${formatDate(right.signedAt)}, ${right.endsOn < today ? "ended" : "holds until"} ${formatDate(right.endsOn)}`;
  const asked = `Asked ${formatDate(right.requestedAt)}`;
  if (right.state !== "requested") return right.signedAt === null ? `${asked}${openedText(right)}` : `Signed ${formatDate(right.signedAt)}${right.revokedAt === null ? "" : `, taken back ${formatDate(right.revokedAt)}`}`;
  return `${asked}${openedText(right)}, for the time until ${formatDate(right.endsOn)}`;
}
