import { ArrowUpRight } from "lucide-react";
import type { Metadata } from "next";
import { cn } from "@/components/class-names";
import { buttonVariants } from "@/components/ui/button-variants";
import { formatInstant, formatRelative, formatWhole } from "@/components/format";
import { sentence } from "@/components/ledger/account-words";
import { KeyFacts } from "@/components/ui/key-facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { functions } from "@/inngest/functions";
import { env } from "@/server/env";
import { notFoundOr, serverApi } from "../../trpc/server";
import type { Outputs } from "../../trpc/outputs";

export const metadata: Metadata = { title: "Jobs" };

type Trace = Outputs["events"]["background"]["traces"][number];

/** What waits for each function, and what a person should look at, in words; none = nothing can. */
const words: Readonly<Record<string, { waiting?: string; stuck?: string }>> = {
  "outbox-relay": { waiting: "to send", stuck: "given up" },
  "payout-sweep": { waiting: "payable", stuck: "with an ended lease" },
  "pay-schedule": { waiting: "claimed", stuck: "in doubt" },
  "hold-release-sweep": { waiting: "due" },
  "provider-webhook": { waiting: "received", stuck: "failed" },
  "issue-invoice": { waiting: "started, not invoiced" },
  "allocate-fee": { waiting: "paid, not shared" },
  "daily-proof": { stuck: "currencies stopped" },
  "send-mail": { waiting: "queued", stuck: "failed" },
};
const results: Readonly<Record<string, string>> = { clean: "clean", difference: "found a difference", sent: "sent", refused: "refused by the provider", unknown: "no clear answer", open: "not answered yet" };

/** What runs in the background, as far as our own tables tell; each run's steps are with the job server. */
export default async function JobsPage() {
  const api = await serverApi();
  const { now, outbox, traces } = await notFoundOr(() => api.events.background({}));
  const jobsUrl = env().JOBS_URL;
  const stuck = traces.filter((trace) => trace.stuck > 0);
  return (
    <>
      <PageHeader
        title="Jobs"
        answer={stuck.length > 0 ? `${stuck.map((trace) => `${sentence(trace.id)}: ${trace.stuck} ${words[trace.id]?.stuck ?? "stuck"}`).join(". ")}.` : outbox.unpublished > 0 ? `${formatWhole(outbox.unpublished)} ${outbox.unpublished === 1 ? "event waits" : "events wait"} to be sent. Nothing is stuck.` : "Nothing is stuck, and every event has reached the job server."}
        actions={
          jobsUrl === undefined ? undefined : (
            <a href={jobsUrl} target="_blank" rel="noreferrer" className={buttonVariants({ variant: "primary" })}>
              Open the job server <ArrowUpRight aria-hidden />
              <span className="sr-only">in a new tab</span>
            </a>
          )
        }
      />
      <KeyFacts
        layout="columns"
        facts={[
          { label: "Outbox", value: formatWhole(outbox.unpublished), detail: outbox.oldestAt === null ? "nothing waits" : `the oldest since ${formatRelative(outbox.oldestAt, now)}` },
          { label: "Stuck", value: formatWhole(outbox.stuck), detail: "events sent often without success, and sent again" },
          { label: "Mails queued", value: formatWhole(traces.find((one) => one.id === "send-mail")?.waiting ?? 0) },
          { label: "Provider events open", value: formatWhole(traces.find((one) => one.id === "provider-webhook")?.waiting ?? 0) },
        ]}
      />
      <Section title="Functions" description={`A run that finds nothing to do leaves no trace here. Each run with its steps, retries and errors is ${jobsUrl === undefined ? "with the job server of this installation" : "at the job server"}.`}>
        <TableFrame label="Functions that run in the background">
          <Table>
            <TableHead>
              <tr>
                <TableHeader>Function</TableHeader>
                <TableHeader className="max-lg:hidden">Runs</TableHeader>
                <TableHeader>Last trace</TableHeader>
                <TableHeader className="max-sm:hidden">Waiting</TableHeader>
                <TableHeader className="max-sm:hidden">To look at</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {functions.map((job) => {
                const trace = traces.find((one) => one.id === job.id());
                const [name = job.id(), work = ""] = job.name.split(": ");
                return (
                  <TableRow key={job.id()} className="[&>*]:align-top [&>*]:py-2">
                    <TableRowHeader>
                      {name}
                      <span className="block font-normal text-muted-foreground">{work}</span>
                      <span className="mt-1 block text-xs font-normal text-muted-foreground lg:hidden">{triggersOf(job.opts.triggers).join(", ")}</span>
                      {trace && <span className="flex gap-x-2 text-xs font-normal sm:hidden">{trace.waiting > 0 && <Counts trace={trace} of="waiting" />}{trace.stuck > 0 && <Counts trace={trace} of="stuck" />}</span>}
                    </TableRowHeader>
                    <TableCell className="max-lg:hidden">
                      <ul className="text-muted-foreground">{triggersOf(job.opts.triggers).map((trigger) => <li key={trigger}>{trigger}</li>)}</ul>
                    </TableCell>
                    <TableCell>
                      {trace?.lastAt ? (
                        <time dateTime={trace.lastAt} title={formatInstant(trace.lastAt)}>
                          {formatRelative(trace.lastAt, now)}
                          {trace.lastResult !== null && <span className="block text-muted-foreground">{results[trace.lastResult] ?? trace.lastResult}</span>}
                        </time>
                      ) : (
                        <span className="text-muted-foreground">{trace ? "none yet" : "only the job server knows"}</span>
                      )}
                    </TableCell>
                    <TableCell className="max-sm:hidden">{trace && <Counts trace={trace} of="waiting" />}</TableCell>
                    <TableCell className="max-sm:hidden">{trace && <Counts trace={trace} of="stuck" />}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableFrame>
      </Section>
    </>
  );
}

function Counts({ trace, of }: { trace: Trace; of: "waiting" | "stuck" }) {
  const word = words[trace.id]?.[of];
  if (word === undefined) return null;
  return <span className={cn("whitespace-nowrap", trace[of] === 0 ? "text-muted-foreground" : of === "stuck" ? "font-medium text-destructive" : "font-medium")}>{trace[of] === 0 ? (of === "stuck" ? "nothing" : `none ${word}`) : `${formatWhole(trace[of])} ${word}`}</span>;
}

const crons: Readonly<Record<string, string>> = { "* * * * *": "every minute", "*/5 * * * *": "every 5 minutes", "*/15 * * * *": "every 15 minutes", "TZ=UTC 15 3 * * *": "daily at 03:15 UTC" };

/** When a function runs: by the clock in words, by an event as it is named. */
function triggersOf(triggers: readonly object[] | undefined): string[] {
  return (triggers ?? []).flatMap((trigger) => {
    if ("cron" in trigger && typeof trigger.cron === "string") return [crons[trigger.cron] ?? trigger.cron];
    return "event" in trigger && typeof trigger.event === "string" ? [`on ${trigger.event}`] : [];
  });
}
