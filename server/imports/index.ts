export { importErrors } from "./errors";
export { moveImport } from "./move-import";
export { wakeImports } from "./wake-imports";
