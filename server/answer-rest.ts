import { answerRequest } from "./access";
import { anonymous } from "./kernel/actor";
import { newId } from "./kernel/ids";
import { database } from "./kernel/pool";
import { keyIn, requestContext } from "./request-context";
import { restRoutes } from "./rest-routes";

/** Answers a request to the REST interface. Keys alone are known here: a cookie is not looked at, and so no page can ask in a visitor's name. `keep`: as of `requestContext`. */
export async function answerRest(request: Request, keep?: (work: Promise<void>) => void): Promise<Response> {
  const ctx = keyIn(request.headers) === null ? { db: database(), actor: anonymous, requestId: newId("request") } : await requestContext(request.headers, keep);
  return answerRequest(request, ctx, restRoutes);
}
