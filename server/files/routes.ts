import { limits } from "../kernel/limits";
import { type RestRoute, upload } from "../kernel/rest";
import { receiveFile, tooLarge } from "./receive-file-flow";

export const fileRoutes: readonly RestRoute[] = [
  upload("/files", receiveFile, "Send a file: proof of contact, or a list of people. Whatever takes a fileId takes it by its id, once, within a day.", { field: "bytes", inRefusals: "fileId", most: limits.fileBytes, tooLong: tooLarge }, { rename: { fileId: "id" } }),
];
