import { z } from "zod";
import type { WorldAddresses } from "./world-messages";

const form = { method: "POST", redirect: "manual" } as const;

/** Pays an invoice by the form of the provider's hosted page, as the company's bank account would. */
export async function payOnHostedPage(hostedUrl: string): Promise<void> {
  const answer = await fetch(hostedUrl, { ...form, body: new URLSearchParams({ payment_method: "pm_usBankAccount" }) });
  if (answer.status !== 303) throw new Error(`The hosted page answered ${answer.status}.`);
}

/** Finishes the provider's onboarding by the form of its page. Out: where it sends the payee back to. */
export async function finishOnboarding(url: string): Promise<string> {
  const page = await (await fetch(url)).text();
  const given = [...page.matchAll(/<input[^>]*\sname="([^"]+)"[^>]*\svalue="([^"]*)"/g)].map(([, name = "", value = ""]): [string, string] => [name, value]);
  const answer = await fetch(url, { ...form, body: new URLSearchParams([...given, ["country", "US"], ["action", "finish"]]) });
  const back = answer.headers.get("location");
  if (!back) throw new Error(`The onboarding page answered ${answer.status}.`);
  return back;
}

type Where = Pick<WorldAddresses, "stripeUrl">;

async function control(world: Where, method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${world.stripeUrl}/_ctl/${path}`, { method, headers: { "content-type": "application/json" }, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
  return answer.json();
}

const transfer = z.object({ id: z.string(), amount: z.number(), currency: z.string(), destination: z.string(), transfer_group: z.string().nullable() });

/** Every transfer that the provider has made, whatever the product knows of it. */
export async function transfersMade(world: Where): Promise<z.output<typeof transfer>[]> {
  return z.object({ transfers: z.array(transfer) }).parse(await control(world, "GET", "dump")).transfers;
}

/** Intents for which the provider made more than one transfer: must be none. */
export async function paidTwice(world: Where): Promise<string[]> {
  return z.object({ moreThanOnce: z.array(z.string()) }).parse(await control(world, "GET", "transfers-by-intent")).moreThanOnce;
}

/** From now on the provider makes so many transfers, and keeps their answers back, and its messages too: they tell of the same transfers. */
export async function answersLateToTransfers(world: Where, times: number): Promise<void> {
  await control(world, "POST", "webhooks", { mode: "paused" });
  await control(world, "POST", "faults", { kind: "timeout_after", match: { method: "POST", path: "/v1/transfers" }, times, ms: 120_000 });
}

export async function answersAgain(world: Where): Promise<void> {
  await control(world, "DELETE", "faults");
  await control(world, "POST", "webhooks", { mode: "normal" });
}
