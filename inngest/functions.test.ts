// Proves that each function says all that matters about itself where it is declared, and reads like a line of the design's table of background work.
// It would miss a body that does more than call its steps.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { jobEvents } from "./events";
import { functions } from "./functions";

/** The design's table (§5): what runs in the background, and what starts it. */
const table: Record<string, string[]> = {
  "Outbox relay": ["* * * * *", "clock/moved"],
  "Payout sweep": ["*/5 * * * *", "clock/moved", "payouts/hold.released", "payouts/payee.ready"],
  "Pay schedule": ["payouts/schedule.due"],
  "Hold release sweep": ["*/5 * * * *", "clock/moved"],
  "Protection reminders": ["10 * * * *", "clock/moved"],
  "Dispute deadlines": ["30 * * * *", "clock/moved"],
  "Consent reminders": ["20 * * * *", "clock/moved"],
  "Unread reminders": ["*/2 * * * *", "clock/moved"],
  "Provider webhook": ["stripe/event.received"],
  "Issue invoice": ["placements/placement.started"],
  "Allocate fee": ["billing/invoice.paid"],
  "Daily proof": ["TZ=UTC 15 3 * * *"],
  "Catch up": ["*/15 * * * *", "clock/moved"],
  "Tell people": ["marketplace/event.told"],
  "Send mail": ["notifications/mail.queued"],
  "Waiting mail": ["*/5 * * * *", "clock/moved"],
  "Erasures": ["50 * * * *", "clock/moved"],
  "Retention": ["15 4 * * *", "clock/moved"],
  "Discarded files": ["45 * * * *", "clock/moved"],
  "Unattached files": ["40 4 * * *"],
  "Import batches": ["imports/import.due"],
  "Still imports": ["*/2 * * * *", "clock/moved"],
  "Presence check": ["*/5 * * * *"],
  "Kept answers": ["25 * * * *"],
};

const subject = (name: string | undefined) => (name ?? "").split(":")[0] ?? "";
const startsOn = (fn: (typeof functions)[number]) => (fn.opts.triggers ?? []).map((one) => ("cron" in one ? one.cron : one.event));

it("are those of the design's table, started by what it says", () => {
  expect(Object.fromEntries(functions.map((fn) => [subject(fn.opts.name), startsOn(fn)]))).toEqual(table);
});

describe.each(functions.map((fn) => [fn.opts.id, fn] as const))("%s", (id, fn) => {
  it("declares its name, triggers, concurrency, retries and what happens when it fails for good", () => {
    expect(Object.keys(fn.opts)).toEqual(expect.arrayContaining(["id", "name", "triggers", "concurrency", "retries", "onFailure"]));
    expect(fn.opts.retries).toBeGreaterThan(0);
    expect(fn.opts.onFailure).toBeTypeOf("function");
  });

  it("has a name of the form \"what it is: what it does\", and its id says the same", () => {
    expect(fn.opts.name).toMatch(/^[A-Z][a-z]+( [a-z]+)*: [a-z].*[^.]$/);
    expect(id).toBe(subject(fn.opts.name).toLowerCase().replaceAll(" ", "-"));
  });

  it("is started only by schedules and by events whose data is known", () => {
    for (const start of startsOn(fn)) expect(/^(TZ=\S+ )?[\d*/, -]+$/.test(String(start)) || String(start) in jobEvents).toBe(true);
  });
});

it("relay what moved before they send events: the mails that its news queues leave in the same run", () => {
  const text = readFileSync(path.join(import.meta.dirname, "functions/events/relay-outbox.ts"), "utf8");
  const steps = [...text.matchAll(/step\.run\("([^"]+)"/g)].map(([, step]) => step);
  expect(steps.indexOf("tell-what-moved")).toBeGreaterThanOrEqual(0);
  expect(steps.indexOf("send-unpublished-events")).toBeGreaterThan(steps.indexOf("tell-what-moved"));
});

it("take at most 60 lines per file, with one function in each", () => {
  const folder = path.join(import.meta.dirname, "functions");
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith(".ts") && file !== "index.ts");
  expect(files).toHaveLength(functions.length);
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), "utf8");
    expect(text.trimEnd().split("\n").length, file).toBeLessThanOrEqual(60);
    expect(text.match(/createFunction\(/g), file).toHaveLength(1);
  }
});
