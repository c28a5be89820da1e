import type { Metadata } from "next";
import { cn } from "@/components/class-names";
import { formatInstant, formatMoney, formatRelative } from "@/components/format";
import { accountLabel } from "@/components/ledger/account-words";
import { AppLink } from "@/components/ui/app-link";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { notFoundOr, serverApi } from "../../trpc/server";
import type { Outputs } from "../../trpc/outputs";
import { checkWords, differs } from "../_shared/check-words";
import { LookOnly } from "../_shared/look-only";
import { mayAct } from "../_shared/may-act";
import { addressOf, adminSearch, type SearchParams } from "../_shared/search-params";
import { OpenStops } from "./open-stops";
import { RunProof } from "./run-proof";

export const metadata: Metadata = { title: "Proof" };

type Run = Outputs["proof"]["list"]["runs"][number];

/** Whether ledger and provider agree, line by line, and what differs if they don't. */
export default async function ProofPage({ searchParams }: { searchParams: SearchParams }) {
  const { run: asked } = adminSearch.parse(await searchParams);
  const api = await serverApi();
  const [{ runs }, { stops }, { now }, act] = await Promise.all([notFoundOr(() => api.proof.list({})), notFoundOr(() => api.payouts.operations({})), notFoundOr(() => api.policy.clock({})), mayAct()]);
  const last = runs[0];
  const shown = runs.find((one) => one.id === asked) ?? last;
  return (
    <>
      <PageHeader
        title="Proof"
        answer={last === undefined ? "The ledger has not been compared with the payment provider yet." : `${last.outcome === "clean" ? "Ledger and payment provider agree: the difference is zero in every account and currency." : "The last proof is not clean."} Compared ${formatRelative(last.finishedAt, now)}.`}
        meta={last && <StatusPill status={last.outcome === "clean" ? "confirmed" : "failed"} word={last.outcome === "clean" ? "Difference 0" : "Not clean"} />}
        actions={act ? <RunProof /> : <LookOnly act="run a proof" />}
      />
      {stops.length > 0 && (
        <Section title="Payouts that stand still" description="A difference stops the payouts of its currency until a clean proof shows that it is gone.">
          <OpenStops stops={stops} now={now} mayLift={act} lastIsClean={last?.outcome === "clean"} />
        </Section>
      )}
      {shown === undefined ? (
        <EmptyState title="Each proof will be here with its lines" action={act ? <RunProof /> : undefined}>It runs every day at 03:15 UTC by itself.</EmptyState>
      ) : (
        <>
          <RunLines run={shown} isLast={shown === last} />
          <Section title="Earlier proofs" description="Every day at 03:15 UTC, and whenever someone asks.">
            <ul className="divide-y rounded-lg border bg-card">
              {runs.map((one) => (
                <li key={one.id} className={cn("relative flex flex-wrap items-center gap-x-4 gap-y-0.5 px-3.5 py-2 hover:bg-muted", one.id === shown.id && "bg-muted")}>
                  <AppLink href={addressOf("/admin/proof", { run: one.id })} aria-current={one.id === shown.id ? "true" : undefined} className="font-medium after:absolute after:inset-0 after:content-['']">{formatInstant(one.finishedAt, { now })}</AppLink>
                  <StatusPill status={one.outcome === "clean" ? "confirmed" : "failed"} word={one.outcome === "clean" ? "Clean" : "Not clean"} look="plain" />
                  <span className="text-sm text-muted-foreground sm:ml-auto">{one.lines.length} lines · audit {one.audit}</span>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </>
  );
}

/** The lines of one proof, grouped by what was compared. */
function RunLines({ run, isLast }: { run: Run; isLast: boolean }) {
  const wrong = run.lines.filter(differs);
  const checks = [...Object.keys(checkWords).filter((check) => run.lines.some((line) => line.check === check)), ...new Set(run.lines.map((line) => line.check).filter((check) => !(check in checkWords)))];
  return (
    <>
      {run.auditBroken && <Callout tone="danger" title="The audit chain was broken when this proof ran">{run.audit}</Callout>}
      {wrong.length > 0 && (
        <Callout tone="danger" title={`${wrong.length === 1 ? "One line differs" : `${wrong.length} lines differ`} in this proof`}>
          <ul className="mt-1 flex flex-col gap-2">
            {wrong.map((line) => (
              <li key={`${line.check}:${line.account}:${line.currency}`}>
                {accountLabel(line.account)}, {line.currency}: {formatMoney(line.difference, { sign: "always" })}. {checkWords[line.check]?.title ?? line.check}.
                {line.rows.length > 0 ? (
                  <ul className="mt-0.5 list-disc pl-5 font-mono text-xs break-all">{line.rows.map((row) => <li key={row}>{row}</li>)}</ul>
                ) : (
                  <span className="block text-sm">No single row explains it: compare the journals of this account with the other side.</span>
                )}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <Section title={isLast ? "What was compared" : `The proof of ${formatInstant(run.finishedAt)}`} description={`Finished ${formatInstant(run.finishedAt)}. Audit: ${run.audit}.`}>
        <div className="flex flex-col gap-5">
          {checks.map((check) => <Check key={check} check={check} lines={run.lines.filter((line) => line.check === check)} />)}
        </div>
      </Section>
    </>
  );
}

function Check({ check, lines }: { check: string; lines: Run["lines"] }) {
  const words = checkWords[check] ?? { title: check, ours: "Ledger", theirs: "Other side" };
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-base font-medium">{words.title}</h3>
      <TableFrame label={words.title}>
        <Table className="sm:table-fixed">
          <TableHead>
            <tr>
              <TableHeader>Account</TableHeader>
              <TableHeader className="w-20 max-sm:hidden">Currency</TableHeader>
              <TableHeader numeric className="sm:w-40">{words.ours}</TableHeader>
              <TableHeader numeric className="sm:w-40">{words.theirs}</TableHeader>
              <TableHeader numeric className="sm:w-36">Difference</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={`${line.account}:${line.currency}`} className={differs(line) ? "bg-status-red-bg" : undefined}>
                <TableRowHeader className="font-normal">
                  {accountLabel(line.account)}
                  <span className="text-muted-foreground sm:hidden"> {line.currency}</span>
                </TableRowHeader>
                <TableCell className="text-muted-foreground max-sm:hidden">{line.currency}</TableCell>
                <TableCell numeric><Money value={line.ours} currency="none" /></TableCell>
                <TableCell numeric><Money value={line.theirs} currency="none" /></TableCell>
                <TableCell numeric className={cn("font-medium", differs(line) ? "text-destructive" : "text-status-green")}><Money value={line.difference} currency="none" sign="always" /></TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableFrame>
    </div>
  );
}
