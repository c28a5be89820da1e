import { formatDate } from "@/components/format";
import { KeyFacts } from "@/components/ui/key-facts";
import { Section } from "@/components/ui/section";
import type { Outputs } from "../../../trpc/outputs";

type Joined = Outputs["sourcing"]["candidate"]["joined"];

/** What the reader had written down on other records of this person, before they were merged. */
export function JoinedRecords({ joined }: { joined: Joined }) {
  return (
    <Section title="Also written down as" description="Another record of yours, merged into this one.">
      {joined.map((one) => (
        <div key={one.candidateId} className="flex flex-col gap-2 rounded-lg border bg-card p-4">
          <p className="text-base font-medium break-words">{one.fullName}</p>
          {one.headline !== null && <p className="text-sm break-words text-muted-foreground">{one.headline}</p>}
          <KeyFacts
            facts={[
              ...(one.email === null ? [] : [{ label: "E-mail", value: <span className="break-all">{one.email}</span> }]),
              ...(one.phone === null ? [] : [{ label: "Phone", value: one.phone }]),
              ...(one.linkedin === null ? [] : [{ label: "LinkedIn", value: <span className="break-all">{one.linkedin}</span> }]),
              { label: "Added", value: formatDate(one.addedAt) },
            ]}
          />
          {one.note !== null && <p className="text-base break-words whitespace-pre-line">{one.note}</p>}
        </div>
      ))}
    </Section>
  );
}
