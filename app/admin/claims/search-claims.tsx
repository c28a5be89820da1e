"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { cn } from "@/components/class-names";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { claimStates, stateWords } from "./claim-words";

/** Finds claims; what is asked for is part of the address. */
export function SearchClaims({ search, state }: { search: string; state: string | undefined }) {
  const router = useRouter();
  const path = usePathname();
  const [typed, setTyped] = useState(search);
  const [pending, start] = useTransition();
  const go = (next: { search: string; state: string | undefined }) => {
    const params = new URLSearchParams({ ...(next.search.trim() === "" ? {} : { search: next.search.trim() }), ...(next.state === undefined ? {} : { state: next.state }) });
    start(() => router.push(`${path}${params.size > 0 ? `?${params}` : ""}` as Parameters<typeof router.push>[0], { scroll: false }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({ search: typed, state });
  };
  return (
    <form role="search" onSubmit={submit} className={cn("flex flex-wrap gap-2", pending && "opacity-60")}>
      <SearchInput aria-label="Person or recruiter" placeholder="Person, e-mail, recruiter or firm" className="w-full sm:w-80" value={typed} maxLength={254} onValueChange={setTyped} />
      <Select aria-label="State" className="w-full sm:w-44" value={state ?? "any"} onValueChange={(next) => go({ search: typed, state: next === "any" ? undefined : next })} choices={[{ value: "any", label: "Any state" }, ...claimStates.map((value) => ({ value, label: stateWords[value] }))]} />
      <Button type="submit" size="field" className="max-sm:w-full">Search</Button>
    </form>
  );
}
