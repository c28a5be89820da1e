export { answerRequest } from "./answer-request";
export { accessErrors } from "./errors";
export { forgetAnswers } from "./repeats";
