import type { Database } from "@/server/kernel/database";
import { reportMessage } from "@/server/moderation/report-message";
import { accepted, type Connected, said } from "./requests-to-connect";

export type Reported = Connected & { reportId: string; messageId: string };

/** A message of the recruiter's that the candidate has reported. */
export async function reportedMessage(db: Database, of: Parameters<typeof accepted>[1] & { body?: string } = {}): Promise<Reported> {
  const { body, ...pair } = of;
  const made = await accepted(db, pair);
  const { messageId } = await said(made.recruiter, made.connectionId, body);
  const { reportId } = await reportMessage.call(made.person.ctx, { messageId, reason: "abuse" });
  return { ...made, messageId, reportId };
}
