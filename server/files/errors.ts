import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const fileErrors = {
  too_many: kernelErrors.too_many,
  file_empty: { status: 422, field: "fileId", say: "{name} is empty.", remedy: "Choose the file again, or another one." },
  file_too_large: { status: 422, field: "fileId", say: "This file is larger than {most}.", remedy: "Send a smaller one, or split it." },
  file_kind_refused: { status: 422, field: "fileId", say: "{name} is not a kind of file that can be used here.", remedy: "Send {kinds}." },
  file_not_what_it_says: { status: 422, field: "fileId", say: "{name} is not what its ending says: its content is {content}.", remedy: "Open the file, save it anew in the right format, and send that{ending}." },
  file_unpacks_too_large: { status: 422, field: "fileId", say: "{name} unpacks to more than {most}, or does not say to how much.", remedy: "Open it, save it anew, and send that: a large document in parts, a large list as CSV." },
  file_harmful: { status: 422, field: "fileId", say: "{name} was not taken: something harmful was found in it.", remedy: "Have your device checked, and send a clean file." },
  file_not_scanned: { status: 503, field: "fileId", say: "{name} could not be checked, so it was not taken.", remedy: "Send it again in a few minutes." },
  file_missing: { status: 422, field: "fileId", say: "This file is no longer here.", remedy: "Send it again: a file that is not put to use is forgotten after a day, and each file can be used once." },
  files_sent_enough: { status: 429, field: "fileId", say: "You have sent as much as is possible in one day.", remedy: "Go on after midnight UTC." },
} as const satisfies ErrorCatalogue;
