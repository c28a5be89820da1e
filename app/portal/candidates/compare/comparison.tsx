"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../../trpc/client";
import { useAct } from "../../../use-act";
import { type Compared, outcomeWords } from "./compare-words";
import { MergeDialog } from "./merge-dialog";

type Side = Compared["sides"][number];
type Field = Compared["same"][number]["field"];

const fields: readonly { field: Field; label: string; hidden?: boolean }[] = [
  { field: "fullName", label: "Name" }, { field: "email", label: "E-mail", hidden: true }, { field: "phone", label: "Phone", hidden: true }, { field: "linkedin", label: "LinkedIn", hidden: true },
  { field: "headline", label: "Headline" }, { field: "location", label: "Location" }, { field: "currentEmployer", label: "Employer" },
];
const joined = { same: { status: "confirmed", word: "Same" }, alike: { status: "pending", word: "Alike" } } as const;
const count = (n: number, one: string, many: string) => (n === 0 ? "None of yours" : n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Two records side by side, their matching fields joined, and what would become of each claim. */
export function Comparison({ initial }: { initial: Compared }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sourcing.compare.queryOptions({ a: initial.sides[0].candidateId, b: initial.sides[1].candidateId }, { initialData: initial, retry: false }));
  return (
    <>
      {data.proposed !== null && <Proposed proposed={data.proposed} />}
      <table className="w-full table-fixed text-left text-base max-sm:block">
        <caption className="sr-only">The two records side by side</caption>
        <thead className="max-sm:block">
          <tr className="align-bottom max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 sm:border-b sm:border-border-strong">
            <th scope="col" className="w-32 max-sm:hidden"><span className="sr-only">What</span></th>
            {data.sides.map((side, i) => (
              <th key={side.candidateId} scope="col" className="min-w-0 py-2 pr-3 font-medium break-words">
                <span className="block text-sm font-normal text-muted-foreground">{i === 0 ? "First record" : "Second record"}{side.stays ? ", stays" : ""}</span>
                {side.colleague === null ? <AppLink href={`/portal/candidates/${side.candidateId}`} className="underline decoration-faint underline-offset-3 hover:decoration-current">{side.fullName}</AppLink> : <span>{side.fullName}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y max-sm:block">
          {fields.map(({ field, label, hidden = false }) => (
            <Row key={field} label={label} how={data.same.find((one) => one.field === field)?.how ?? null} cells={data.sides.map((side) => side[field] ?? (hidden && side.colleague !== null ? `${side.colleague} knows` : null))} />
          ))}
          <Row label="Protected by" how={null} cells={data.sides.map((side) => <Protection key={side.candidateId} side={side} />)} />
          <Row label="Written down" how={null} cells={data.sides.map((side) => `${side.colleague === null ? "By you" : `By ${side.colleague}`}, ${formatDate(side.addedAt)}`)} />
          <Row label="Submissions" how={null} cells={data.sides.map((side) => count(side.submissions, "submission", "submissions"))} />
          <Row label="Signed rights" how={null} cells={data.sides.map((side) => count(side.signedRtrs, "signed right", "signed rights"))} />
        </tbody>
      </table>
      <Section title="If they are one person" description={data.may === "merge" ? "You protect both, so it is done at once. An admin can undo it." : "Another's protection is at stake, or nobody protects one of them, so an admin decides. Nothing changes until then."}>
        <Outcome compared={data} />
        {data.proposed === null && <div><MergeDialog compared={data} /></div>}
      </Section>
    </>
  );
}

function Row({ label, how, cells }: { label: string; how: "same" | "alike" | null; cells: readonly ReactNode[] }) {
  return (
    <tr className={cn("align-top max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:py-2", how === "same" && "bg-status-green-bg", how === "alike" && "bg-status-blue-bg")}>
      <th scope="row" className="py-2 pr-3 font-normal text-muted-foreground max-sm:col-span-2 max-sm:flex max-sm:gap-2 max-sm:px-2 max-sm:py-0 max-sm:text-sm sm:px-2">
        <span className="block">{label}</span>
        {how !== null && <StatusPill {...joined[how]} look="plain" />}
      </th>
      {cells.map((cell, i) => <td key={i === 0 ? "first" : "second"} className="min-w-0 py-2 pr-3 break-words max-sm:px-2 max-sm:py-1">{cell ?? <span className="text-muted-foreground">–</span>}</td>)}
    </tr>
  );
}

function Protection({ side: { protection } }: { side: Side }) {
  if (protection.until === null) return <>Nobody now</>;
  const who = protection.whose === "mine" ? "You" : (protection.holder ?? "Another recruiter");
  return (
    <>
      {who}
      <span className="block text-sm text-muted-foreground">{protection.from === null ? "" : `since ${formatDate(protection.from)}, `}until {formatDate(protection.until)}</span>
    </>
  );
}

/** What a merge makes of each claim, in words. */
function Outcome({ compared: { claims, now } }: { compared: Compared }) {
  if (claims.length === 0) return <p className="reading text-base">Nobody protects either of them now, and nobody would. Both histories, all contacts, rights and submissions come together.</p>;
  return (
    <ul className="reading flex flex-col gap-1.5 text-base">
      {claims.map((claim) => <li key={`${claim.until}${claim.outcome}${claim.mine}`}>{outcomeWords(claim, now)}</li>)}
      <li>Both histories, all contacts, rights and submissions come together. What was submitted keeps its shares.</li>
    </ul>
  );
}

/** That it is proposed already, and how to take it back. */
function Proposed({ proposed }: { proposed: NonNullable<Compared["proposed"]> }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.sourcing.withdrawMerge.mutationOptions());
  const takeBack = () => act(() => withdraw.mutateAsync({ mergeId: proposed.mergeId }), "Taken back", "The two stay as they are.");
  return (
    <Callout
      title={proposed.mine ? "You have proposed that these are one person" : "A colleague in the trade has proposed that these are one person"}
      action={proposed.mine ? <ConfirmDialog trigger={<Button>Take it back</Button>} title="Take the proposal back?" confirm="Take it back" onConfirm={takeBack} /> : undefined}
    >
      An admin decides. You are told of it here and by e-mail.
    </Callout>
  );
}
