"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { useRoleChoices } from "./use-role-choices";

export type Role = { id: string; title: string; companyName: string };

/** Chooses an open role, searched as it is typed. */
export function RoleField({ label, value, onChange }: { label: string; value: Role | null; onChange(role: Role | null): void }) {
  const { shown, pending, box } = useRoleChoices<Role>({ value, onChange, choicesOf: (jobs) => jobs });
  return (
    <Field label={label}>
      <Combobox {...box} choices={shown.map((job) => ({ value: job.id, label: job.title, description: job.companyName }))} placeholder="Find an open role" empty={pending ? "Looking up the roles" : "No open role matches."} />
    </Field>
  );
}
