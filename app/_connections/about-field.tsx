"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { useTRPC } from "../trpc/client";

/** What a request is about: an open role, or a company that has one. `title` is null for a company alone. */
export type About = { id: string; title: string | null; companyName: string };

/** What a request to connect takes of it. */
export const subjectOf = (about: About | null): { jobId?: string; companyId?: string } => (about === null ? {} : about.title === null ? { companyId: about.id } : { jobId: about.id });

/** Chooses an open role, or one of the companies that have one, searched as it is typed. */
export function AboutField({ error, value, onChange }: { error: string | undefined; value: About | null; onChange(about: About | null): void }) {
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const roles = useQuery(trpc.jobs.open.queryOptions({ search }));
  const jobs = roles.data?.jobs ?? [];
  const typed = search.trim().toLowerCase();
  const companies = [...new Map(jobs.map((job) => [job.companyId, { id: job.companyId, title: null, companyName: job.companyName }])).values()];
  // Who types a company's name means the company first; else it comes after the roles.
  const found: readonly About[] = typed === "" ? [...jobs, ...companies] : [...companies.filter((one) => one.companyName.toLowerCase().includes(typed)), ...jobs];
  // The chosen one stays among the choices, whatever is looked for since.
  const shown = value === null || found.some((one) => one.id === value.id) ? found : [value, ...found];
  return (
    <Field label="About" optional error={error}>
      <Combobox
        choices={shown.map(({ id, title, companyName }) => ({ value: id, label: title ?? companyName, description: title === null ? "Company" : companyName }))}
        value={value?.id ?? null}
        onValueChange={(next) => onChange(shown.find((one) => one.id === next) ?? null)}
        onQueryChange={setSearch}
        filtered
        placeholder="Find an open role or a company"
        empty={roles.isPending ? "Looking up roles and companies" : "No open role and no company with one matches."}
      />
    </Field>
  );
}
