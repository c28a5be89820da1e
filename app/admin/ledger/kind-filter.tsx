"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { cn } from "@/components/class-names";
import { type Choice, Select } from "@/components/ui/select";

const all = "all";

/** Narrows the accounts to one kind; the choice is part of the address. */
export function KindFilter({ choices, value }: { choices: readonly Choice[]; value: string | null }) {
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const choose = (kind: string) => {
    const next = new URLSearchParams(params);
    if (kind === all) next.delete("kind");
    else next.set("kind", kind);
    start(() => router.push(`/admin/ledger${next.size > 0 ? `?${next}` : ""}` as Parameters<typeof router.push>[0], { scroll: false }));
  };
  return <Select aria-label="Kind of account" choices={[{ value: all, label: "All kinds" }, ...choices]} value={value ?? all} onValueChange={choose} className={cn("w-52", pending && "opacity-60")} />;
}
