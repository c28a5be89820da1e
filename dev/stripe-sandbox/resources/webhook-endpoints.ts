import type Stripe from "stripe";
import { z } from "zod";
import { found, invalid } from "../errors";
import { pageOf } from "../lists";
import { type Fields, flag, mergeMetadata, metadata, paging, webAddress } from "../params";
import { route } from "../router";
import { newId } from "../sandbox";
import { apiVersion } from "../types";

const maxEndpoints = 16;

export const webhookEndpointRoutes = [
  route(
    "POST",
    "/v1/webhook_endpoints",
    z.strictObject({ url: webAddress, enabled_events: z.array(z.string().max(200)).min(1).max(500), api_version: z.string().max(40).optional(), connect: flag.optional(), description: z.string().max(5_000).optional(), metadata: metadata.optional() } satisfies Fields<Stripe.WebhookEndpointCreateParams>),
    (call, given) => {
      if (given.api_version && given.api_version !== apiVersion) throw invalid(`Invalid API version: this sandbox speaks ${apiVersion} only.`, "api_version");
      if (call.store.count("webhook_endpoints") >= maxEndpoints) throw invalid(`You have reached the maximum of ${maxEndpoints} test webhook endpoints.`);
      const row: Stripe.WebhookEndpoint = {
        id: newId("we"), object: "webhook_endpoint", api_version: given.api_version ?? null, application: null, created: call.now, description: given.description || null, enabled_events: given.enabled_events, livemode: false,
        metadata: mergeMetadata({}, given.metadata), status: "enabled", url: given.url,
      };
      call.store.put("webhook_endpoints", row);
      const { secret } = call.store.put("endpoint_secrets", { id: row.id, secret: newId("whsec", 32), connect: given.connect ?? false });
      return { ...row, secret };
    },
  ),
  route("GET", "/v1/webhook_endpoints", z.strictObject(paging), (call, page) => pageOf("/v1/webhook_endpoints", call.store.all("webhook_endpoints"), page)),
  route("GET", "/v1/webhook_endpoints/:id", z.strictObject({}), (call, _, [id]) => found(call.store.get("webhook_endpoints", id), "webhook endpoint", id)),
  route("DELETE", "/v1/webhook_endpoints/:id", z.strictObject({}), (call, _, [id]): Stripe.DeletedWebhookEndpoint => {
    found(call.store.get("webhook_endpoints", id), "webhook endpoint", id);
    call.store.remove("webhook_endpoints", id);
    call.store.remove("endpoint_secrets", id);
    for (const delivery of call.store.all("deliveries")) if (delivery.endpoint === id) call.store.remove("deliveries", delivery.id);
    return { id, object: "webhook_endpoint", deleted: true };
  }),
];
