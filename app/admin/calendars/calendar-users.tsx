import { Section } from "@/components/ui/section";

type Users = readonly { organizationId: string; name: string; kind: "firm" | "company" }[];

/** Whom a change of a calendar touches: the firms and companies that count by it. */
export function CalendarUsers({ usedBy, users }: { usedBy: number; users: Users }) {
  return (
    <Section title="Who counts by it">
      {users.length === 0 ? <p className="text-muted-foreground">Nobody yet.</p> : (
        <ul className="divide-y rounded-lg border bg-card">
          {users.map((one) => (
            <li key={one.organizationId} className="flex flex-wrap justify-between gap-x-6 px-4 py-2">
              <span className="min-w-0 break-words">{one.name}</span>
              <span className="text-muted-foreground">{one.kind}</span>
            </li>
          ))}
          {usedBy > users.length && <li className="px-4 py-2 text-muted-foreground">and {usedBy - users.length} more</li>}
        </ul>
      )}
    </Section>
  );
}
