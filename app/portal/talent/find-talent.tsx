"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { CandidateCard } from "@/components/profiles/candidate-card";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { languageNames, regionNames, seniorityNames } from "@/server/profiles/rules/vocabulary";
import { FoundProfiles, ProfileFilter, ProfileSearch } from "../../_profiles/profile-search";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { whileTyping } from "../../while-typing";
import { talentAddress, talentInput, talentParams } from "./search-params";

/** Masked candidates, searched and filtered by the address. */
export function FindTalent({ initial, initialInput }: { initial: Outputs["profiles"]["talent"]; initialInput: ReturnType<typeof talentInput> }) {
  const trpc = useTRPC();
  const [params, setParams] = useQueryStates(talentParams, { history: "replace" });
  const [typed, setTyped] = useState(params.search);
  const input = talentInput(params);
  const isFirst = JSON.stringify(input) === JSON.stringify(initialInput);
  const { data = initial, isPlaceholderData } = useQuery(trpc.profiles.talent.queryOptions(input, { placeholderData: keepPreviousData, ...(isFirst ? { initialData: initial } : {}) }));
  const narrowed = params.search !== "" || params.region !== null || params.language !== null || params.seniority !== null;
  const clear = async () => {
    setTyped("");
    await setParams(null);
  };
  return (
    <div className="flex flex-col gap-4">
      <ProfileSearch
        placeholder="Search by title or skill"
        typed={typed}
        onTyped={(search) => {
          setTyped(search);
          void setParams({ search, after: null }, whileTyping);
        }}
      >
        <ProfileFilter label="Region" anyLabel="Any region" names={regionNames} value={params.region} onValueChange={(region) => void setParams({ region, after: null })} />
        <ProfileFilter label="Seniority" anyLabel="Any seniority" names={seniorityNames} value={params.seniority} onValueChange={(seniority) => void setParams({ seniority, after: null })} />
        <ProfileFilter label="Language" anyLabel="Any language" names={languageNames} value={params.language} onValueChange={(language) => void setParams({ language, after: null })} />
      </ProfileSearch>
      <FoundProfiles
        label="Candidates"
        nouns={["candidate", "candidates"]}
        columns={2}
        rows={data.data}
        rowId={(row) => row.profileId}
        card={(row) => <CandidateCard candidate={row} href={`/portal/talent/${row.profileId}`} />}
        waiting={isPlaceholderData}
        firstHref={params.after === null ? null : talentAddress("/portal/talent", { ...params, after: null })}
        nextHref={data.nextCursor === null ? null : talentAddress("/portal/talent", { ...params, after: data.nextCursor })}
        empty={
          narrowed ? (
            <EmptyState title="Nobody matches" action={<Button onClick={() => void clear()}>Clear search and filters</Button>}>Titles, skills and what people look for are searched, also when mistyped. Names are not.</EmptyState>
          ) : (
            <EmptyState title="Candidates who show themselves will be here" action={<LinkButton href="/portal/candidates/new">Add a candidate you know</LinkButton>}>Each candidate decides whether recruiters find them, and what they see.</EmptyState>
          )
        }
      />
    </div>
  );
}
