"use client";

import { useQuery } from "@tanstack/react-query";
import { askAgainWords, connectionPill } from "@/components/connections/connection-words";
import { useReaderTime } from "@/components/format/reader-time";
import { AppLink } from "@/components/ui/app-link";
import { TextLink } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { type Asked, AskToConnect, sideOf } from "./ask-to-connect";

/** How the reader stands with somebody, on that person's page: their connection, or the way to ask for one. */
export function StandingWith({ asked, name, initial }: { asked: Asked; name: string; /** What the page knows already. */ initial?: Outputs["connections"]["with"] }) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const { data } = useQuery(trpc.connections.with.queryOptions(asked, initial === undefined ? {} : { initialData: initial }));
  if (!data) return null;
  const { connection, acts, askFrom } = data;
  const area = sideOf(asked) === "candidate" ? "marketplace" : "portal";
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {connection !== null && (
        <AppLink href={`/${area}/connections/${connection.id}`} aria-label={`Your connection with ${name}`} className="rounded-sm underline-offset-3 hover:underline">
          <StatusPill {...connectionPill(connection)} />
        </AppLink>
      )}
      {acts.includes("ask") && <AskToConnect asked={asked} name={name} />}
      {connection === null && acts.includes("unblock") && <span className="text-sm text-muted-foreground">You have blocked them. <TextLink href="/marketplace/privacy">Lift it under Privacy</TextLink></span>}
      {askFrom !== null && <span className="text-sm text-muted-foreground">{askAgainWords(askFrom, reader)}</span>}
    </span>
  );
}
