export { attachFile, type FileFacts, unattachedFile, unsafeFileFacts } from "./attached-files";
export { discardFiles, removeDiscardedFiles } from "./discard-files-flow";
export { fileErrors } from "./errors";
export { linkToFile } from "./file-link";
export { forgetUnattachedFiles } from "./forget-files-flow";
export { openFile, unsafeFileBytes } from "./open-file-flow";
export { unsafePicture } from "./picture-flow";
export { receiveFile, tooLarge } from "./receive-file-flow";
