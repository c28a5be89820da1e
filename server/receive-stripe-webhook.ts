import { z } from "zod";
import { relayAfterCommit } from "./events";
import type { Ctx } from "./kernel/command";
import { failpoint } from "./kernel/failpoints";
import { newId } from "./kernel/ids";
import { limits } from "./kernel/limits";
import { database } from "./kernel/pool";
import { storeProviderEvent } from "./payouts";
import { readWebhook, type StripeEvent } from "./providers/stripe";

const named = z.object({ id: z.string().optional(), object: z.string().optional() });

/** Verifies and stores one provider event. Out: 400 for a bad signature or an old timestamp, 200 once it is committed, also for types we do not use. */
export async function receiveStripeWebhook(body: string, signature: string | null): Promise<{ status: number; text: string }> {
  if (!signature) return { status: 400, text: "the signature is missing" };
  let event: StripeEvent;
  try {
    event = readWebhook(body, signature, limits.webhookAgeSeconds);
  } catch {
    return { status: 400, text: "the signature does not match or is too old" };
  }
  const about = named.parse(event.data.object);
  const payload = z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  const ctx: Ctx = { db: database(), actor: { kind: "webhook", provider: "stripe" }, requestId: newId("request") };
  const { state } = await storeProviderEvent.call(
    { ...ctx, committed: () => relayAfterCommit(ctx) },
    { id: event.id, type: event.type, apiVersion: event.api_version, objectId: about.id ?? null, objectType: about.object ?? null, payload },
  );
  failpoint("webhook.after-store");
  return { status: 200, text: state };
}
