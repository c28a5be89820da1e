export { moderationErrors } from "./errors";
export { factsOfDecision } from "./told-of";
