"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { cn } from "@/components/class-names";
import { Combobox } from "@/components/ui/combobox";
import type { PlacementChoice } from "./placement-names";

/** Narrows a list to one placement; the choice is part of the address. */
export function PlacementFilter({ choices, value }: { choices: readonly PlacementChoice[]; value: string | null }) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const known = value === null || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value, description: "Not among the last placements" }];
  const choose = (placement: string | null) => {
    const next = new URLSearchParams(params);
    next.delete("before");
    if (placement === null) next.delete("placement");
    else next.set("placement", placement);
    start(() => router.push(`${path}${next.size > 0 ? `?${next}` : ""}` as Parameters<typeof router.push>[0], { scroll: false }));
  };
  return <Combobox aria-label="Only one placement" choices={known} value={value} onValueChange={choose} placeholder="All placements" empty="No placement has this name." className={cn("w-64 max-w-full", pending && "opacity-60")} />;
}
