import { BriefcaseBusiness, Signature } from "lucide-react";
import { formatDate, formatMoney } from "@/components/format";
import { placeText } from "@/components/jobs/job-words";
import { LinkButton } from "@/components/ui/link-button";
import type { Message } from "@/server/messages/message-rows";
import { rtrWords } from "./message-words";

const frame = "flex min-w-0 flex-col gap-2 rounded-md border bg-card px-3 py-2.5 text-foreground";

/** A role inside a conversation. */
export function JobCard({ job, side }: { job: NonNullable<Message["job"]>; side: "candidate" | "recruiter" }) {
  const pay = (minor: string) => formatMoney({ minor, currency: job.currency }, { fraction: "hide-zero" });
  return (
    <div className={frame}>
      <p className="flex items-start gap-2 font-medium break-words"><BriefcaseBusiness aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />{job.title}</p>
      <p className="text-sm text-muted-foreground">{job.companyName} · {placeText(job)}</p>
      <p className="figures text-sm">{pay(job.salaryMinMinor)} to {pay(job.salaryMaxMinor)}</p>
      {!job.open && <p className="text-sm text-muted-foreground">No longer open</p>}
      {side === "recruiter" && <LinkButton href={`/portal/roles/${job.jobId}`} size="sm" className="self-start">Open the role</LinkButton>}
    </div>
  );
}

/** A request to represent inside a conversation, with the one step that it waits for. */
export function RtrCard({ rtr, side }: { rtr: NonNullable<Message["rtr"]>; side: "candidate" | "recruiter" }) {
  const open = rtr.state === "requested" && !rtr.over;
  return (
    <div className={frame}>
      <p className="flex items-start gap-2 font-medium break-words"><Signature aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />Right to represent at {rtr.companyName}</p>
      <p className="text-sm text-muted-foreground">{rtr.jobTitle ?? "Any role there"} · until {formatDate(rtr.endsOn)}</p>
      <p className="text-sm">{rtr.state === "requested" && rtr.over ? "No longer open" : rtrWords[rtr.state]}</p>
      {side === "candidate" && <LinkButton href={`/marketplace/requests/${rtr.rtrId}`} size="sm" variant={open ? "primary" : "secondary"} className="self-start">{open ? "Read and answer" : "Open it"}</LinkButton>}
    </div>
  );
}
