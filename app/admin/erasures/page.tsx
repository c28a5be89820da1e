import type { Metadata } from "next";
import { formatDate, formatInstant } from "@/components/format";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../trpc/server";
import { AskErasureFor } from "./ask-erasure-for";
import { EraseNow } from "./erase-now";

export const metadata: Metadata = { title: "Erasures" };

/** Who asked to be forgotten: what waits, what holds it up, and what was carried out. */
export default async function ErasuresPage() {
  const { erasures } = await notFoundOr(async () => (await serverApi()).erasure.list({}));
  const waiting = erasures.filter((one) => one.state === "asked");
  const done = erasures.filter((one) => one.state === "done");
  return (
    <>
      <PageHeader title="Erasures" answer={waiting.length === 0 ? "Nobody waits to be erased." : waiting.length === 1 ? "One person waits to be erased." : `${waiting.length} people wait to be erased.`} />
      {waiting.length > 0 && (
        <Section title="Waiting">
          <ul className="divide-y rounded-lg border bg-card">
            {waiting.map((one) => (
              <li key={one.erasureId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
                <span className="min-w-0 flex-1 basis-60">
                  <span className="block font-medium break-words">{one.name} <span className="font-normal text-muted-foreground">{one.email}</span></span>
                  <span className="block text-sm text-muted-foreground">From {formatDate(one.dueAt.slice(0, 10))} (UTC).{one.reason !== null && ` Asked by the platform: ${one.reason}`}{one.blockedBy !== null && ` Held up: ${one.blockedBy}`}</span>
                </span>
                <EraseNow erasureId={one.erasureId} name={one.name} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="In somebody's name" description="For one who wrote a letter or cannot sign in. They are told, and have the same days to take it back."><AskErasureFor /></Section>
      <Section title="Carried out">
        {done.length === 0 ? <EmptyState title="Nobody was erased yet">Who was erased is listed here without a name.</EmptyState> : (
          <ul className="divide-y rounded-lg border bg-card">
            {done.map((one) => (
              <li key={one.erasureId} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3"><span>{one.name}, {formatInstant(one.endedAt ?? one.dueAt)}</span><StatusPill status="closed" word="Erased" /></li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
