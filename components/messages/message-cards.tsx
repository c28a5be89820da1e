import { BriefcaseBusiness, Signature } from "lucide-react";
import type { ReactNode } from "react";
import { formatDate, formatMoney } from "@/components/format";
import { placeText } from "@/components/jobs/job-words";
import { consentPill } from "@/components/sourcing/consent-words";
import { LinkButton } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import type { Message } from "@/server/messages/message-rows";

const frame = "flex min-w-0 flex-col gap-2 rounded-md border bg-card px-3 py-2.5 text-foreground";

/** A role inside a conversation. In: what the reader can do about it there. */
export function JobCard({ job, side, acts }: { job: NonNullable<Message["job"]>; side: "candidate" | "recruiter"; acts: ReactNode }) {
  const pay = (minor: string) => formatMoney({ minor, currency: job.currency }, { fraction: "hide-zero" });
  return (
    <div className={frame}>
      <p className="flex items-start gap-2 font-medium break-words"><BriefcaseBusiness aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />{job.title}</p>
      <p className="text-sm text-muted-foreground">{job.companyName} · {placeText(job)}</p>
      <p className="figures text-sm">{pay(job.salaryMinMinor)} to {pay(job.salaryMaxMinor)}</p>
      {!job.open && <p className="text-sm text-muted-foreground">No longer open</p>}
      {side === "recruiter" && <LinkButton href={`/portal/roles/${job.jobId}`} size="sm" className="self-start">Open the role</LinkButton>}
      {acts}
    </div>
  );
}

/** A request to represent inside a conversation, and how it stands. In: what the reader can do about it there. */
export function RtrCard({ rtr, side, acts }: { rtr: NonNullable<Message["rtr"]>; side: "candidate" | "recruiter"; acts: ReactNode }) {
  return (
    <div className={frame}>
      <p className="flex items-start gap-2 font-medium break-words"><Signature aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />Right to represent at {rtr.companyName}</p>
      <p className="text-sm text-muted-foreground">{rtr.jobTitle ?? "Any role there"} · until {formatDate(rtr.endsOn)}</p>
      <StatusPill {...consentPill(rtr, side)} className="self-start" />
      {acts}
    </div>
  );
}
