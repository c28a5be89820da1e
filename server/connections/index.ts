export type { Side } from "./rules/moves";
export { lockConnection } from "./standing";
