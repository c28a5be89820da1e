"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { cn } from "@/components/class-names";
import { formatDate } from "@/components/format";
import { ProtectionMark } from "@/components/sourcing/protection-ring";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { whileTyping } from "../../while-typing";
import { candidateAddress, candidateFilters, candidateParams, cursorText, listInput } from "./search-params";

type List = Outputs["sourcing"]["candidates"];
const filterWords = { all: "Everyone", mine: "Yours", other: "Protected by others", free: "Free" } as const;
const nouns = { all: ["person", "people"], mine: ["of yours", "of yours"], other: ["protected by others", "protected by others"], free: ["free person", "free people"] } as const;

/** A recruiter's people, with whose each is and until when. */
export function Candidates({ initial, initialInput }: { initial: List; initialInput: ReturnType<typeof listInput> }) {
  const trpc = useTRPC();
  const [params, setParams] = useQueryStates(candidateParams, { history: "replace" });
  const [typed, setTyped] = useState(params.search);
  const input = listInput(params);
  const isFirst = JSON.stringify(input) === JSON.stringify(initialInput);
  const { data, isPlaceholderData } = useQuery(trpc.sourcing.candidates.queryOptions(input, { placeholderData: keepPreviousData, ...(isFirst ? { initialData: initial } : {}) }));
  const narrowed = params.search !== "" || params.filter !== "all";
  const clear = async () => {
    setTyped("");
    await setParams(null);
  };
  const list = data ?? initial;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <SearchInput
          aria-label="Search by name"
          placeholder="Search by name"
          className="w-full sm:w-72"
          value={typed}
          maxLength={120}
          onValueChange={(search) => {
            setTyped(search);
            void setParams({ search, after: null }, whileTyping);
          }}
        />
        <Select aria-label="Protection" className="w-full sm:w-48" value={params.filter} onValueChange={(next) => void setParams({ filter: candidateFilters.find((one) => one === next) ?? "all", after: null })} choices={candidateFilters.map((value) => ({ value, label: filterWords[value] }))} />
      </div>
      <div aria-busy={isPlaceholderData} className={cn("flex flex-col gap-3 transition-opacity", isPlaceholderData && "opacity-60")}>
        <DataTable
          label="Candidates"
          rows={list.candidates}
          rowId={(row) => row.candidateId}
          rowHref={(row) => `/portal/candidates/${row.candidateId}`}
          phoneDetail={(row) => row.headline ?? row.currentEmployer ?? ""}
          empty={
            narrowed ? (
              <EmptyState title="Nobody matches" action={<Button onClick={() => void clear()}>Clear search and filter</Button>}>The names in your book are searched as you wrote them down.</EmptyState>
            ) : (
              <EmptyState title="The people you bring will be here" action={<LinkButton href="/portal/candidates/new">Add the first candidate</LinkButton>}>The first to bring a person is protected for 30 days or longer, and shares in the fee of any hire that comes of it.</EmptyState>
            )
          }
          columns={[
            { id: "name", header: "Candidate", cell: (row) => row.fullName, sortBy: (row) => row.fullName.toLocaleLowerCase("en") },
            { id: "protection", header: "Protection", cell: (row) => <ProtectionMark protection={row.protection} now={list.now} />, sortBy: (row) => row.protection.until ?? "" },
            { id: "headline", header: "Headline", cell: (row) => <span className="line-clamp-1">{row.headline ?? "–"}</span>, show: "wide" },
            { id: "employer", header: "Employer", cell: (row) => <span className="line-clamp-1">{row.currentEmployer ?? "–"}</span>, show: "wide", className: "max-lg:hidden" },
            { id: "submissions", header: "Submitted", cell: (row) => row.submissions, sortBy: (row) => row.submissions, numeric: true, show: "wide" },
            { id: "rights", header: "Rights signed", cell: (row) => row.signedRtrs, sortBy: (row) => row.signedRtrs, numeric: true, show: "wide" },
            { id: "added", header: "Added", cell: (row) => <span className="whitespace-nowrap">{formatDate(row.addedAt)}</span>, sortBy: (row) => row.addedAt, show: "wide" },
          ]}
        />
        {params.after !== null && <p className="text-sm"><TextLink href={candidateAddress("/portal/candidates", { ...params, after: null })}>Back to the newest</TextLink></p>}
        {list.candidates.length > 0 && <Pagination shown={list.candidates.length} nouns={nouns[params.filter]} {...(list.next ? { nextHref: candidateAddress("/portal/candidates", { ...params, after: cursorText(list.next) }) } : {})} />}
      </div>
    </div>
  );
}
