import { z } from "zod";
import { authorizeChannel } from "@/server/providers/realtime";
import { actorFrom } from "@/server/request-context";

const asked = z.object({ socket_id: z.string().max(60), channel_name: z.string().max(200) });

/** Lets a browser listen to its own user's channel, and to nothing else. */
export async function POST(request: Request): Promise<Response> {
  const actor = await actorFrom(request.headers);
  if (actor.kind !== "user" || actor.suspended) return new Response("not signed in", { status: 401 });
  const form = asked.safeParse(Object.fromEntries(new URLSearchParams(await request.text())));
  const answer = form.success ? authorizeChannel(form.data.socket_id, form.data.channel_name, actor.userId) : null;
  return answer ? Response.json(answer) : new Response("not your channel", { status: 403 });
}
