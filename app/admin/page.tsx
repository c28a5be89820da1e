import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { Metadata } from "next";
import { cn } from "@/components/class-names";
import { formatDay, formatInstant, formatMoney, formatRelative } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { News } from "../_notifications/news";
import { notFoundOr, serverApi } from "../trpc/server";
import type { Outputs } from "../trpc/outputs";
import { differs } from "./_shared/check-words";
import { RunProof } from "./proof/run-proof";
import { mayAct } from "./_shared/may-act";

export const metadata: Metadata = { title: "Admin" };

type Run = Outputs["proof"]["list"]["runs"][number];
type Operations = Outputs["payouts"]["operations"];
type Finding = { look: "good" | "bad" | "none"; title: string; detail: string; href: string };

/** A proof older than this has been missed: it runs every day. */
const staleAfterMs = 26 * 3_600_000;

/** Is the money right? */
export default async function AdminHomePage() {
  const api = await serverApi();
  const [{ runs }, operations, work, act] = await Promise.all([
    notFoundOr(() => api.proof.list({ limit: 1 })), notFoundOr(() => api.payouts.operations({})), notFoundOr(() => api.events.background({})), mayAct(),
  ]);
  const last = runs[0];
  const { now } = operations;
  const verdict = verdictOf(last, operations, now);
  return (
    <>
      <PageHeader title={verdict.title} answer={verdict.answer} meta={<StatusPill status={verdict.right ? "confirmed" : "needs_you"} word={verdict.right ? "Proven" : "Look here"} />} actions={act ? <RunProof /> : undefined} />
      <div className="flex flex-col gap-2">
        <Currencies last={last} operations={operations} />
        {/* The proof is a day or more behind the payouts beside it, and the ledger has gone on since. */}
        {last !== undefined && <p className="text-sm text-muted-foreground">Ledger and provider as the proof of {formatDay(last.finishedAt, { now })} found them; payouts as of now.</p>}
      </div>
      <Section title="What it stands on">
        <Findings findings={findingsOf(last, operations, work, now)} />
      </Section>
      <div className="grid items-start gap-7 lg:grid-cols-2">
        <NextPayouts operations={operations} />
        <News area="admin" empty="Differences, stops and payments that need a person will be told here." />
      </div>
    </>
  );
}

function verdictOf(last: Run | undefined, operations: Operations, now: string): { right: boolean; title: string; answer: string } {
  if (last === undefined) return { right: false, title: "Not proven yet", answer: "The ledger has not been compared with the payment provider. Run the proof to know." };
  const when = `${formatRelative(last.finishedAt, now)}, ${formatInstant(last.finishedAt, { now })}`;
  if (last.auditBroken) return { right: false, title: "The audit chain is broken", answer: `Found ${when}: ${last.audit}.` };
  if (last.outcome !== "clean") return { right: false, title: "The money is not right", answer: `The proof found a difference ${when}.` };
  if (operations.stops.length > 0) return { right: false, title: "The money is right, and payouts stand still", answer: `The last proof is clean: payouts in ${operations.stops.map((stop) => stop.currency).join(" and ")} can go on once the stop is lifted.` };
  if (new Date(now).getTime() - new Date(last.finishedAt).getTime() > staleAfterMs) return { right: false, title: "The last proof is old", answer: `It was clean ${when}. A proof is due every day.` };
  return { right: true, title: "The money is right", answer: `Ledger and payment provider agree to the cent in every currency. Proven ${when}.` };
}

