import { Refusal } from "@/server/kernel/errors";
import { talkChannel } from "@/server/messages";
import { authorizeChannel, authorizeTalk, connectionOfChannel } from "@/server/providers/realtime";
import { answerSignedForm, type Asker } from "../signed-form";

/** Lets a browser listen to its own user's channel and to those of the connections in which they talk, and to nothing else. */
export function POST(request: Request): Promise<Response> {
  return answerSignedForm(request, async (asker, form) => {
    const [socketId, channel] = [form["socket_id"] ?? "", form["channel_name"] ?? ""];
    const connectionId = connectionOfChannel(channel);
    if (connectionId === null) return authorizeChannel(socketId, channel, asker.userId);
    const open = await openTalk(asker, connectionId);
    return open === null ? null : authorizeTalk(socketId, channel, open);
  });
}

/** The connection's own id if the asker talks in it now; null for whatever else was asked. */
async function openTalk({ ctx }: Asker, connectionId: string): Promise<string | null> {
  try {
    return (await talkChannel.call(ctx, { connectionId })).connectionId;
  } catch (cause) {
    if (cause instanceof Refusal) return null;
    throw cause;
  }
}
