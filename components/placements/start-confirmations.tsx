import { Check, Circle } from "lucide-react";
import type { PlacementView } from "./placement-words";

/** The two words that a start needs, and whose is still missing. */
export function StartConfirmations({ placement }: { placement: PlacementView }) {
  const rows = [
    { who: placement.companyName, what: "the company", done: placement.companyConfirmed },
    { who: `${placement.recruiterName} or ${placement.candidateName}`, what: "the recruiter or the candidate", done: placement.talentConfirmed },
  ];
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {rows.map((row) => (
        <li key={row.what} className="flex items-start gap-2.5 px-4 py-3">
          {row.done ? <Check aria-hidden className="mt-0.75 size-4 shrink-0 text-status-green" /> : <Circle aria-hidden className="mt-0.75 size-4 shrink-0 text-status-amber" />}
          <span className="min-w-0 flex-1 break-words">
            {row.who}
            <span className="block text-sm text-muted-foreground">{row.what}</span>
          </span>
          <span className={row.done ? "shrink-0 text-muted-foreground" : "shrink-0 font-medium"}>{row.done ? "Confirmed" : "Still to confirm"}</span>
        </li>
      ))}
    </ul>
  );
}
