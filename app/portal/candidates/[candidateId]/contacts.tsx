"use client";

import { useQueryClient } from "@tanstack/react-query";
import { OpenFile } from "@/components/files/open-file";
import { formatDay, formatInstant } from "@/components/format";
import { contactWord } from "@/components/sourcing/protection-words";
import { IdChip } from "@/components/ui/id-chip";
import { type Status, StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";

type Contact = Outputs["sourcing"]["candidate"]["contacts"][number];

const standing = (one: Contact): { status: Status; word: string; detail: string } =>
  one.answer === "confirmed" ? { status: "confirmed", word: "Confirmed by them", detail: "Counts in full." }
  : one.answer === "denied" ? { status: "declined", word: "Denied by them", detail: "Gives no more days; their word stands beside it." }
  : { status: "pending", word: "Not confirmed yet", detail: one.extended ? "Counts like knowing them until they say so." : "Gives days once they confirm it: of what nobody has confirmed, one piece counts." };

/** Contact that the reader has written down, with the person's word. */
export function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {contacts.map((one) => {
        const { status, word, detail } = standing(one);
        return (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-base font-medium">{contactWord(one.direction)}, {formatDay(one.happenedOn)}</p>
              <p className="text-base break-words whitespace-pre-line">{one.note}</p>
              <p className="text-sm text-muted-foreground">{detail}</p>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted-foreground">Written down {formatInstant(one.addedAt)}<IdChip id={one.hash} label="hash" /></p>
              {one.fileName !== null && <div className="-ml-2"><OpenFile name={one.fileName} linkOf={async () => (await queries.fetchQuery({ ...trpc.sourcing.evidenceFile.queryOptions({ evidenceId: one.id }), staleTime: 0 })).href} /></div>}
            </div>
            <StatusPill status={status} word={word} look="plain" />
          </li>
        );
      })}
    </ul>
  );
}
