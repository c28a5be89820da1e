import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Outputs } from "../trpc/outputs";
import { useTRPC } from "../trpc/client";

type Job = Outputs["jobs"]["open"]["jobs"][number];
type Of<Choice> = { value: Choice | null; onChange(choice: Choice | null): void; /** What can be chosen: of the roles that were found, by what is typed. */ choicesOf(jobs: readonly Job[], typed: string): readonly Choice[] };

/** Open roles, searched as they are typed, for a box that chooses among them and what goes with them. Out: what it shows, whether it is still looked up, and what the box takes beside its choices. */
export function useRoleChoices<Choice extends { id: string }>({ value, onChange, choicesOf }: Of<Choice>) {
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const roles = useQuery(trpc.jobs.open.queryOptions({ search }));
  const found = choicesOf(roles.data?.jobs ?? [], search.trim().toLowerCase());
  // The chosen one stays among the choices, whatever is looked for since.
  const shown = value === null || found.some((one) => one.id === value.id) ? found : [value, ...found];
  const box = { value: value?.id ?? null, onValueChange: (next: string | null) => onChange(shown.find((one) => one.id === next) ?? null), onQueryChange: setSearch, filtered: true };
  return { shown, pending: roles.isPending, box };
}
