import { sql } from "drizzle-orm";
import { check, customType, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { candidates } from "./candidates";
import { id, instant } from "./columns";
import { recruiters, users } from "./identity";

const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** Two records found to be of one person: proposed by a recruiter, done at once or by an admin's decision, and undone by an admin. */
export const personMerges = pgTable(
  "person_merges",
  {
    id: id().primaryKey(),
    /** The record that stands afterwards. While the merge is only proposed: the one that would stand as things are. */
    winnerId: id().notNull().references(() => candidates.id),
    /** The record that points to the other afterwards. */
    loserId: id().notNull().references(() => candidates.id),
    state: text().notNull().default("proposed"),
    proposedBy: id().notNull().references(() => recruiters.id),
    /** Why they are one person, in the recruiter's words. */
    reason: text().notNull(),
    proposedAt: instant().notNull(),
    /** The admin who answered; the recruiter themselves where they hold both. NULL = open, or taken back. */
    decidedBy: id().references(() => users.id),
    decidedAt: instant(),
    /** What the admin says; NULL = nothing, or nobody was asked. */
    answer: text(),
    /** The policy in force at the merge; NULL = it was never done. */
    policyVersion: integer(),
    undoneBy: id().references(() => users.id),
    undoneAt: instant(),
    undoReason: text(),
    /** The transaction that last moved rows between the two: only within it may rows change their person. Written by a trigger. */
    xid: xid8(),
  },
  (t) => [
    uniqueIndex("person_merges_one_open").on(sql`least(winner_id, loser_id)`, sql`greatest(winner_id, loser_id)`).where(sql`state = 'proposed'`),
    uniqueIndex("person_merges_one_standing").on(t.loserId).where(sql`state = 'merged'`),
    index("person_merges_of_winner").on(t.winnerId),
    index("person_merges_by_state").on(t.state, t.proposedAt),
    check("person_merges_two_records", sql`${t.winnerId} <> ${t.loserId}`),
    check("person_merges_state_known", sql`${t.state} in ('proposed','merged','declined','withdrawn','undone')`),
    check("person_merges_decided", sql`(${t.state} = 'proposed') = (${t.decidedAt} is null) and (${t.state} in ('proposed','withdrawn')) = (${t.decidedBy} is null) and (${t.state} in ('merged','undone')) = (${t.policyVersion} is not null)`),
    check("person_merges_undone", sql`(${t.state} = 'undone') = (${t.undoneAt} is not null) and (${t.undoneAt} is null) = (${t.undoneBy} is null) and (${t.undoneAt} is null) = (${t.undoReason} is null)`),
  ],
);

/** What a merge moved, row by row, so that undoing it moves exactly these back. Append-only. */
export const personMergeMoves = pgTable(
  "person_merge_moves",
  {
    mergeId: id().notNull().references(() => personMerges.id),
    tableName: text().notNull(),
    /** The row's own key; of a key of a person its kind and value. */
    rowKey: text().notNull(),
    /** The record that it was taken from. */
    fromId: id().notNull().references(() => candidates.id),
    /** The record that it was given to. */
    toId: id().notNull().references(() => candidates.id),
    /** What else the undo must know, such as when a waiting claim was to begin; NULL = nothing. */
    detail: jsonb(),
  },
  (t) => [primaryKey({ name: "person_merge_moves_once", columns: [t.mergeId, t.tableName, t.rowKey] })],
);
