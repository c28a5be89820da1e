import { fileErrors } from "../files";
import { restrictionErrors } from "../identity";
import { type ErrorCatalogue, kernelErrors } from "../kernel/errors";

export const messageErrors = {
  changed_meanwhile: kernelErrors.changed_meanwhile,
  muted: restrictionErrors.muted,
  file_missing: { ...fileErrors.file_missing, field: "fileIds" },
  connection_over: { status: 409, say: "This conversation has ended.", remedy: "You can still read it. Ask to connect again to go on." },
  client_id_used: { status: 409, field: "clientId", say: "You have sent another message under this id.", remedy: "Make a new id for each message." },
  no_such_message: { status: 422, field: "replyToSeq", say: "The message that this one answers is not in this conversation.", remedy: "Send it without the quotation." },
  role_not_open: { status: 422, field: "jobId", say: "This role is not open.", remedy: "Choose one that is." },
  consent_not_here: { status: 422, field: "rtrId", say: "This request is not between the two of you.", remedy: "Choose one that is." },
  sent_too_fast: { status: 429, field: "body", say: "You have sent or changed as many messages as is possible in one minute.", remedy: "Wait a minute, then do it again: what you typed is kept." },
  same_text_often: { status: 429, field: "body", say: "You have sent this text in as many conversations as is possible within an hour.", remedy: "Write to each in their own words, or go on in an hour." },
  edit_too_late: { status: 409, field: "body", say: "A message can be changed for {minutes} minutes after it was sent.", remedy: "Send a new one that says what is right." },
  edited_often: { status: 409, field: "body", say: "This message was changed as often as is possible.", remedy: "Send a new one that says what is right." },
  nothing_to_edit: { status: 409, field: "body", say: "This message has no text that could be changed.", remedy: "Delete it, and send another." },
  template_name_taken: { status: 409, field: "name", say: "You have a template for this under that name.", remedy: "Choose another name, or change the one that you have." },
  templates_enough: { status: 409, say: "You keep as many templates as is possible.", remedy: "Remove one that you no longer use, then save this one." },
  message_deleted: { status: 409, say: "This message was deleted.", remedy: "Go on with another." },
} as const satisfies ErrorCatalogue;
