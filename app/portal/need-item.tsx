import { formatDate, formatDeadline, type TimeContext } from "@/components/format";
import { daysUntil } from "@/components/sourcing/protection-words";
import { StatusPill } from "@/components/ui/status-pill";
import type { WaitingItem } from "../company/waiting-list";
import type { Outputs } from "../trpc/outputs";

export type Need = Outputs["notifications"]["recruiterNeeds"]["needs"][number];

/** One thing that waits, with the page on which it is settled. Of a request to connect the day is by the reader's clock, as on its page; what a rule counts stays in its own zone. */
export function itemOf(need: Need, now: string, reader: TimeContext): WaitingItem {
  const key = `${need.kind}:${need.connectionId ?? need.candidateId}:${need.companyName ?? ""}:${need.jobId ?? ""}`;
  const where = [need.jobTitle, need.companyName].filter((text) => text !== null).join(" at ");
  switch (need.kind) {
    case "start_to_confirm":
      return { key, href: `/portal/placements/${need.placementId}`, title: `Confirm that ${need.candidateName} started`, detail: where, aside: <StatusPill status="needs_you" look="plain" word={`First day ${formatDate(need.date ?? now)}`} /> };
    case "connection_asked":
      return { key, href: `/portal/connections/${need.connectionId}`, title: `${need.candidateName} asks to connect`, detail: "Read their note and what it would change, then accept or decline", aside: <StatusPill status="needs_you" look="plain" word={`Since ${formatDate(need.date ?? now, reader)}`} /> };
    case "release_asked":
      return { key, href: `/portal/candidates/${need.candidateId}`, title: `${need.candidateName} asks you to let them go`, detail: "Read why, and answer", aside: <StatusPill status="needs_you" look="plain" word={`Since ${formatDate(need.date ?? now)}`} /> };
    case "claim_offered":
      return { key, href: "/portal/candidates/offers", title: `A claim on ${need.candidateName} is offered to you`, detail: "Take it over, or decline", aside: <StatusPill status="needs_you" look="plain" word={`Until ${formatDate(need.date ?? now)}`} /> };
    case "dispute_open":
      return { key: `${key}:${need.date}`, href: "/portal/disputes", title: `A case about ${need.candidateName} waits for your answer`, detail: "Read what they say, and answer: silence decides for them", aside: <StatusPill status="needs_you" look="plain" word={`Until ${formatDate(need.date ?? now)}`} /> };
    case "rtr_ready":
      return {
        key, href: `/portal/submissions/new?candidate=${need.candidateId}${need.jobId === null ? "" : `&job=${need.jobId}`}`, title: `Submit ${need.candidateName}`, detail: `They signed your right to represent for ${need.jobTitle === null ? `roles at ${need.companyName}` : where}`,
        aside: <span className="text-muted-foreground">Holds until {formatDate(need.date ?? now)}</span>,
      };
    case "claim_ending": {
      const left = daysUntil(need.date ?? now, now);
      return { key, href: `/portal/candidates/${need.candidateId}`, title: `Your protection of ${need.candidateName} ends`, detail: "A submission or a signed right to represent extends it", aside: <span className={left <= 1 ? "text-status-amber" : "text-muted-foreground"}>{formatDeadline(need.date ?? now, now)}</span> };
    }
    case "offer_open":
      return { key, href: `/portal/submissions/${need.applicationId}`, title: `${need.candidateName} has an offer to answer`, detail: where, aside: <StatusPill status="offered" look="plain" /> };
  }
}
