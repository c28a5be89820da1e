export { leaveConnections } from "./leave-connections";
export type { Side } from "./rules/moves";
export { templateFault } from "./rules/template-variables";
export { lockConnection } from "./standing";
