import type { z } from "zod";
import type { Command, Query } from "./command";
import type { ErrorCatalogue, Refusal } from "./errors";

/** A request's whole body as a field of the input: its name there and in refusals of rules, how long it may be, and what a longer one is told. */
export type FileBody = { field: string; inRefusals: string; most: number; tooLong(): Refusal };

/** One address of the REST interface: which procedure it calls, and how a request becomes its input and its output an answer. It has no rule of its own. */
export type RestRoute = {
  method: "GET" | "POST";
  /** Below `/api/v2`, with `{id}` for what an address names. */
  path: string;
  /** A sentence for people. */
  summary: string;
  calls: Command | Query;
  /** Path parameter → field of the input. All other fields come from the query of a GET or the body of a POST. A refusal names a field as the request does. */
  ids: Readonly<Record<string, string>>;
  /** A field of the output whose own fields stand at the top of the answer. */
  lift: string | null;
  /** Field of the output → its name in the answer. */
  rename: Readonly<Record<string, string>>;
  /** Whether the output is a page of a list. */
  page: boolean;
  /** The resource that a POST makes: it answers 201 and says where the new one is. Null = it makes none. */
  creates: string | null;
  /** Whether the body is a file's bytes; all other fields then come from the query. Null = it is JSON. */
  body: FileBody | null;
  /** Whether the answer is a table for spreadsheets, as a file to be saved, and no JSON. */
  csv: boolean;
};

type Shown<I extends z.ZodType, O extends z.ZodType> = {
  ids?: Readonly<Record<string, keyof z.input<I> & string>>;
  lift?: keyof z.output<O> & string;
  rename?: Readonly<Record<string, string>>;
};

/** A list: its query takes `pageInput` and answers `pageOf` rows. */
export const list = <I extends z.ZodType, O extends z.ZodType<{ data: unknown[]; nextCursor: string | null }>, S, E extends ErrorCatalogue>(path: string, calls: Query<I, O, S, E>, summary: string, shown: Pick<Shown<I, O>, "ids"> = {}): RestRoute => ({
  method: "GET", path, summary, calls, ids: shown.ids ?? {}, lift: null, rename: {}, page: true, creates: null, body: null, csv: false,
});

/** One thing, or an answer that is no list. */
export const one = <I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(path: string, calls: Query<I, O, S, E>, summary: string, shown: Shown<I, O> = {}): RestRoute => ({
  method: "GET", path, summary, calls, ids: shown.ids ?? {}, lift: shown.lift ?? null, rename: shown.rename ?? {}, page: false, creates: null, body: null, csv: false,
});

/** A table as a file. Its query answers the file's name and its text. */
export const table = <I extends z.ZodType, O extends z.ZodType<{ name: string; csv: string }>, S, E extends ErrorCatalogue>(path: string, calls: Query<I, O, S, E>, summary: string, shown: Pick<Shown<I, O>, "ids"> = {}): RestRoute => ({
  method: "GET", path, summary, calls, ids: shown.ids ?? {}, lift: null, rename: {}, page: false, creates: null, body: null, csv: true,
});

/** A command. It must be a single transaction or a repeatable flow, so that a call that is sent again can be held to one effect. */
export const post = <I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(path: string, calls: Command<I, O, S, E>, summary: string, shown: Shown<I, O> & { creates?: string } = {}): RestRoute => ({
  method: "POST", path, summary, calls, ids: shown.ids ?? {}, lift: shown.lift ?? null, rename: shown.rename ?? {}, page: false, creates: shown.creates ?? null, body: null, csv: false,
});

/** A command that takes a file: the body is its bytes as they are. */
export const upload = <I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(path: string, calls: Command<I, O, S, E>, summary: string, body: FileBody & { field: keyof z.input<I> & string }, shown: Pick<Shown<I, O>, "rename"> = {}): RestRoute => ({
  method: "POST", path, summary, calls, ids: {}, lift: null, rename: shown.rename ?? {}, page: false, creates: null, body, csv: false,
});
