"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { useTRPC } from "../trpc/client";

export type Role = { id: string; title: string; companyName: string };

/** Chooses an open role, searched as it is typed. */
export function RoleField({ label, value, onChange }: { label: string; value: Role | null; onChange(role: Role | null): void }) {
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const roles = useQuery(trpc.jobs.open.queryOptions({ search }));
  const found: readonly Role[] = roles.data?.jobs ?? [];
  // The chosen one stays among the choices, whatever is looked for since.
  const shown = value === null || found.some((job) => job.id === value.id) ? found : [value, ...found];
  return (
    <Field label={label}>
      <Combobox
        choices={shown.map((job) => ({ value: job.id, label: job.title, description: job.companyName }))}
        value={value?.id ?? null}
        onValueChange={(next) => onChange(shown.find((job) => job.id === next) ?? null)}
        onQueryChange={setSearch}
        filtered
        placeholder="Find an open role"
        empty={roles.isPending ? "Looking up the roles" : "No open role matches."}
      />
    </Field>
  );
}
