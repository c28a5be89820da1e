import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { excuses } from "./schema-excuses";

/** What there is of a table: a procedure that reaches it, what writes and reads it, and a test. Null = there is none. */
export type Usage = { table: string; router: string | null; writer: string | null; reader: string | null; test: string | null };
export type Column = Exclude<keyof Usage, "table">;
export const columns: readonly Column[] = ["router", "writer", "reader", "test"];

type Declaration = { id: string; file: string; name: string; text: string; uses: string[]; reads: Set<string>; writes: Set<string> };
type Module = { text: string; /** Name here → the file and the name it comes from. */ imports: Map<string, { file: string; name: string }>; exports: Map<string, { file: string; name: string }> };

const root = path.resolve(import.meta.dirname, "..");
const walk = (folder: string): string[] => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => path.relative(root, path.join(one.parentPath, one.name)).replaceAll(path.sep, "/")).toSorted();
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const short = (file: string) => file.replace(/^server\//, "").replace(/(\.test)?\.tsx?$/, "");

/** Every table of the schema, in its order: the name in the code and the name in the database. */
function tablesOf(): Map<string, { code: string; file: string }> {
  return new Map(walk("db/schema").flatMap((file) => [...read(file).matchAll(/export const (\w+) = pgTable\(\s*"(\w+)"/g)].map((found) => [found[2] ?? "", { code: found[1] ?? "", file }] as const)));
}

function resolved(from: string, name: string, known: ReadonlySet<string>): string | null {
  const base = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? path.posix.join(path.posix.dirname(from), name) : null;
  return base === null ? null : ([`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => known.has(file)) ?? null);
}

function modulesOf(files: readonly string[]): Map<string, Module> {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const text = read(file);
      const parsed: Module = { text, imports: new Map(), exports: new Map() };
      for (const [, kind, names = "", from = ""] of text.matchAll(/^(import|export) (?:type )?\{([^}]*)\} from "([^"]+)"/gm)) {
        const source = resolved(file, from, known);
        if (source === null) continue;
        for (const part of names.split(",").map((one) => one.trim().replace(/^type /, "")).filter(Boolean)) {
          const [name = "", here = name] = part.split(" as ");
          (kind === "import" ? parsed.imports : parsed.exports).set(here, { file: source, name });
        }
      }
      return [file, parsed] as const;
    }),
  );
}

/** Cuts a file at its top-level statements: everything here begins them in the first column. */
function declarationsOf(file: string, text: string): { name: string; text: string }[] {
  const starts = [...text.matchAll(/^(?:export )?(?:default )?(?:async )?(?:const|let|function|class) (?:\{ ?)?(\w+)/gm)];
  return starts.map((start, i) => ({ name: start[1] ?? "", text: text.slice(start.index, starts[i + 1]?.index ?? text.length) }));
}

const SQL_READ = /(?<!delete )\b(?:from|join)\s+(?:public\.)?"?([a-z_]+)"?/g;
const SQL_WRITE = /\b(?:insert into|update|delete from)\s+(?:public\.)?"?([a-z_]+)"?/g;
const CODE_READ = /\.(?:from|leftJoin|innerJoin|rightJoin)\((\w+)/g;
const CODE_WRITE = /\.(?:insert|update|delete)\((\w+)/g;
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((one) => one[1] ?? "");

/** Follows a name through the files that only hand it on. */
function origin(modules: ReadonlyMap<string, Module>, at: { file: string; name: string }): { file: string; name: string } {
  const next = modules.get(at.file)?.exports.get(at.name);
  return next ? origin(modules, next) : at;
}

/** Every usage of every table, from the text of the sources. */
export function schemaUsage(): Usage[] {
  const tables = tablesOf();
  const files = walk("server").filter((file) => /\.tsx?$/.test(file) && !isTest(file));
  const modules = modulesOf([...files, ...walk("db/schema")]);
  const inDatabase = databaseFunctions(tables);
  const declarations = new Map<string, Declaration>();
  for (const file of files) {
    const here = modules.get(file);
    if (!here) continue;
    const own = declarationsOf(file, here.text);
    for (const { name, text } of own) {
      const words = new Set(text.match(/\b[A-Za-z_]\w*\b/g));
      const uses = [...own.filter((other) => other.name !== name && words.has(other.name)).map((other) => `${file}#${other.name}`), ...[...here.imports].filter(([name]) => words.has(name)).map(([, at]) => origin(modules, at)).map((at) => `${at.file}#${at.name}`)];
      const byCode = (name: string) => [...tables].find(([, table]) => here.imports.get(name)?.name === table.code && here.imports.get(name)?.file === table.file)?.[0] ?? "";
      const calls = [...inDatabase].filter(([called]) => text.includes(`app.${called}(`)).map(([, done]) => done);
      const known = (names: Iterable<string>) => new Set([...names].filter((one) => tables.has(one)));
      declarations.set(`${file}#${name}`, {
        id: `${file}#${name}`, file, name, text, uses,
        reads: known([...found(text, SQL_READ), ...found(text, CODE_READ).map(byCode), ...calls.flatMap((one) => [...one.reads])]),
        writes: known([...found(text, SQL_WRITE), ...found(text, CODE_WRITE).map(byCode), ...calls.flatMap((one) => [...one.writes])]),
      });
    }
  }
  const reached = proceduresByTable(modules, declarations);
  const tests = [...walk("server"), ...walk("db"), ...walk("app"), ...walk("inngest")].filter(isTest).map((file) => ({ file, text: read(file) }));
  return [...tables].map(([table, { code }]) => {
    const writers = [...declarations.values()].filter((one) => one.writes.has(table));
    const readers = [...declarations.values()].filter((one) => one.reads.has(table));
    const byTrigger = [...inDatabase].find(([, done]) => done.writes.has(table))?.[0];
    const writer = firstOf(writers);
    const home = domainOf(writer?.file ?? firstOf(readers)?.file ?? "");
    const commands = callersOf(callersOf(writers.length > 0 ? writers : readers, declarations), declarations);
    const names = new RegExp(`\\b(${commands.map(({ name }) => name).join("|") || code})\\b`);
    const said = excuses[table] ?? {};
    const or = (column: Column, value: string | null) => value ?? (said[column] === undefined ? null : `– ${said[column]}`);
    return {
      table, router: or("router", nearest(reached.get(table) ?? [], home)), writer: or("writer", writer ? short(writer.file) : byTrigger ? `app.${byTrigger}()` : null), reader: or("reader", shortest(readers, home)),
      test: or("test", shortest(tests.filter(({ text }) => new RegExp(`\\b(${table}|${code})\\b`).test(text)), home) ?? shortest(tests.filter(({ text }) => names.test(text)), home)),
    };
  });
}

const domainOf = (file: string): string => /^server\/([^/]+)\//.exec(file)?.[1] ?? "";
const firstOf = <T extends { file: string }>(list: readonly T[]): T | null => list.toSorted((a, b) => a.file.localeCompare(b.file))[0] ?? null;
/** One file of a list, from the table's own domain if there is one. */
const shortest = (list: readonly { file: string }[], home: string): string | null => {
  const chosen = firstOf(list.filter(({ file }) => domainOf(file) === home)) ?? firstOf(list);
  return chosen && short(chosen.file);
};
type Reached = { steps: number; name: string };
/** The procedure that comes to a table in the fewest steps, from the table's own domain if one does. */
const nearest = (list: readonly Reached[], home: string): string | null => list.toSorted((a, b) => Number(b.name.startsWith(`${home}.`)) - Number(a.name.startsWith(`${home}.`)) || a.steps - b.steps || a.name.localeCompare(b.name))[0]?.name ?? null;

/** What names one of these declarations, in whichever file. */
function callersOf(of: readonly Declaration[], declarations: ReadonlyMap<string, Declaration>): Declaration[] {
  const ids = new Set(of.map(({ id }) => id));
  return [...of, ...[...declarations.values()].filter((one) => one.uses.some((id) => ids.has(id)))];
}

/** For each table the procedures that come to it, and in how many steps. */
function proceduresByTable(modules: ReadonlyMap<string, Module>, declarations: ReadonlyMap<string, Declaration>): Map<string, Reached[]> {
  const reached = new Map<string, Reached[]>();
  for (const [file, parsed] of [...modules].filter(([file]) => /^server\/\w+\/router\.ts$/.test(file))) {
    const domain = file.split("/")[1] ?? "";
    for (const [, name = "", called = ""] of parsed.text.matchAll(/(\w+): (?:reading|mutation)\((\w+)\)/g)) {
      const at = parsed.imports.get(called);
      if (!at) continue;
      const start = origin(modules, at);
      let edge = [`${start.file}#${start.name}`];
      const seen = new Set(edge);
      for (let steps = 0; edge.length > 0; steps++) {
        for (const one of edge.flatMap((id) => declarations.get(id) ?? [])) {
          for (const table of [...one.reads, ...one.writes]) reached.set(table, [...(reached.get(table) ?? []), { steps, name: `${domain}.${name}` }]);
        }
        edge = [...new Set(edge.flatMap((id) => declarations.get(id)?.uses ?? []))].filter((id) => !seen.has(id));
        for (const id of edge) seen.add(id);
      }
    }
  }
  return reached;
}

/** What the database's own functions read and write; the newest text of each counts. */
function databaseFunctions(tables: ReadonlyMap<string, unknown>): Map<string, { reads: Set<string>; writes: Set<string> }> {
  const all = new Map<string, { reads: Set<string>; writes: Set<string> }>();
  for (const file of walk("db/migrations").filter((one) => one.endsWith(".sql"))) {
    for (const [, name = "", body = ""] of read(file).matchAll(/create (?:or replace )?function app\.(\w+)\(([\s\S]*?)\n?end \$\$/gi)) {
      const known = (names: readonly string[]) => new Set(names.filter((one) => tables.has(one)));
      all.set(name, { reads: known(found(body, SQL_READ)), writes: known(found(body, SQL_WRITE)) });
    }
  }
  return all;
}

/** The tables that lack something, each with what to do. */
export function lacks(usage: readonly Usage[]): string[] {
  return usage.flatMap((one) => columns.filter((column) => one[column] === null).map((column) => `${one.table} has no ${column}: write one, or say in scripts/schema-excuses.ts why it needs none.`));
}

const START = "<!-- schema:audit -->";
const END = "<!-- /schema:audit -->";

/** The table as Markdown; tables with the same router, writer and reader share a row. */
export function usageTable(usage: readonly Usage[]): string {
  const rows = new Map<string, Usage[]>();
  for (const one of usage) {
    const key = [one.router, one.writer, one.reader].join("|");
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  const cell = (list: readonly Usage[], column: Column) => [...new Set(list.map((one) => one[column] ?? "**none**"))].join(", ");
  return ["| table | router | writer | reader | test |", "|---|---|---|---|---|", ...[...rows.values()].map((list) => `| ${list.map(({ table }) => table).join(", ")} | ${columns.map((column) => cell(list, column)).join(" | ")} |`)].join("\n");
}

/** A document with the table between its marks. Throws where the marks are not. */
export function withUsage(document: string, table: string): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`The document has no ${START} … ${END}.`);
  return `${document.slice(0, start + START.length)}\n${table}\n${document.slice(end)}`;
}
