"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { useRoleChoices } from "./use-role-choices";

/** What a request is about: an open role, or a company that has one. `title` is null for a company alone. */
export type About = { id: string; title: string | null; companyName: string };

/** What a request to connect takes of it. */
export const subjectOf = (about: About | null): { jobId?: string; companyId?: string } => (about === null ? {} : about.title === null ? { companyId: about.id } : { jobId: about.id });

/** Chooses an open role, or one of the companies that have one, searched as it is typed. */
export function AboutField({ error, value, onChange }: { error: string | undefined; value: About | null; onChange(about: About | null): void }) {
  const { shown, pending, box } = useRoleChoices<About>({
    value, onChange,
    choicesOf(jobs, typed) {
      const companies = [...new Map(jobs.map((job) => [job.companyId, { id: job.companyId, title: null, companyName: job.companyName }])).values()];
      // Who types a company's name means the company first; else it comes after the roles.
      return typed === "" ? [...jobs, ...companies] : [...companies.filter((one) => one.companyName.toLowerCase().includes(typed)), ...jobs];
    },
  });
  return (
    <Field label="About" optional error={error}>
      <Combobox
        {...box}
        choices={shown.map(({ id, title, companyName }) => ({ value: id, label: title ?? companyName, description: title === null ? "Company" : companyName }))}
        placeholder="Find an open role or a company"
        empty={pending ? "Looking up roles and companies" : "No open role and no company with one matches."}
      />
    </Field>
  );
}