/** Per currency: what the ledger says, what the provider says, and what leaves next. */
function Currencies({ last, operations }: { last: Run | undefined; operations: Operations }) {
  const cash = last?.lines.filter((line) => line.check === "ledger equals provider") ?? [];
  const currencies = [...new Set([...cash.map((line) => line.currency), ...operations.dueTotals.map((one) => one.currency), ...operations.stops.map((one) => one.currency)])].toSorted();
  if (currencies.length === 0) return <EmptyState title="Each currency will be here">As soon as a company pays its first invoice, with what the ledger and the payment provider say.</EmptyState>;
  return (
    <TableFrame label="The money by currency">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Currency</TableHeader>
            <TableHeader numeric className="max-sm:hidden">In the ledger</TableHeader>
            <TableHeader numeric>At the provider</TableHeader>
            <TableHeader numeric>Difference</TableHeader>
            <TableHeader numeric className="max-sm:hidden">Due in 14 days</TableHeader>
            <TableHeader className="max-sm:hidden">Payouts</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {currencies.map((currency) => {
            const line = cash.find((one) => one.currency === currency);
            const wrong = last?.lines.filter((one) => one.currency === currency && differs(one)).length ?? 0;
            const due = operations.dueTotals.find((one) => one.currency === currency);
            const stopped = operations.stops.some((one) => one.currency === currency);
            return (
              <TableRow key={currency}>
                <TableRowHeader>
                  {currency}
                  <span className="block text-xs font-normal text-muted-foreground sm:hidden">{due ? `${formatMoney(due.amount, { currency: "none" })} due in 14 days` : "nothing due in 14 days"}{stopped && ", stopped"}</span>
                </TableRowHeader>
                <TableCell numeric className="max-sm:hidden">{line && <Money value={line.ours} currency="none" />}</TableCell>
                <TableCell numeric>{line ? <Money value={line.theirs} currency="none" /> : <span className="text-muted-foreground">not compared</span>}</TableCell>
                <TableCell numeric className={cn("font-semibold", wrong > 0 ? "text-destructive" : "text-status-green")}>
                  {line && <Money value={line.difference} currency="none" sign="always" />}
                  {wrong > 0 && <span className="block text-xs font-normal">{wrong} {wrong === 1 ? "line differs" : "lines differ"}</span>}
                </TableCell>
                <TableCell numeric className="max-sm:hidden">{due ? <TextLink href="/admin/payouts" className="text-foreground"><Money value={due.amount} currency="none" /></TextLink> : <span className="text-muted-foreground">nothing</span>}</TableCell>
                <TableCell className="max-sm:hidden"><StatusPill status={stopped ? "paused" : "active"} word={stopped ? "Stopped" : "Running"} look="plain" /></TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableFrame>
  );
}

function findingsOf(last: Run | undefined, { stops, counts }: Operations, work: Outputs["events"]["background"], now: string): Finding[] {
  const count = (many: number, one: string, more: string) => (many === 1 ? `1 ${one}` : `${many} ${more}`);
  const mail = work.traces.find((one) => one.id === "send-mail");
  const wrong = last?.lines.filter(differs).length ?? 0;
  return [
    last === undefined
      ? { look: "none", title: "No proof yet", detail: "It runs every day at 03:15 UTC.", href: "/admin/proof" }
      : { look: wrong === 0 ? "good" : "bad", title: wrong === 0 ? "The proof is clean" : `${count(wrong, "line", "lines")} of the proof differ`, detail: `${last.lines.length} lines compared ${formatRelative(last.finishedAt, now)}.`, href: "/admin/proof" },
    last === undefined ? { look: "none", title: "The audit chain is not verified yet", detail: "The proof verifies it.", href: "/admin/audit" } : { look: last.auditBroken ? "bad" : "good", title: last.auditBroken ? "The audit chain is broken" : "The audit chain is whole", detail: `${capital(last.audit)}.`, href: "/admin/audit" },
    stops.length === 0 ? { look: "good", title: "No payouts are stopped", detail: "A difference in the proof would stop those of its currency.", href: "/admin/proof" } : { look: "bad", title: `Payouts in ${stops.map((stop) => stop.currency).join(" and ")} are stopped`, detail: stops[0]?.reason ?? "", href: "/admin/proof" },
    { look: counts.transfersInDoubt === 0 ? "good" : "bad", title: counts.transfersInDoubt === 0 ? "No transfer is in doubt" : `${count(counts.transfersInDoubt, "transfer is", "transfers are")} in doubt`, detail: counts.transfersInDoubt === 0 ? "Each one sent is known at the payment provider." : `${counts.transfersInDoubt === 1 ? "It is" : "They are"} looked up at the payment provider, or by a person, before anything is tried again.`, href: "/admin/payouts?view=transfers" },
    { look: counts.eventsFailed === 0 ? "good" : "bad", title: counts.eventsFailed === 0 ? "No provider event has failed" : `${count(counts.eventsFailed, "provider event has", "provider events have")} failed`, detail: counts.eventsWaiting === 0 ? "None is waiting." : `${count(counts.eventsWaiting, "is", "are")} waiting to be folded in.`, href: "/admin/payouts?view=events" },
    {
      look: work.outbox.stuck > 0 || (mail?.stuck ?? 0) > 0 ? "bad" : "good", title: work.outbox.unpublished === 0 ? "Nothing waits in the outbox" : `${count(work.outbox.unpublished, "event waits", "events wait")} in the outbox`,
      detail: (mail?.stuck ?? 0) > 0 ? `${count(mail?.stuck ?? 0, "mail", "mails")} could not be sent.` : work.outbox.oldestAt === null ? "Every event has reached the jobs." : `The oldest since ${formatRelative(work.outbox.oldestAt, now)}.`, href: "/admin/jobs",
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const marks = { good: { icon: CircleCheck, ink: "text-status-green", word: "In order" }, bad: { icon: CircleAlert, ink: "text-destructive", word: "Needs a look" }, none: { icon: CircleDashed, ink: "text-muted-foreground", word: "Not known yet" } };

/** Each thing that was looked at, what was found, and where to see it. */
function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="grid gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-2 lg:grid-cols-3">
      {findings.map((finding) => {
        const { icon: Icon, ink, word } = marks[finding.look];
        return (
          <li key={finding.title} className="relative flex items-start gap-2.5 bg-card px-3.5 py-3 hover:bg-muted has-focus-visible:bg-muted">
            <Icon aria-hidden className={cn("mt-0.75 size-4 shrink-0", ink)} />
            <span className="min-w-0">
              <span className="sr-only">{word}: </span>
              <AppLink href={finding.href} className={cn("block font-medium after:absolute after:inset-0 after:content-['']", finding.look === "bad" && "text-destructive")}>{finding.title}</AppLink>
              <span className="line-clamp-3 text-sm break-words text-muted-foreground">{finding.detail}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function NextPayouts({ operations: { due, now } }: { operations: Operations }) {
  return (
    <Section title="Due now and in the next 14 days" actions={due.length > 6 ? <LinkButton href="/admin/payouts" size="sm" variant="ghost">All {due.length}</LinkButton> : undefined}>
      {due.length === 0 ? (
        <EmptyState title="No payout is due in the next 14 days">Each will be here with its date and what it waits for.</EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {due.slice(0, 6).map((row) => (
            <li key={row.key} className="relative flex items-start gap-3 px-3.5 py-2.5 hover:bg-muted has-focus-visible:bg-muted">
              <span className="min-w-0 flex-1">
                <AppLink href={`/admin/placements/${row.placementId}`} className="block font-medium after:absolute after:inset-0 after:content-['']">{row.payeeName}</AppLink>
                <span className="block text-sm text-muted-foreground">{row.candidateName}, {row.companyName}{row.waits.length > 0 && `: waits for ${row.waits.map((wait) => wait.text).join(", and for ")}`}</span>
              </span>
              <span className="shrink-0 text-right">
                <Money value={row.amount} className="block font-medium" />
                <time dateTime={row.dueAt} className={cn("block text-sm", row.dueAt < now ? "text-status-amber" : "text-muted-foreground")}>{formatDay(row.dueAt, { now })}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
