/**
 * Every table that refers to a person's record, and what a merge of two records does with its rows. A test reads the foreign keys from the database and fails for a
 * table that is not here.
 * - `moves`: the rows go to the record that stands, and back if the merge is undone. `once`: where that record has one of the same, the row stays where it is and is read through the pointer.
 * - `by`: the column of the recruiter whose row it is: whoever came with a record goes back with it, with what they have written since.
 * - `goes_on`: claims, by `merged-claims.ts`. `stays`: `why`; `open`: it takes new rows for a record that points to another.
 */
export type PeopleTable =
  | { table: string; column: string; what: "moves"; key: readonly string[]; by?: string; once?: { columns: readonly string[]; while?: string } }
  | { table: string; column: string; what: "goes_on" }
  | { table: string; column: string; what: "stays"; why: string; open?: true };

export const peopleTables: readonly PeopleTable[] = [
  { table: "candidate_keys", column: "candidate_id", what: "moves", key: ["kind", "value"] },
  { table: "candidate_dossiers", column: "candidate_id", what: "moves", key: ["id"], by: "recruiter_id", once: { columns: ["recruiter_id"] } },
  { table: "right_to_represent", column: "candidate_id", what: "moves", key: ["id"], by: "recruiter_id", once: { columns: ["recruiter_id", "company_id"], while: "state in ('requested','signed')" } },
  { table: "applications", column: "candidate_id", what: "moves", key: ["id"], by: "recruiter_id" },
  { table: "placements", column: "candidate_id", what: "moves", key: ["id"] },
  { table: "candidate_sourcers", column: "candidate_id", what: "goes_on" },
  { table: "introductions", column: "candidate_id", what: "stays", why: "append-only; whose introduction it is says its application" },
  { table: "disputes", column: "candidate_id", what: "stays", why: "a case is about the claim or submission that it names; none is open while records are merged", open: true },
  { table: "disputes", column: "opener_candidate_id", what: "stays", why: "who signed in opened it, and the record that they signed in to stands", open: true },
  { table: "candidate_blocks", column: "candidate_id", what: "stays", why: "only who has signed in blocks, and the record that they signed in to stands", open: true },
  { table: "hidden_employers", column: "candidate_id", what: "stays", why: "only who has signed in hides, and the record that they signed in to stands", open: true },
  { table: "hidden_companies", column: "candidate_id", what: "stays", why: "goes with its employer", open: true },
  { table: "marketplace_connections", column: "candidate_id", what: "stays", why: "only who has signed in connects, and the record that they signed in to stands", open: true },
  { table: "hidden_firms", column: "candidate_id", what: "stays", why: "goes with its employer", open: true },
  { table: "candidate_profiles", column: "candidate_id", what: "stays", why: "only who has signed in has a profile, and the record that they signed in to stands", open: true },
  { table: "import_rows", column: "candidate_id", what: "stays", why: "a line of a list brought this record; which one stands now is read through the pointer", open: true },
  { table: "candidates", column: "merged_into", what: "stays", why: "the pointer itself" },
  { table: "person_merges", column: "winner_id", what: "stays", why: "the merge itself" },
  { table: "person_merges", column: "loser_id", what: "stays", why: "the merge itself" },
  { table: "person_merge_moves", column: "from_id", what: "stays", why: "what the undo goes by" },
  { table: "person_merge_moves", column: "to_id", what: "stays", why: "what the undo goes by" },
];
