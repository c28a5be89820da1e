"use client";

import { useQuery } from "@tanstack/react-query";
import { pillOf } from "@/components/feedback/state-words";
import { formatBasisPoints, formatMoney } from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";

/** The company's roles. */
export function Roles({ initial }: { initial: Outputs["jobs"]["mine"] }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.jobs.mine.queryOptions({}, { initialData: initial }));
  return (
    <DataTable
      label="Roles"
      rows={data.jobs}
      rowId={(job) => job.id}
      rowHref={(job) => `/company/roles/${job.id}`}
      empty={<EmptyState title="Your roles will be here" action={<LinkButton href="/company/roles/new">Post the first role</LinkButton>}>Recruiters see a role, its fee and its guarantee as soon as you post it.</EmptyState>}
      phoneDetail={(job) => `${formatMoney(job.salaryMin, { fraction: "hide-zero", currency: "none" })} to ${formatMoney(job.salaryMax, { fraction: "hide-zero" })}`}
      columns={[
        { id: "title", header: "Role", cell: (job) => job.title, sortBy: (job) => job.title },
        { id: "state", header: "State", cell: (job) => <StatusPill status={pillOf(job.state)} look="plain" />, sortBy: (job) => job.state },
        { id: "place", header: "Where", cell: (job) => job.location, show: "wide" },
        { id: "submissions", header: "Submissions", cell: (job) => job.submissions, sortBy: (job) => job.submissions, numeric: true },
        { id: "salary", header: "Salary", cell: (job) => `${formatMoney(job.salaryMin, { fraction: "hide-zero", currency: "none" })} to ${formatMoney(job.salaryMax, { fraction: "hide-zero" })}`, sortBy: (job) => BigInt(job.salaryMin.minor), show: "wide" },
        { id: "fee", header: "Fee", cell: (job) => (job.terms.feeBasisPoints === null ? "fixed" : formatBasisPoints(job.terms.feeBasisPoints)), numeric: true, show: "wide" },
      ]}
    />
  );
}
