import { formatDate } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { StatusPill } from "@/components/ui/status-pill";
import { caseAnswer, casePill, caseTitle, type CaseView, counterpart } from "./case-words";

/** Cases as lines: what each is about, against whom, where it stands. */
export function CaseList({ cases, base, now }: { cases: readonly CaseView[]; /** The address under which a case stands. */ base: string; now: string }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {cases.map((one) => (
        <li key={one.id} className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
          <div className="min-w-0 flex-1 basis-72">
            <AppLink href={`${base}/${one.id}`} className="text-base font-medium break-words after:absolute after:inset-0 after:content-['']">{caseTitle(one)}</AppLink>
            <p className="text-sm break-words text-muted-foreground">{[counterpart(one), one.jobTitle === null ? null : `${one.jobTitle}, ${one.companyName ?? ""}`, `opened ${formatDate(one.openedAt)}`].filter((text) => text !== null).join(" · ")}</p>
            <p className="text-sm">{caseAnswer(one, now)}</p>
          </div>
          <StatusPill {...casePill(one)} look="plain" />
        </li>
      ))}
    </ul>
  );
}
