import Stripe from "stripe";

/** Points the sandbox's webhooks at the app, and at it alone. Out: the secret that signs them. */
export async function registerWebhook(of: { stripeUrl: string; secretKey: string; target: string }): Promise<string> {
  const { hostname, port } = new URL(of.stripeUrl);
  const stripe = new Stripe(of.secretKey, { host: hostname, port: Number(port), protocol: "http" });
  for (const old of (await stripe.webhookEndpoints.list({ limit: 100 })).data) await stripe.webhookEndpoints.del(old.id);
  const made = await stripe.webhookEndpoints.create({ url: of.target, enabled_events: ["*"], api_version: "2026-10-28.endive" });
  if (!made.secret) throw new Error("The payment sandbox gave no webhook secret.");
  return made.secret;
}

/** Sets the sandbox's clock so many milliseconds from real time. */
export async function setSandboxClock(stripeUrl: string, offsetMs: number): Promise<void> {
  const answer = await fetch(new URL("/_ctl/clock", stripeUrl), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ offsetMs }) });
  if (!answer.ok) throw new Error(`The payment sandbox did not take the time: ${answer.status}.`);
}
