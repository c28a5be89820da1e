import { limits } from "@/server/kernel/limits";
import { log } from "@/server/kernel/log";
import { readBody } from "@/server/kernel/read-body";
import { receivePushWebhook } from "@/server/receive-push-webhook";

/** Takes what the push server tells of its channels: who has the product open. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, limits.webhookBodyBytes);
  if (body === null) return new Response("too large", { status: 413 });
  const answer = await receivePushWebhook(body, request.headers.get("x-pusher-key"), request.headers.get("x-pusher-signature"));
  if (answer.status !== 200) log.warn({ status: answer.status, why: answer.text }, "webhook refused");
  return new Response(answer.text, { status: answer.status });
}
