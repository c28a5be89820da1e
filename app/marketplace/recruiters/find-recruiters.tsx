"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { FirmCard, RecruiterCard } from "@/components/profiles/recruiter-card";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { fieldNames, languageNames, regionNames } from "@/server/profiles/rules/vocabulary";
import { FoundProfiles, ProfileFilter, ProfileSearch } from "../../_profiles/profile-search";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { whileTyping } from "../../while-typing";
import { recruiterAddress, recruiterInput, recruiterParams, shows } from "./search-params";

type People = Outputs["profiles"]["recruiters"];
type Firms = Outputs["profiles"]["firms"];
const none = { data: [], nextCursor: null };

/** Recruiters and firms, searched and filtered by the address. */
export function FindRecruiters({ people, firms, initialInput }: { people: People | null; firms: Firms | null; initialInput: ReturnType<typeof recruiterInput> }) {
  const trpc = useTRPC();
  const [params, setParams] = useQueryStates(recruiterParams, { history: "replace" });
  const [typed, setTyped] = useState(params.search);
  const input = recruiterInput(params);
  const isFirst = JSON.stringify(input) === JSON.stringify(initialInput);
  const options = { placeholderData: keepPreviousData };
  const foundPeople = useQuery(trpc.profiles.recruiters.queryOptions(input, { ...options, enabled: params.show === "people", ...(isFirst && people ? { initialData: people } : {}) }));
  const foundFirms = useQuery(trpc.profiles.firms.queryOptions(input, { ...options, enabled: params.show === "firms", ...(isFirst && firms ? { initialData: firms } : {}) }));
  const narrowed = params.search !== "" || params.region !== null || params.language !== null || params.field !== null;
  const clear = async () => {
    setTyped("");
    await setParams({ search: null, region: null, language: null, field: null, after: null });
  };
  const page = ({ nextCursor }: { nextCursor: string | null }) => ({
    firstHref: params.after === null ? null : recruiterAddress("/marketplace/recruiters", { ...params, after: null }),
    nextHref: nextCursor === null ? null : recruiterAddress("/marketplace/recruiters", { ...params, after: nextCursor }),
  });
  const empty = (noun: string) =>
    narrowed ? (
      <EmptyState title={`No ${noun} matches`} action={<Button onClick={() => void clear()}>Clear search and filters</Button>}>Names, firms, headlines and kinds of roles are searched, also when mistyped.</EmptyState>
    ) : (
      <EmptyState title={`A ${noun} with a public profile will be here`}>Recruiters write what they work and publish it. Until then you hear from them in your wallet.</EmptyState>
    );
  const [listOfPeople, listOfFirms] = [foundPeople.data ?? people ?? none, foundFirms.data ?? firms ?? none];
  return (
    <div className="flex flex-col gap-4">
      <ProfileSearch
        placeholder="Search by name, firm or role"
        typed={typed}
        onTyped={(search) => {
          setTyped(search);
          void setParams({ search, after: null }, whileTyping);
        }}
      >
        <ProfileFilter label="Field" anyLabel="Any field" names={fieldNames} value={params.field} onValueChange={(field) => void setParams({ field, after: null })} />
        <ProfileFilter label="Region" anyLabel="Any region" names={regionNames} value={params.region} onValueChange={(region) => void setParams({ region, after: null })} />
        <ProfileFilter label="Language" anyLabel="Any language" names={languageNames} value={params.language} onValueChange={(language) => void setParams({ language, after: null })} />
      </ProfileSearch>
      <Tabs
        label="Whom to look for"
        value={params.show}
        onValueChange={(show) => void setParams({ show: shows.find((one) => one === show) ?? "people", after: null })}
        tabs={[
          {
            value: "people", label: "Recruiters",
            content: <FoundProfiles label="Recruiters" nouns={["recruiter", "recruiters"]} rows={listOfPeople.data} rowId={(row) => row.recruiterId} card={(row) => <RecruiterCard recruiter={row} href={`/marketplace/recruiters/${row.slug}`} />} empty={empty("recruiter")} waiting={foundPeople.isFetching && (foundPeople.isPlaceholderData || !foundPeople.data)} {...page(listOfPeople)} />,
          },
          {
            value: "firms", label: "Firms",
            content: <FoundProfiles label="Firms" nouns={["firm", "firms"]} rows={listOfFirms.data} rowId={(row) => row.slug} card={(row) => <FirmCard firm={row} href={`/marketplace/recruiters/firms/${row.slug}`} />} empty={empty("firm")} waiting={foundFirms.isFetching && (foundFirms.isPlaceholderData || !foundFirms.data)} {...page(listOfFirms)} />,
          },
        ]}
      />
    </div>
  );
}
