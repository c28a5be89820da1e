import { formatDate, formatDeadline, formatMoney } from "@/components/format";
import type { Outputs } from "../../trpc/outputs";

type Detail = Outputs["applications"]["detail"];

/** Where a submission stands and whose turn it is, in a sentence: the answer at the head of its page. */
export function submissionAnswer({ application, offer }: Pick<Detail, "application" | "offer">, { now, timeZone }: { now: string; timeZone: string }): string {
  const by = `${application.recruiterName} of ${application.firmName}`;
  switch (application.state) {
    case "submitted":
      return application.reviewDueAt === null ? `Presented by ${by}.` : application.reviewDueAt < now ? `${by} should have had your answer by ${formatDate(application.reviewDueAt, { timeZone })}.` : `${by} waits for your answer: ${formatDeadline(application.reviewDueAt, now, { timeZone })}.`;
    case "in_review":
      return offer?.state === "declined" ? `${application.candidateName} declined your offer. You may make another, or turn the submission down.` : `You are reviewing. ${by} sees it.`;
    case "offered":
      return offer ? `You offered ${formatMoney(offer.baseSalary)} from ${formatDate(offer.startDate)}. ${application.candidateName} is to answer.` : "The candidate is to answer.";
    case "accepted":
      return `${application.candidateName} accepted. The hire has its own page.`;
    case "rejected":
      return `You turned this submission down. ${by} reads your reason.`;
    case "withdrawn":
      return `${by} took this submission back.`;
  }
}
