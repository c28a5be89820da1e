export { leaveConnections } from "./leave-connections";
export type { Side } from "./rules/moves";
export { lockConnection } from "./standing";
