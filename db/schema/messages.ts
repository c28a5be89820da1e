import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { rightToRepresent } from "./candidates";
import { id, instant } from "./columns";
import { connectionParticipants, marketplaceConnections } from "./connections";
import { files } from "./files";
import { users } from "./identity";
import { jobs } from "./jobs";

/** What one of a connection's two says. PostgreSQL is the truth: its sequence has no gap, and a client's id is sent once (I-27). */
export const marketplaceMessages = pgTable(
  "marketplace_messages",
  {
    id: id().primaryKey(),
    connectionId: id().notNull().references(() => marketplaceConnections.id),
    seq: integer().notNull(),
    senderId: id().notNull(),
    /** Made by the sender's program, so that sending again sends once. */
    clientId: text().notNull(),
    /** NULL = it was deleted, or it is a card or files alone. */
    body: text(),
    /** A role that it shows as a card; NULL = none. */
    jobId: id().references(() => jobs.id),
    /** A request to represent that it shows as a card, with its buttons; NULL = none. */
    rtrId: id().references(() => rightToRepresent.id),
    /** How many files come with it. */
    fileCount: integer().notNull().default(0),
    /** The sequence of the message that it answers; NULL = none. */
    replyToSeq: integer(),
    sentAt: instant().notNull(),
    /** NULL = as it was sent. */
    editedAt: instant(),
    /** NULL = it stands. Deleted, its place stays and what it said is gone. */
    deletedAt: instant(),
    /** The sender, an admin, or the erasure of who sent it; NULL = it stands. */
    deletedBy: text(),
    /** The number of its last change among all of its connection: by it a reader fetches what they lack. Counted by the database. */
    changeNo: integer().notNull().default(0),
  },
  (t) => [
    unique("marketplace_messages_in_sequence").on(t.connectionId, t.seq),
    index("marketplace_messages_changes").on(t.connectionId, t.changeNo),
    unique("marketplace_messages_sent_once").on(t.senderId, t.clientId),
    foreignKey({ name: "marketplace_messages_by_participant", columns: [t.connectionId, t.senderId], foreignColumns: [connectionParticipants.connectionId, connectionParticipants.userId] }),
    foreignKey({ name: "marketplace_messages_reply_within", columns: [t.connectionId, t.replyToSeq], foreignColumns: [t.connectionId, t.seq] }),
    index("marketplace_messages_words").using("gin", sql`app.message_words(body)`),
    index("marketplace_messages_with_files").on(t.connectionId).where(sql`file_count > 0 and deleted_at is null`),
    check("marketplace_messages_length", sql`char_length(${t.body}) between 1 and 10000`),
    check("marketplace_messages_client_id", sql`char_length(${t.clientId}) between 8 and 64`),
    check("marketplace_messages_reply_earlier", sql`${t.replyToSeq} < ${t.seq}`),
    check("marketplace_messages_says_something", sql`${t.deletedAt} is not null or ${t.body} is not null or num_nonnulls(${t.jobId}, ${t.rtrId}) = 1 or ${t.fileCount} > 0`),
    check("marketplace_messages_one_card", sql`num_nonnulls(${t.jobId}, ${t.rtrId}) <= 1 and ${t.fileCount} between 0 and 10`),
    check("marketplace_messages_tombstone", sql`(${t.deletedAt} is null) = (${t.deletedBy} is null) and (${t.deletedAt} is null or (${t.body} is null and ${t.jobId} is null and ${t.rtrId} is null))`),
    check("marketplace_messages_deleted_by_known", sql`${t.deletedBy} in ('sender','admin','erasure')`),
  ],
);

/** What a message said before an edit, written by the database. Both can read it while the message stands; it goes with the message. */
export const messageEdits = pgTable(
  "message_edits",
  {
    messageId: id().notNull().references(() => marketplaceMessages.id),
    editNo: integer().notNull(),
    body: text().notNull(),
    replacedAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "message_edits_in_order", columns: [t.messageId, t.editNo] }), check("message_edits_within", sql`${t.editNo} between 1 and 20`)],
);

