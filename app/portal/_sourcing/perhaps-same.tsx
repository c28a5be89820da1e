"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { TextLink } from "@/components/ui/link-button";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";

export type Alike = Outputs["sourcing"]["similar"]["people"][number];

/** People of the reader's firm with a similar name: a hint, never a refusal. Nothing where there is none. */
export function PerhapsSame({ fullName, except, title, children, act }: { fullName: string; except?: string; title: string; children?: ReactNode; act: (one: Alike) => ReactNode }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sourcing.similar.queryOptions({ fullName, ...(except ? { except } : {}) }, { enabled: fullName.length >= 4, retry: false }));
  if (!data || fullName.length < 4 || data.people.length === 0) return null;
  return (
    <Callout title={title}>
      {children}
      <ul className="mt-1 divide-y" aria-label="People with a similar name">
        {data.people.map((one) => (
          <li key={one.candidateId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1 basis-48 break-words">
              {one.colleague === null ? <TextLink href={`/portal/candidates/${one.candidateId}`}>{one.fullName}</TextLink> : <span className="font-medium">{one.fullName}</span>}
              <span className="block text-sm text-muted-foreground">{[one.headline, one.currentEmployer, one.location, one.colleague === null ? null : `written down by ${one.colleague}`].filter((text) => text !== null).join(" · ")}</span>
            </span>
            {act(one)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
