import { authenticateUser } from "@/server/providers/realtime";
import { answerSignedForm } from "../signed-form";

/** Signs a browser's connection as its user's own, so that it ends when the person is signed out or suspended. */
export function POST(request: Request): Promise<Response> {
  return answerSignedForm(request, ({ userId }, form) => authenticateUser(form["socket_id"] ?? "", userId));
}
