"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CaseList } from "@/components/disputes/case-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

type Cases = Outputs["disputes"]["mine"];

/** The reader's own cases: what is in progress, and what is over. */
export function MyCases({ initial, base, empty }: { initial: Cases; base: string; empty: ReactNode }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.disputes.mine.queryOptions({}, { initialData: initial }));
  const open = data.disputes.filter((one) => one.closedAt === null);
  const over = data.disputes.filter((one) => one.closedAt !== null);
  return (
    <>
      {data.disputes.length === 0 && <EmptyState title="No case of yours">{empty}</EmptyState>}
      {open.length > 0 && <Section title="In progress"><CaseList cases={open} base={base} now={data.now} /></Section>}
      {over.length > 0 && <Section title="Over"><CaseList cases={over} base={base} now={data.now} /></Section>}
    </>
  );
}
