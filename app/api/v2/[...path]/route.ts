import { answerRest } from "@/server/answer-rest";

export { answerRest as GET, answerRest as POST, answerRest as PUT, answerRest as PATCH, answerRest as DELETE, answerRest as OPTIONS };
