import { after } from "next/server";
import { answerRest } from "@/server/answer-rest";

const answer = (request: Request): Promise<Response> => answerRest(request, after);

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE, answer as OPTIONS };
