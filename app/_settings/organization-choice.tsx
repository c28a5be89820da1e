"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";

export type OrganizationOption = { id: string; name: string; kind: "firm" | "company"; active: boolean };

/** For whom the reader acts, where they belong to several; the area of the chosen one opens. */
export function OrganizationChoice({ organizations }: { organizations: readonly OrganizationOption[] }) {
  const trpc = useTRPC();
  const active = organizations.find((one) => one.active)?.id ?? "";
  const [chosen, setChosen] = useState(active);
  const change = useMutation(
    trpc.identity.switchOrganization.mutationOptions({ onSuccess: ({ organizationId }) => window.location.assign(organizations.find((one) => one.id === organizationId)?.kind === "company" ? "/company" : "/portal") }),
  );
  const name = organizations.find((one) => one.id === chosen)?.name ?? "";
  return (
    <div className="flex max-w-105 flex-col gap-3">
      <RadioGroup aria-label="Act for" value={chosen} onValueChange={setChosen} choices={organizations.map((one) => ({ value: one.id, label: one.name, description: one.kind === "firm" ? "Recruiting firm" : "Company" }))} />
      <Refused refusal={change.error ? refusalOf(change.error) : null} />
      <div>
        <Button disabled={chosen === active} loading={change.isPending || change.isSuccess} onClick={() => change.mutate({ organizationId: chosen })}>
          {chosen === active ? "Act for another organization" : `Act for ${name}`}
        </Button>
      </div>
    </div>
  );
}
