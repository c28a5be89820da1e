import { authorizeChannel } from "@/server/providers/realtime";
import { answerSignedForm } from "../signed-form";

/** Lets a browser listen to its own user's channel, and to nothing else. */
export function POST(request: Request): Promise<Response> {
  return answerSignedForm(request, (userId, form) => authorizeChannel(form["socket_id"] ?? "", form["channel_name"] ?? "", userId));
}
