import { z } from "zod";
import { relayAfterCommit } from "./events";
import type { Ctx } from "./kernel/command";
import { failpoint } from "./kernel/failpoints";
import { newId } from "./kernel/ids";
import { limits } from "./kernel/limits";
import { database } from "./kernel/pool";
import { storeProviderEvent } from "./payouts";
import { verifyWebhook } from "./providers/stripe";

const shape = z.looseObject({
  id: z.string().min(1).max(limits.idLength), type: z.string().min(1).max(120), api_version: z.string().max(60).nullish(),
  data: z.looseObject({ object: z.looseObject({ id: z.string().max(limits.idLength).nullish(), object: z.string().max(60).nullish() }) }),
});

/** Verifies and stores one provider event. Out: 400 for a bad signature, an old timestamp or what is no event, 200 once it is committed, also for types we do not use. */
export async function receiveStripeWebhook(body: string, signature: string | null): Promise<{ status: number; text: string }> {
  if (!signature) return { status: 400, text: "the signature is missing" };
  if (!verifyWebhook(body, signature, limits.webhookAgeSeconds)) return { status: 400, text: "the signature does not match or is too old" };
  const read = shape.safeParse(readJson(body));
  if (!read.success) return { status: 400, text: "this is no event" };
  const { id, type, api_version: apiVersion, data } = read.data;
  const ctx: Ctx = { db: database(), actor: { kind: "webhook", provider: "stripe" }, requestId: newId("request") };
  const { state } = await storeProviderEvent.call(
    { ...ctx, committed: () => relayAfterCommit(ctx) },
    { id, type, apiVersion: apiVersion ?? null, objectId: data.object.id ?? null, objectType: data.object.object ?? null, payload: read.data },
  );
  failpoint("webhook.after-store");
  return { status: 200, text: state };
}

/** The body as PostgreSQL can hold it: without NUL characters and half surrogates, for which it would be refused and sent again for days. */
function readJson(body: string): unknown {
  try {
    return JSON.parse(body, (_, value: unknown) => (typeof value === "string" ? storable(value) : isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), inner])) : value));
  } catch {
    return null;
  }
}

const storable = (text: string): string => text.replaceAll("\0", "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
