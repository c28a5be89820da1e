export { leaveConnections } from "./leave-connections";
export { maskReportsWaiting } from "./mask-report-list";
export type { Side } from "./rules/moves";
export { noteSameText } from "./same-text";
export { templateFault } from "./rules/template-variables";
export { lockConnection } from "./standing";
