import { limits } from "@/server/kernel/limits";
import { log } from "@/server/kernel/log";
import { receiveStripeWebhook } from "@/server/receive-stripe-webhook";

/** Stores a verified provider event and answers; a job folds it in. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get("content-encoding")) return new Response("compressed bodies are not read", { status: 415 });
  const length = Number(request.headers.get("content-length") ?? "0");
  if (length > limits.webhookBodyBytes) return new Response("too large", { status: 413 });
  const body = await request.text();
  if (body.length > limits.webhookBodyBytes) return new Response("too large", { status: 413 });
  const answer = await receiveStripeWebhook(body, request.headers.get("stripe-signature"));
  if (answer.status !== 200) log.warn({ status: answer.status, why: answer.text }, "webhook refused");
  return new Response(answer.text, { status: answer.status });
}
