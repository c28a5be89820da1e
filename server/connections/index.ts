export { leaveConnections } from "./leave-connections";
