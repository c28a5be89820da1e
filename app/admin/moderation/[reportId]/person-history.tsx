import { formatDate } from "@/components/format";
import { actionWords, reasonWords } from "@/components/moderation/moderation-words";
import { type KeyFact, KeyFacts } from "@/components/ui/key-facts";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Outputs } from "../../../trpc/outputs";

type Person = Outputs["moderation"]["detail"]["reporter"];
const outcomes = { open: "open", acted: "acted on", rejected: "rejected" } as const;

/** One of the two of a case, with their other cases. */
export function PersonHistory({ title, person, now }: { title: string; person: Person; now: string }) {
  return (
    <Section title={title}>
      <KeyFacts facts={factsOf(person)} />
      {person.actions.length > 0 && (
        <ul aria-label={`Decided about ${person.name} before`} className="flex flex-col gap-1 text-sm">
          {person.actions.map((one) => (
            <li key={one.actionId}><TextLink href={`/admin/moderation/${one.reportId}`}>{actionWords(one)}</TextLink> <span className="text-muted-foreground">on {formatDate(one.decidedAt)}{one.state === "in_force" ? (one.until !== null && one.until <= now ? ", over" : "") : `, ${one.state.replace("_", " ")}`}</span></li>
          ))}
        </ul>
      )}
      <Cases label="Other reports about them" rows={person.reportsAbout} by="by" />
      <Cases label="What they reported" rows={person.reportsBy} by="about" />
    </Section>
  );
}

function factsOf({ name, email, hereSince, mutedUntil, suspended, suspendedUntil }: Person): KeyFact[] {
  return [
    { label: "Name", value: <span className="break-words">{name}</span>, detail: <span className="break-all">{email}</span> },
    { label: "Here since", value: formatDate(hereSince) },
    ...(mutedUntil === null ? [] : [{ label: "Muted until", value: formatDate(mutedUntil) }]),
    ...(suspended ? [{ label: "Suspended", value: suspendedUntil === null ? "without an end" : `until ${formatDate(suspendedUntil)}` }] : []),
  ];
}

function Cases({ label, rows, by }: { label: string; rows: Person["reportsAbout"]; by: string }) {
  if (rows.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-medium">{label}</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {rows.map((one) => <li key={one.reportId} className="break-words"><TextLink href={`/admin/moderation/${one.reportId}`}>{reasonWords[one.reason]}</TextLink> <span className="text-muted-foreground">{by} {one.otherName}, {formatDate(one.reportedAt)}, {outcomes[one.state]}</span></li>)}
      </ul>
    </div>
  );
}
