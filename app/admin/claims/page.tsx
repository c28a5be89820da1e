import type { Metadata } from "next";
import { formatDate } from "@/components/format";
import { tierWords } from "@/components/sourcing/protection-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { notFoundOr, serverApi } from "../../trpc/server";
import { mayAct } from "../_shared/may-act";
import { addressOf, adminSearch, type SearchParams } from "../_shared/search-params";
import { lastDayOf, statePills, stateWords } from "./claim-words";
import { OverrideQueue } from "./override-queue";
import { SearchClaims } from "./search-claims";

export const metadata: Metadata = { title: "Claims" };

/** Who protects whom, and what waits for a second admin. */
export default async function ClaimsPage({ searchParams }: { searchParams: SearchParams }) {
  const { search, state, before: asked } = adminSearch.parse(await searchParams);
  const before = asked !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z~[\w-]{1,64}$/.test(asked) ? asked : undefined;
  const api = await serverApi();
  const [{ claims, nextBefore, now }, { overrides }, act] = await Promise.all([
    notFoundOr(() => api.sourcing.platformClaims({ ...(search === undefined ? {} : { search }), ...(state === undefined ? {} : { state }), ...(before === undefined ? {} : { before }) })), notFoundOr(() => api.sourcing.overrides({})), mayAct(),
  ]);
  const narrowed = search !== undefined || state !== undefined;
  return (
    <>
      <PageHeader title="Claims" answer={overrides.length === 0 ? "Who protects whom, until when and on what evidence. No override waits." : `${overrides.length === 1 ? "One override waits" : `${overrides.length} overrides wait`} for a second admin.`} />
      <OverrideQueue overrides={overrides} act={act} now={now} />
      <Section title="Every claim">
        <SearchClaims key={`${search ?? ""}|${state ?? ""}`} search={search ?? ""} state={state} />
        {claims.length === 0 ? (
          <EmptyState title={narrowed ? "No claim matches" : "Claims will be here"} action={narrowed ? <LinkButton href="/admin/claims">Show all claims</LinkButton> : undefined}>A claim begins when a recruiter is first to bring a person.</EmptyState>
        ) : (
          <TableFrame label="Claims">
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>Person</TableHeader>
                  <TableHeader>Held by</TableHeader>
                  <TableHeader className="max-sm:hidden">On</TableHeader>
                  <TableHeader className="max-md:hidden">Since</TableHeader>
                  <TableHeader className="max-sm:hidden">Last day</TableHeader>
                  <TableHeader className="max-md:hidden" numeric>Policy</TableHeader>
                  <TableHeader>State</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {claims.map((one) => (
                  <TableRow key={one.claimId}>
                    <TableRowHeader><TextLink href={`/admin/claims/${one.claimId}`}>{one.candidateName}</TextLink>{one.waiting && <span className="block text-xs font-normal text-muted-foreground">override proposed</span>}</TableRowHeader>
                    <TableCell>{one.holderName}<span className="block text-xs text-muted-foreground">{one.firmName}</span></TableCell>
                    <TableCell className="max-sm:hidden">{tierWords[one.tier]}</TableCell>
                    <TableCell className="whitespace-nowrap max-md:hidden">{formatDate(one.from)}</TableCell>
                    <TableCell className="whitespace-nowrap max-sm:hidden">{lastDayOf(one.until)}</TableCell>
                    <TableCell className="max-md:hidden" numeric>v{one.policyVersion}</TableCell>
                    <TableCell><StatusPill status={statePills[one.state]} word={stateWords[one.state]} look="plain" /></TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableFrame>
        )}
        {claims.length > 0 && <Pagination shown={claims.length} nouns={["claim on this page", "claims on this page"]} {...(before === undefined ? {} : { previousHref: addressOf("/admin/claims", { search, state }), previousLabel: "Newest" })} {...(nextBefore === null ? {} : { nextHref: addressOf("/admin/claims", { search, state, before: nextBefore }), nextLabel: "Older" })} />}
      </Section>
    </>
  );
}
