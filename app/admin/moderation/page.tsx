import type { Metadata } from "next";
import { formatRelative } from "@/components/format";
import { aboutWords, reasonWords, waitingWords } from "@/components/moderation/moderation-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import type { Outputs } from "../../trpc/outputs";
import { notFoundOr, serverApi } from "../../trpc/server";
import { addressOf, type AdminSearch, adminSearch, type SearchParams } from "../_shared/search-params";
import { MaskReports } from "./mask-reports";
import { SearchReports } from "./search-reports";

export const metadata: Metadata = { title: "Moderation" };

type Line = Outputs["moderation"]["queue"]["reports"][number];
const nothing: Readonly<Record<AdminSearch["queue"], { title: string; words: string }>> = {
  open: { title: "No report waits", words: "What people report is here, the oldest first, with what it rests on." },
  second: { title: "No suspension waits for a second admin", words: "A suspension of more than 30 days, or without an end, takes effect once another admin approves it." },
  appeals: { title: "Nobody appeals", words: "An appeal is answered by an admin who had no part in the decision." },
  closed: { title: "Nothing was decided yet", words: "Reports that were acted on or rejected are here, the newest first." },
};

/** What people reported, and what waits for a decision. */
export default async function ModerationPage({ searchParams }: { searchParams: SearchParams }) {
  const { search, queue, before: asked } = adminSearch.parse(await searchParams);
  const from = asked !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z~[\w-]{1,64}$/.test(asked) ? asked : undefined;
  const api = await serverApi();
  const masks = await notFoundOr(() => api.connections.maskReports({}));
  const { reports, nextFrom, waiting, now } = await notFoundOr(() => api.moderation.queue({ show: queue, ...(search === undefined ? {} : { search }), ...(from === undefined ? {} : { from }) }));
  const at = (before: string | undefined) => addressOf("/admin/moderation", { ...(queue === "open" ? {} : { queue }), search, before });
  return (
    <>
      <PageHeader title="Moderation" answer={waitingWords(waiting)} />
      <MaskReports {...masks} />
      <SearchReports key={`${search ?? ""}|${queue}`} search={search ?? ""} queue={queue} waiting={waiting} />
      {reports.length === 0 ? (
        <EmptyState title={search !== undefined ? "No report matches" : queue === "open" && waiting.masks > 0 ? "No other report waits" : nothing[queue].title} action={search === undefined ? undefined : <LinkButton href={addressOf("/admin/moderation", queue === "open" ? {} : { queue })}>Show all of them</LinkButton>}>{search === undefined ? nothing[queue].words : "Look for the name or the whole e-mail of either of the two."}</EmptyState>
      ) : (
        <>
          <TableFrame label="Reports">
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>Report</TableHeader>
                  <TableHeader>About</TableHeader>
                  <TableHeader className="max-sm:hidden">By</TableHeader>
                  <TableHeader className="max-md:hidden" numeric>Acted on before</TableHeader>
                  <TableHeader className="max-sm:hidden">Reported</TableHeader>
                  <TableHeader>State</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {reports.map((one) => (
                  <TableRow key={one.reportId}>
                    <TableRowHeader><TextLink href={`/admin/moderation/${one.reportId}`}>{reasonWords[one.reason]}</TextLink><span className="block text-xs font-normal text-muted-foreground">{aboutWords[one.about]}</span></TableRowHeader>
                    <TableCell className="break-words">{one.reportedName}</TableCell>
                    <TableCell className="break-words max-sm:hidden">{one.reporterName}</TableCell>
                    <TableCell className="max-md:hidden" numeric>{one.actedBefore}</TableCell>
                    <TableCell className="whitespace-nowrap max-sm:hidden">{formatRelative(one.reportedAt, now)}</TableCell>
                    <TableCell><StatusPill {...pillOf(one)} look="plain" /></TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableFrame>
          <Pagination shown={reports.length} nouns={["report on this page", "reports on this page"]} {...(from === undefined ? {} : { previousHref: at(undefined), previousLabel: "First" })} {...(nextFrom === null ? {} : { nextHref: at(nextFrom), nextLabel: queue === "closed" ? "Older" : "Newer" })} />
        </>
      )}
    </>
  );
}

function pillOf({ state, appealed, waitsForSecond }: Line): { status: "needs_you" | "pending" | "closed"; word: string } {
  if (appealed) return { status: "needs_you", word: "Appealed" };
  if (waitsForSecond) return { status: "needs_you", word: "Second admin" };
  return state === "open" ? { status: "pending", word: "Open" } : { status: "closed", word: state === "acted" ? "Acted on" : "Rejected" };
}