/** A sign that one of the two put to a message. */
export const messageReactions = pgTable(
  "message_reactions",
  {
    messageId: id().notNull().references(() => marketplaceMessages.id),
    userId: id().notNull().references(() => users.id),
    sign: text().notNull(),
    reactedAt: instant().notNull(),
  },
  (t) => [primaryKey({ name: "message_reactions_once", columns: [t.messageId, t.userId, t.sign] }), check("message_reactions_sign_known", sql`${t.sign} in ('thumbs_up','heart','celebrate','thanks','eyes','check')`)],
);

/** A file that came with a message. */
export const messageFiles = pgTable(
  "message_files",
  {
    messageId: id().notNull().references(() => marketplaceMessages.id),
    position: integer().notNull(),
    fileId: id().notNull().unique("message_files_once").references(() => files.id),
  },
  (t) => [primaryKey({ name: "message_files_in_order", columns: [t.messageId, t.position] }), check("message_files_position", sql`${t.position} between 0 and 9`)],
);

/** A message kept as evidence: both see that it was, and it survives the message's deletion as evidence alone. Append-only. */
export const messagePins = pgTable(
  "message_pins",
  {
    messageId: id().primaryKey().references(() => marketplaceMessages.id),
    pinnedBy: id().notNull().references(() => users.id),
    pinnedAt: instant().notNull(),
    /** What the message said at that moment, laid out as one text: who, when, sequence, words, names and hashes of files. */
    body: text().notNull(),
    /** SHA-256 of `body` in UTF-8, in hexadecimal digits. */
    hash: text().notNull(),
  },
  (t) => [check("message_pins_hash_of_body", sql`${t.hash} = encode(sha256(convert_to(${t.body}, 'UTF8')), 'hex')`)],
);

/** When a person sent or changed a message within the last minute, whichever it begins with. The CHECK slows a burst down, however many tabs it comes from. Removed once it is old, and with the person. */
export const messageQuotas = pgTable(
  "message_quotas",
  {
    userId: id().primaryKey().references(() => users.id),
    /** The last one last; those from before the minute go with the next. */
    sentAt: instant().array().notNull(),
    /** By the policy at the last message. */
    allowed: integer().notNull(),
  },
  (t) => [check("message_quotas_within", sql`cardinality(${t.sentAt}) <= ${t.allowed}`)],
);

/** To whom a person wrote one and the same text, as a message, its change or the note of a request, within the last hour. The CHECK slows down who pastes to many. Removed once it is old, and with the person. */
export const messageCopies = pgTable(
  "message_copies",
  {
    userId: id().notNull().references(() => users.id),
    /** SHA-256 of the text, without its case, spaces and punctuation. */
    textHash: text().notNull(),
    /** Each connection once; those from before the hour go with the next. */
    connectionIds: id().array().notNull(),
    /** When it was written there last, place by place; the last one last. */
    saidAt: instant().array().notNull(),
    /** By the policy at the last time. */
    allowed: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: "message_copies_once", columns: [t.userId, t.textHash] }),
    check("message_copies_within", sql`cardinality(${t.connectionIds}) <= ${t.allowed}`),
    check("message_copies_each_at_its_time", sql`cardinality(${t.connectionIds}) = cardinality(${t.saidAt})`),
  ],
);

/** A text that a person keeps to write with, their own alone, with variables such as `{{first_name}}` where something is to be filled in. It goes when they remove it, and with them. */
export const messageTemplates = pgTable(
  "message_templates",
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id),
    /** note: for the note of a request to connect. message: for conversations. It stays what it was made for. */
    purpose: text().notNull(),
    /** What they find it by. */
    name: text().notNull(),
    /** As it is written, with its variables. */
    body: text().notNull(),
    createdAt: instant().notNull(),
    /** When its name or text was last written; at first when it was made. */
    changedAt: instant().notNull(),
  },
  (t) => [
    unique("message_templates_named_once").on(t.userId, t.purpose, t.name),
    check("message_templates_purpose_known", sql`${t.purpose} in ('note','message')`),
    check("message_templates_name_length", sql`char_length(${t.name}) between 1 and 80`),
    check("message_templates_body_length", sql`char_length(${t.body}) between 1 and case ${t.purpose} when 'note' then 300 else 10000 end`),
  ],
);
