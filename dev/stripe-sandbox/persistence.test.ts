// Proves that what was acknowledged is there after a restart, after kill -9 and after a torn last line. It would miss a disk that lies about its flushes.
import { type ChildProcess, spawn } from "node:child_process";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { once } from "node:events";
import { afterAll, expect, it } from "vitest";
import { startStripeSandbox } from "./index";
import { activeAccount, clientOf, ctlOf, dayMs, endAll, freshDir, freshWorld, openInvoice } from "./testing/harness";

const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await endAll();
});

async function childSandbox(dataDir: string): Promise<{ url: string; secretKey: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "testing/child.ts"), dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { ...(JSON.parse(line.toString("utf8")) as { url: string; secretKey: string }), child };
}

it("comes back with everything after a stop: objects, balances, keys, clock, faults", async () => {
  const dataDir = await freshDir();
  const before = await freshWorld({ dataDir });
  const payee = await activeAccount(before);
  const invoice = await openInvoice(before.stripe, { amount: 50_000 });
  await before.stripe.invoices.pay(invoice.id, { payment_method: "pm_card_visa" });
  await before.ctl("POST", "clock", { offsetMs: 3 * dayMs });
  const transfer = await before.stripe.transfers.create({ amount: 1_000, currency: "usd", destination: payee.id }, { idempotencyKey: "t:1" });
  await before.ctl("POST", "faults", { kind: "error_429", match: { path: "/v1/refunds" } });
  const dump = await before.ctl("GET", "dump");
  await before.sandbox.stop();
  const after = await freshWorld({ dataDir });
  expect(after.sandbox.secretKey).toBe(before.sandbox.secretKey);
  const restored = await after.ctl("GET", "dump");
  const comparable = ({ now: _now, invoices, events, ...rest }: Record<string, unknown>) => ({ ...rest, invoices: String(JSON.stringify(invoices)).replaceAll(/http:..127.0.0.1:\d+/g, ""), events: String(JSON.stringify(events)).replaceAll(/http:..127.0.0.1:\d+/g, "") });
  expect(comparable(restored)).toEqual(comparable(dump));
  const again = await after.stripe.transfers.create({ amount: 1_000, currency: "usd", destination: payee.id }, { idempotencyKey: "t:1" });
  expect(again.id).toBe(transfer.id);
  const page = (await after.stripe.invoices.retrieve(invoice.id)).hosted_invoice_url ?? "";
  expect(page.startsWith(after.sandbox.url)).toBe(true);
  expect(await (await fetch(page)).text()).toContain("Receipt");
});

it("loses no acknowledged write by kill -9 in the middle of many", async () => {
  const dataDir = await freshDir();
  const first = await childSandbox(dataDir);
  const stripe = clientOf(first);
  const acknowledged: string[] = [];
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      try {
        acknowledged.push((await stripe.topups.create({ amount: 100, currency: "usd" }, { idempotencyKey: `w:${writer}:${n}`, timeout: 2_000 })).id);
      } catch {
        // The kill is what ends a writer.
        return;
      }
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 5_000, interval: 5 }).toBeGreaterThan(60);
  first.child.kill("SIGKILL");
  await Promise.all(writers);
  const second = await childSandbox(dataDir);
  const found = new Set<string>();
  for await (const topup of clientOf(second).topups.list({ limit: 100 })) found.add(topup.id);
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  const balance = await clientOf(second).balance.retrieve();
  expect(balance.available[0]?.amount).toBe(found.size * 100);
  second.child.kill("SIGKILL");
}, 15_000);

it("cuts off a torn last line and goes on", async () => {
  const dataDir = await freshDir();
  const before = await freshWorld({ dataDir });
  const customer = await before.stripe.customers.create({ name: "Kept" });
  await before.sandbox.stop();
  await appendFile(path.join(dataDir, "journal.jsonl"), '[{"table":"customers","id":"cus_torn","row":{"na');
  const after = await freshWorld({ dataDir });
  expect((await after.stripe.customers.list()).data.map((row) => row.id)).toEqual([customer.id]);
  await after.stripe.customers.create({ name: "Next" });
  expect((await readFile(path.join(dataDir, "journal.jsonl"), "utf8")).includes("cus_torn")).toBe(false);
});

it("starts from one line once the journal has grown long", async () => {
  const dataDir = await freshDir();
  const before = await freshWorld({ dataDir });
  for (let n = 0; n < 2_100; n++) await ctlOf(before.sandbox.url, "POST", "clock", { offsetMs: n });
  await before.sandbox.stop();
  const after = await freshWorld({ dataDir });
  expect((await readFile(path.join(dataDir, "journal.jsonl"), "utf8")).trim().split("\n")).toHaveLength(1);
  expect((await after.ctl("GET", "clock"))["offsetMs"]).toBe(2_099);
}, 15_000);

it("refuses real keys and addresses that others can reach", async () => {
  const dataDir = await freshDir();
  await expect(startStripeSandbox({ dataDir, secretKey: "sk_test_123" })).rejects.toThrow("sk_sim_");
  await expect(startStripeSandbox({ dataDir, host: "0.0.0.0" })).rejects.toThrow("loopback");
});
