export { carryOutErasure, dueErasures } from "./carry-out-erasure";
