export { messageErrors } from "./errors";
