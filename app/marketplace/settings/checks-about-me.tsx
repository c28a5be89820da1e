"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Refused } from "@/components/feedback/refused";
import { formatDate, formatInstant } from "@/components/format";
import { Switch } from "@/components/ui/switch";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { refusalOf } from "../../trpc/refusal";

type Checks = Outputs["sourcing"]["myChecks"];

const told: Readonly<Record<Checks["checks"][number]["told"], string>> = { free: "that you are free", protected: "that a recruiter represents you, and until when", opted_out: "that you want no answer given" };

/** When recruiters asked whether the reader is free, and whether they get an answer. */
export function ChecksAboutMe({ initial }: { initial: Checks }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.sourcing.myChecks.queryOptions({}, { initialData: initial }));
  const change = useMutation(trpc.sourcing.setChecks.mutationOptions({ onSettled: () => queries.invalidateQueries(trpc.sourcing.myChecks.queryFilter({})) }));
  const answered = change.isPending ? change.variables.answered : data.optedOutAt === null;
  return (
    <div className="flex flex-col gap-4">
      <Switch label="Recruiters may check whether I am free" description="The answer names neither you nor the recruiter who represents you. Without it, two recruiters may write to you about the same role." checked={answered} onCheckedChange={(next) => change.mutate({ answered: next })} />
      {data.optedOutAt !== null && <p className="text-sm text-muted-foreground">Since {formatDate(data.optedOutAt)} a check only says that you want no answer given.</p>}
      <Refused refusal={change.error ? refusalOf(change.error) : null} />
      {data.checks.length === 0 ? (
        <p className="text-sm text-muted-foreground">Nobody has asked yet.</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {data.checks.map((check, at) => (
            <li key={`${check.askedAt}-${at}`} className="flex flex-wrap items-baseline justify-between gap-x-4 px-3.5 py-2.5">
              <span>Someone asked and was told {told[check.told]}</span>
              <time dateTime={check.askedAt} className="text-sm text-muted-foreground">{formatInstant(check.askedAt)}</time>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
