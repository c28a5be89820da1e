"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { cn } from "@/components/class-names";
import { feeWord, placeText, rangeText, workModeWord } from "@/components/jobs/job-words";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { whileTyping } from "../../while-typing";
import { roleInput, roleParams, workModes } from "./search-params";

type List = Outputs["jobs"]["open"];
const modeWord = (mode: string) => (mode === "any" ? "Anywhere" : workModeWord(mode));

/** The open roles of every company, newest first. */
export function OpenRoles({ initial, initialInput }: { initial: List; initialInput: ReturnType<typeof roleInput> }) {
  const trpc = useTRPC();
  const [params, setParams] = useQueryStates(roleParams, { history: "replace" });
  const [typed, setTyped] = useState(params.search);
  const [more, setMore] = useState<{ of: string; lists: readonly List[] }>({ of: "", lists: [] });
  const input = roleInput(params);
  const address = JSON.stringify(input);
  const isFirst = address === JSON.stringify(initialInput);
  const { data = initial, isPlaceholderData } = useQuery(trpc.jobs.open.queryOptions(input, { placeholderData: keepPreviousData, ...(isFirst ? { initialData: initial } : {}) }));
  const further = more.of === address ? more.lists : [];
  const next = (further.at(-1) ?? data).next;
  const nextPage = useQuery(trpc.jobs.open.queryOptions({ ...input, ...(next ? { after: next } : {}) }, { enabled: false }));
  const showMore = async () => {
    const { data: page } = await nextPage.refetch();
    if (page) setMore({ of: address, lists: [...further, page] });
  };
  const clear = async () => {
    setTyped("");
    await setParams(null);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <SearchInput
          aria-label="Search by role or company"
          placeholder="Search by role or company"
          className="w-full sm:w-72"
          maxLength={120}
          value={typed}
          onValueChange={(search) => {
            setTyped(search);
            void setParams({ search }, whileTyping);
          }}
        />
        <Select aria-label="Where the work is done" className="w-full sm:w-40" value={params.mode} onValueChange={(mode) => void setParams({ mode: workModes.find((one) => one === mode) ?? "any" })} choices={workModes.map((value) => ({ value, label: modeWord(value) }))} />
      </div>
      <div aria-busy={isPlaceholderData} className={cn("flex flex-col gap-3 transition-opacity", isPlaceholderData && "opacity-60")}>
        <DataTable
          label="Open roles"
          rows={[data, ...further].flatMap((list) => list.jobs)}
          rowId={(job) => job.id}
          rowHref={(job) => `/portal/roles/${job.id}`}
          phoneDetail={(job) => `${job.companyName} · ${job.location}`}
          empty={
            params.search !== "" || params.mode !== "any" ? (
              <EmptyState title="No open role matches" action={<Button onClick={() => void clear()}>Clear search and filter</Button>}>Titles and companies are searched.</EmptyState>
            ) : (
              <EmptyState title="Open roles will be here" action={<LinkButton href="/portal/candidates/new">Add a candidate meanwhile</LinkButton>}>Companies post them with their fee and guarantee. A person you bring first stays yours until a role comes.</EmptyState>
            )
          }
          columns={[
            { id: "title", header: "Role", cell: (job) => job.title, sortBy: (job) => job.title.toLocaleLowerCase("en") },
            {
              id: "company",
              header: "Company",
              cell: (job) => (
                <span className="whitespace-nowrap max-xl:whitespace-normal">
                  {job.companyName}
                  <span className="block text-xs text-muted-foreground">{placeText(job)}</span>
                </span>
              ),
              sortBy: (job) => job.companyName.toLocaleLowerCase("en"),
              show: "wide",
            },
            { id: "salary", header: "Salary", cell: (job) => rangeText(job.salaryMin, job.salaryMax), sortBy: (job) => BigInt(job.salaryMax.minor), numeric: true, show: "wide" },
            {
              id: "fee",
              header: "Fee",
              cell: (job) => (
                <>
                  <span className="font-medium">{feeWord(job.terms)}</span>
                  <span className="block text-xs text-muted-foreground">{rangeText(job.feeMin, job.feeMax)}</span>
                </>
              ),
              sortBy: (job) => BigInt(job.feeMax.minor),
              numeric: true,
            },
            { id: "shared", header: "Job side", cell: (job) => (job.hasJobSide ? "Shares" : "Nobody"), show: "wide", className: "max-lg:hidden" },
            { id: "guarantee", header: "Guarantee", cell: (job) => `${job.terms.guaranteeDays} days`, sortBy: (job) => job.terms.guaranteeDays, numeric: true, show: "wide" },
            { id: "mine", header: "Yours", cell: (job) => job.mySubmissions, sortBy: (job) => job.mySubmissions, numeric: true, show: "wide" },
          ]}
        />
        {next !== null && <div><Button loading={nextPage.isFetching} onClick={() => void showMore()}>Show more roles</Button></div>}
      </div>
    </div>
  );
}
