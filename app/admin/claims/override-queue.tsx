import { formatInstant } from "@/components/format";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { changeText, lastDayOf, type OpenOverride } from "./claim-words";
import { DecideOverride } from "./decide-override";

/** The overrides that wait for a second admin. */
export function OverrideQueue({ overrides, act, now }: { overrides: readonly OpenOverride[]; act: boolean; now: string }) {
  if (overrides.length === 0) return null;
  return (
    <Section title="Waiting for a second admin" description="Whoever proposed an override cannot approve it.">
      <ul className="divide-y rounded-lg border bg-card">
        {overrides.map((one) => (
          <li key={one.overrideId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-base"><TextLink href={`/admin/claims/${one.claimId}`}>{one.candidateName}</TextLink>, held by {one.holderName} until {lastDayOf(one.endsNow)}</p>
              <p className="font-medium break-words">{changeText(one)}</p>
              <p className="break-words text-muted-foreground">{one.reason}</p>
              <p className="mt-0.5 text-sm text-muted-foreground">{one.mine ? "You" : one.proposedByName}, {formatInstant(one.proposedAt, { now })}</p>
            </div>
            {act && <div className="flex flex-wrap gap-2"><DecideOverride overrideId={one.overrideId} candidateName={one.candidateName} what={changeText(one)} reason={one.reason} proposedByName={one.proposedByName} mine={one.mine} /></div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
