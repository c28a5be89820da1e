export { attachFile, type FileFacts, unsafeFileBytes, unsafeFileFacts } from "./attached-files";
export { fileErrors } from "./errors";
export { linkToFile, openFile } from "./file-link";
export { forgetUnattachedFiles } from "./forget-files";
export { receiveFile, tooLarge } from "./receive-file";
