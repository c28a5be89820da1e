import { formatDate, formatInstant, formatRelative } from "@/components/format";
import { overdueText } from "./next-words";
import { StatusPill } from "@/components/ui/status-pill";

/** Until when a company answers a submission; late ones say for how long. Nothing where no answer is due. */
export function ReviewDue({ dueAt, now, timeZone }: { dueAt: string | null; now?: string; timeZone?: string }) {
  if (dueAt === null) return <span className="text-muted-foreground">–</span>;
  const late = now !== undefined && dueAt < now;
  return (
    <time dateTime={dueAt} title={formatInstant(dueAt, { timeZone })} className="whitespace-nowrap">
      {late ? <StatusPill status="overdue" look="plain" word={overdueText(dueAt, now, { timeZone })} /> : now === undefined ? formatDate(dueAt, { timeZone }) : formatRelative(dueAt, now, { timeZone })}
    </time>
  );
}
