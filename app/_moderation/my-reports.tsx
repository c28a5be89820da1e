import type { Side } from "@/components/connections/connection-words";
import { formatDate } from "@/components/format";
import { aboutWords, doneWords, reasonWords } from "@/components/moderation/moderation-words";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill } from "@/components/ui/status-pill";
import { readerTime } from "../reader-zone";
import type { Outputs } from "../trpc/outputs";
import { serverApi } from "../trpc/server";

type Report = Outputs["moderation"]["mine"]["reports"][number];
const homes: Readonly<Record<Side, string>> = { candidate: "/marketplace", recruiter: "/portal" };

/** What the reader has reported on one of their sides, and what came of it. */
export async function MyReports({ side }: { side: Side }) {
  const { reports } = await (await serverApi()).moderation.mine({ side });
  const reader = await readerTime();
  const open = reports.filter((one) => one.state === "open").length;
  return (
    <>
      <PageHeader title="Your reports" answer={open === 0 ? "Nothing that you reported waits for a decision." : open === 1 ? "One report waits for a decision." : `${open} reports wait for a decision.`} crumbs={[{ label: "Connections", href: `${homes[side]}/connections` }]} />
      {reports.length === 0 ? (
        <EmptyState title="What you report will be here">You can report a message in its menu, and a person, a note or a profile on their page. The other is not told who reported.</EmptyState>
      ) : (
        <ul aria-label="Your reports" className="divide-y rounded-lg border bg-card">
          {reports.map((one) => (
            <li key={one.reportId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 px-4 py-3">
              <div className="reading min-w-0 flex-1 basis-72">
                <h2 className="text-base font-medium">{aboutWords[one.about]}: {reasonWords[one.reason].toLowerCase()}</h2>
                <p className="text-sm text-muted-foreground">
                  Reported on {formatDate(one.reportedAt, reader)}
                  {one.connectionId !== null && <> · <TextLink href={`${homes[side]}/connections/${one.connectionId}`}>the connection</TextLink></>}
                </p>
                {one.words !== null && <p className="text-sm break-words whitespace-pre-line">“{one.words}”</p>}
                <p className="text-base break-words">{outcomeOf(one)}</p>
              </div>
              {one.state === "open" ? <StatusPill status="pending" word="Waits for a decision" look="plain" /> : <StatusPill status="closed" word="Decided" look="plain" />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What came of a report, in a sentence. */
function outcomeOf({ state, answer, done }: Report): string {
  if (state === "open") return "Nobody has decided it yet.";
  if (state === "rejected") return `We found no breach of the rules. ${answer ?? ""}`;
  const [stands, lifted] = [done.filter((one) => !one.lifted), done.filter((one) => one.lifted)];
  const list = (some: Report["done"]) => some.map((one) => doneWords[one.kind]).join(", ");
  return [stands.length > 0 ? `We ${list(stands)}.` : "", lifted.length > 0 ? `We ${list(lifted)}, and have taken that back since.` : ""].filter((text) => text !== "").join(" ");
}
