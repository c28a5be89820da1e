export { answerRequest } from "./answer-request";
export { accessErrors } from "./errors";
export { forgetAnswers } from "./repeats";
export { openApi, operationId, refusalsOf, tagOf } from "./openapi";
export { inputOf, outputOf, type Schema } from "./route-shape";
