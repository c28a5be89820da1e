import { daysBetween, formatDate, formatDays, type TimeContext } from "@/components/format";

export type ApplicationView = { companyName: string; recruiterName: string; state: "submitted" | "in_review" | "offered" | "accepted" | "rejected" | "withdrawn"; reviewDueAt: string | null };
export type HireView = { startDate: string; state: "awaiting_start" | "started" | "completed" | "cancelled" };

/** `31 days overdue`, for an answer whose date is past; a date of today has no days to tell. */
export function overdueText(dueAt: string, now: string, context: TimeContext = {}): string {
  const days = daysBetween(dueAt, now, context);
  return days < 1 ? "Overdue" : `${formatDays(days)} overdue`;
}

/** What happens next with an application, in the candidate's words, at the instant `now`. */
export function nextForCandidate(application: ApplicationView, hire: HireView | null, now: string): string {
  const { companyName: company, recruiterName: recruiter } = application;
  switch (application.state) {
    case "submitted":
      if (application.reviewDueAt === null) return `${company} has your application.`;
      return application.reviewDueAt < now ? `${company} has your application and should have looked at it by ${formatDate(application.reviewDueAt)}.` : `${company} has your application and should look at it by ${formatDate(application.reviewDueAt)}.`;
    case "in_review":
      return `${company} is looking at your application. You hear of it here and by e-mail.`;
    case "offered":
      return `${company} made you an offer. It waits for your answer.`;
    case "accepted":
      if (hire === null) return `You accepted the offer of ${company}.`;
      if (hire.state === "awaiting_start") return `You accepted the offer of ${company}. Your first day is ${formatDate(hire.startDate)}.`;
      return hire.state === "cancelled" ? `You accepted the offer of ${company}; the hire was cancelled.` : `You started at ${company} on ${formatDate(hire.startDate)}.`;
    case "rejected":
      return `${company} decided not to go on. ${recruiter} can tell you more.`;
    case "withdrawn":
      return `Your application at ${company} was taken back. ${recruiter} can tell you more.`;
  }
}
