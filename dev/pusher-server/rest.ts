import type { IncomingMessage, ServerResponse } from "node:http";
import type { Hub } from "./hub";
import { limits } from "./limits";
import { channelDetail, channelList, memberList } from "./rest-channels";
import { triggerBatch, triggerEvent } from "./rest-events";
import { type App, whyUnsigned } from "./signatures";

export type Answer = { status: number; body: unknown };
export const refused = (status: number, error: string): Answer => ({ status, body: { error } });

/** The signed REST side of an app, as the official server library calls it. */
export async function answerRest(hub: Hub, app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await answerOf(hub, app, request);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function answerOf(hub: Hub, app: App, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://x");
  const method = request.method ?? "GET";
  const body = await readBody(request);
  if (body === null) return refused(413, `A request has at most ${limits.requestBytes} bytes.`);
  const unsigned = whyUnsigned(app, method, url, body);
  if (unsigned) return refused(401, unsigned);
  const [what, name, part, ...rest] = url.pathname.slice(`/apps/${app.appId}/`.length).split("/").map(decode);
  const route = `${method} ${[what, ...(name === undefined ? [] : ["*"]), ...(part === undefined ? [] : [part]), ...rest].join("/")}`;
  if (route === "POST events") return triggerEvent(hub, body);
  if (route === "POST batch_events") return triggerBatch(hub, body);
  if (route === "GET channels") return channelList(hub, url.searchParams);
  if (route === "GET channels/*") return channelDetail(hub, name ?? "", url.searchParams);
  if (route === "GET channels/*/users") return memberList(hub, name ?? "");
  if (route === "POST users/*/terminate_connections") {
    hub.terminate(name ?? "");
    return { status: 200, body: {} };
  }
  return refused(404, "There is nothing here.");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The whole body; null = it is longer than a request may be. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    // The rest is read and dropped: a sender that is cut off in the middle of its request never sees the answer.
    if (length <= limits.requestBytes) parts.push(part as Buffer);
  }
  return length > limits.requestBytes ? null : Buffer.concat(parts);
}
