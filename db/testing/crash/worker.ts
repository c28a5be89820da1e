// The process that crash tests kill: it does one piece of the product's work in the environment it is given, says what came of it, and ends.
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { issueInvoice, recordInvoicePayments } from "@/server/billing";
import type { Ctx } from "@/server/kernel/command";
import { Refusal } from "@/server/kernel/errors";
import { database } from "@/server/kernel/pool";
import { env } from "@/server/env";
import { moveImport } from "@/server/imports";
import { allocateFee, claimDueSchedules, foldProviderEvent, paySchedule } from "@/server/payouts";
import { refreshPayeeAccount } from "@/server/payouts/set-up-payouts-flow";
import { compareBooks } from "@/server/proof/compare-books";
import { paymentsOf } from "@/server/providers/stripe-money";
import { receiveStripeWebhook } from "@/server/receive-stripe-webhook";
import type { Job, Said } from "./job";

const ctx: Ctx = { db: database(), actor: { kind: "system", job: "worker" }, requestId: "worker" };
const said: Said = { done: [], failed: [] };

/** Does something again, as a person's program would under the same id, while the database is away or was cut off. */
async function tirelessly<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof Refusal || tries > 200) throw cause;
      await sleep(100);
    }
  }
}

/** Runs one delivery, and keeps what it threw: a job runner would deliver it again. */
async function deliver(name: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    said.done.push(`${name}: ${JSON.stringify(await work())}`);
    return true;
  } catch (cause) {
    said.failed.push(`${name}: ${String(cause)}`);
    return false;
  }
}

const pay = (due: { scheduleId: string; claimNo: number }) => deliver(due.scheduleId, () => paySchedule.call(ctx, due));

/** What the job runner does from its start on: deliver what is not yet delivered, then sweep, until nothing is left. */
async function sweep(): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const events = await ctx.db.execute<{ id: string; schedule: string; claim: number }>(sql`
      select id, data ->> 'scheduleId' as schedule, (data ->> 'claimNo')::int as claim from marketplace_events where type = 'payouts/schedule.due' and published_at is null order by occurred_at, id`);
    for (const event of events.filter(({ id }) => !tried.has(id))) {
      tried.add(event.id);
      if (await pay({ scheduleId: event.schedule, claimNo: event.claim })) await ctx.db.execute(sql`update marketplace_events set published_at = app.now() where id = ${event.id}`);
    }
    const { claimed } = await claimDueSchedules.call(ctx, {});
    if (claimed === 0) return;
  }
}

/** The way of a placement's money up to its holds, as it goes without trouble. */
async function fund(placementId: string): Promise<void> {
  await issueInvoice.call(ctx, { placementId });
  const [invoice] = await ctx.db.execute<{ id: string }>(sql`select stripe_invoice_id as id from invoices where placement_id = ${placementId}`);
  const answer = await fetch(new URL(`/_ctl/invoices/${invoice?.id}/pay`, env().STRIPE_API_BASE), { method: "POST", body: JSON.stringify({ paymentMethod: "pm_card_visa" }) });
  if (!answer.ok) throw new Error(`The sandbox did not pay: ${await answer.text()}`);
  await recordInvoicePayments.call(ctx, { stripeInvoiceId: invoice?.id ?? "", payments: await paymentsOf(invoice?.id ?? "") });
  await allocateFee.call(ctx, { placementId });
}

/** Folds in every provider event that is stored and not done. */
async function foldOpen(): Promise<void> {
  const open = await ctx.db.execute<{ id: string }>(sql`select id from stripe_events where state in ('received', 'failed') order by received_at, id`);
  for (const { id } of open) await deliver(id, () => foldProviderEvent.call(ctx, { stripeEventId: id }));
}

async function refreshWaiting(): Promise<void> {
  const waiting = await ctx.db.execute<{ id: string }>(sql`select stripe_account_id as id from payee_accounts where not transfers_active`);
  for (const { id } of waiting) await refreshPayeeAccount.call(ctx, { stripeAccountId: id });
}

const works: { [K in Job["kind"]]: (job: Extract<Job, { kind: K }>) => Promise<void> } = {
  async pay({ due }) {
    for (const one of due) await pay(one);
  },
  async sweep() {
    console.log("started");
    await sweep();
  },
  async fund({ placementIds }) {
    for (const placementId of placementIds) await fund(placementId);
  },
  async invoice({ placementIds }) {
    for (const placementId of placementIds) await deliver(placementId, () => issueInvoice.call(ctx, { placementId }));
  },
  async webhook({ body, signature }) {
    await deliver("webhook", () => receiveStripeWebhook(body, signature));
  },
  async fold() {
    await foldOpen();
  },
  async import({ importId }) {
    console.log("started");
    while ((await moveImport.call(ctx, { importId })).left) said.done.push("set");
  },
  async talk({ connectionId, userId, tag, count }) {
    // Only here: it brings all that tells people of something, and every other work starts without it.
    const [{ leavingAtOnce }, { actorOf }, { sendMessage }] = await Promise.all([import("@/server/after-commit"), import("@/server/identity"), import("@/server/messages/send-message")]);
    console.log("started");
    const actor = await tirelessly(() => actorOf(ctx.db, userId, "ses_worker", null));
    const by = leavingAtOnce({ ...ctx, actor });
    for (let i = 0; i < count; i++) {
      await tirelessly(() => sendMessage.call(by, { connectionId, clientId: `client-${tag}-${i}`, body: `No. ${i} of ${tag}` }));
      await sleep(40);
    }
  },
  async ask({ userId, recruiterId }) {
    const [{ leavingAtOnce }, { actorOf }, { askRecruiter }] = await Promise.all([import("@/server/after-commit"), import("@/server/identity"), import("@/server/connections/ask-connection")]);
    console.log("started");
    await askRecruiter.call(leavingAtOnce({ ...ctx, actor: await actorOf(ctx.db, userId, "ses_worker", null) }), { recruiterId, note: "" });
  },
  async refresh() {
    await refreshWaiting();
  },
  async proof() {
    const lines = await compareBooks(ctx.db);
    said.done.push(`${lines.length} lines`);
    for (const line of lines) if (line.difference !== "0" || line.rows.length > 0) said.failed.push(`${line.check}, ${line.account}: ${line.difference} ${line.currency} ${line.rows.join(", ")}`);
  },
};

async function work<K extends Job["kind"]>(job: Extract<Job, { kind: K }> & { kind: K }): Promise<void> {
  await works[job.kind](job);
}

await work(JSON.parse(process.argv[2] ?? "") as Job);
console.log(JSON.stringify(said));
await ctx.db.$client.end();
process.exit(0);
