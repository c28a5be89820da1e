// Proves: the house rules hold in every file, as text: who may import whom, what a domain folder holds, what is banned and what to do instead,
// and that docs, invariants, failpoints and commands name only what is there. Would miss: what a rule means but does not say in letters.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { failpoints } from "./server/kernel/failpoints";

const root = import.meta.dirname;
type Source = { file: string; text: string; /** Without comments. */ code: string };

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|\.|test-results|playwright-report)/.test(entry.name) ? [] : walk(file);
    return entry.isFile() ? [file] : [];
  });
}
const files = walk("").filter((file) => file !== "next-env.d.ts");
const read = (file: string): Source => {
  const text = readFileSync(path.join(root, file), "utf8");
  return { file, text, code: text.replace(/\/\*[\s\S]*?\*\//g, (found) => found.replace(/[^\n]/g, " ")).replace(/(^|[^:"'`\\])\/\/[^\n]*/g, "$1") };
};
const sources = files.filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file) && file !== "tidy.test.ts").map(read);
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file) || file.startsWith("e2e/") || file.startsWith("db/seed/");
const under = (...folders: string[]) => (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
const product = sources.filter(({ file }) => under("app", "components", "server", "db", "inngest", "emails")(file) && !isTest(file));
const server = product.filter(({ file }) => file.startsWith("server/"));

/** Every place where a pattern is found, as `file:line what`. */
const places = (list: readonly Source[], pattern: RegExp, what: (source: Source) => string = ({ code }) => code): string[] =>
  list.flatMap((source) => [...what(source).matchAll(new RegExp(pattern, "g"))].map((found) => `${source.file}:${what(source).slice(0, found.index).split("\n").length} ${found[0].trim().slice(0, 80)}`));

/** What a file imports, as paths from the root (or the package's name). */
function importsOf({ file, code }: Source): { from: string; name: string; onlyTypes: boolean }[] {
  return [...code.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^"'();]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g)].map((found) => {
    const name = found[2] ?? found[3] ?? "";
    const from = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : name;
    return { from, name, onlyTypes: found[1] !== undefined };
  });
}
const broken = (list: readonly Source[], wrong: (from: string, source: Source, onlyTypes: boolean, name: string) => boolean) =>
  list.flatMap((source) => importsOf(source).filter(({ from, name, onlyTypes }) => wrong(from, source, onlyTypes, name)).map(({ from }) => `${source.file} imports ${from}`));
const none = (found: string[], instead: string) => expect(found, instead).toEqual([]);

/** From the ground up: a domain may call those before it. */
const domains = ["events", "audit", "policy", "identity", "files", "ledger", "candidates", "sourcing", "profiles", "imports", "jobs", "splits", "applications", "placements", "billing", "payouts", "disputes", "proof", "connections", "messages", "moderation", "notifications", "erasure", "outreach", "insights", "access"];
const ground = ["kernel", "money", "providers"];
const domainOf = (file: string): string | null => /^server\/([a-z]+)(?:\/|$)/.exec(file)?.[1] ?? null;
const inDomain = server.filter(({ file }) => domains.includes(domainOf(file) ?? ""));

describe("layers", () => {
  it("know each folder of the server", () => {
    none([...new Set(server.map(({ file }) => /^server\/([^/]+)\//.exec(file)?.[1]).filter((name) => name !== undefined && !domains.includes(name) && !ground.includes(name)))].map(String), "Give the folder one of the domain's words, and put it at its place in the order of this file.");
  });
  it("a domain calls downwards, through the other's index.ts", () => {
    none(broken(inDomain, (from, { file }) => {
      const [own, other] = [domainOf(file), domainOf(from)];
      // Sign-in has a door of its own, so that its library is not loaded by everyone who asks for a name.
      return other !== null && domains.includes(other) && own !== other && (domains.indexOf(other) > domains.indexOf(own ?? "") || (from !== `server/${other}` && from !== "server/identity/auth"));
    }), "Call a lower domain by its index.ts; what must happen above is told by an event.");
  });
  it("kernel and money know no domain, money knows nobody", () => {
    none(broken(server.filter(({ file }) => file.startsWith("server/kernel/")), (from) => domains.includes(domainOf(from) ?? "")), "The kernel knows no domain word: pass what it needs.");
    none(broken(server.filter(({ file }) => file.startsWith("server/money/")), (from) => from !== "zod" && !from.startsWith("server/money")), "Money is pure: amounts, currencies, allocation.");
    none(broken(server.filter(({ file }) => file.startsWith("server/providers/")), (from) => domains.includes(domainOf(from) ?? "")), "A provider is called by flows; it knows the kernel alone.");
  });
  it("rules are pure: no clock, database, random or environment", () => {
    const rules = server.filter(({ file }) => /\/rules(\/|\.ts$)/.test(file));
    none(broken(rules, (from, _, onlyTypes) => !onlyTypes && (/^(db|server\/kernel(?!\/rules\/)|server\/providers|server\/env|drizzle-orm|postgres|node:)/.test(from))), "Pass the value in; a rule is a pure function.");
    none(places(rules, /Math\.random|crypto\.|process\.|new Date\(\)|Date\.now/), "Pass the value in; a rule is a pure function.");
  });
  it("only a flow, and sign-in, calls outside", () => {
    none(broken(inDomain, (from, { file }) => from.startsWith("server/providers/") && !/-flow\.tsx?$/.test(file) && !/^server\/(identity\/auth|proof\/compare-provider)\.tsx?$/.test(file)), "Make it command → outside call → command in a <verb>-<noun>-flow.ts.");
  });
  it("nothing of the product imports a stand-in, a test, or a page", () => {
    none(broken(product, (from, { file }) => /^(dev|e2e|bench|scripts)\//.test(from) || (from.startsWith("app/") && !file.startsWith("app/")) || (/(^|\/)testing\//.test(from))), "Move what both need below both.");
    none(broken(server, (from) => /^(components|app|inngest)\//.test(from)), "The server knows no screen and no job: it emits an event.");
  });
  it("pages and components hold no SQL and no rule", () => {
    none(broken(product.filter(({ file }) => under("app", "components")(file)), (from) => /^(drizzle-orm|postgres)(\/|$)/.test(from) || from.startsWith("db/schema") || from.startsWith("server/kernel/database")), "Ask a query of the domain through tRPC.");
    none(broken(product.filter(({ file }) => file.startsWith("components/")), (from, _, onlyTypes) => !onlyTypes && from.startsWith("server/") && !/^server\/(money|[a-z]+\/rules)(\/|$)/.test(from)), "Components get data by props and hooks; of the server they import types and pure rules.");
  });
  it("a job holds triggers and steps: it calls domains by their index.ts and knows no table", () => {
    const jobs = product.filter(({ file }) => file.startsWith("inngest/"));
    none(broken(jobs, (from) => /^(drizzle-orm|db\/)/.test(from) || (domains.includes(domainOf(from) ?? "") && from !== `server/${domainOf(from)}`)), "Call one exported, idempotent function of the domain.");
    none(jobs.filter(({ text }) => text.split("\n").length > 61).map(({ file }) => file), "A function has at most 60 lines: its id, triggers and steps.");
  });
});

describe("a domain folder", () => {
  it("holds its kinds of file, in kebab-case", () => {
    none(files.filter((file) => domains.includes(domainOf(file) ?? "") && !/^server\/[a-z]+\/(README\.md|(rules\/)?[a-z0-9]+(-[a-z0-9]+)*(\.(db|race|crash|model|control))?(\.test)?\.tsx?)$/.test(file)), "One file per command or query, rules/ for pure functions, tests beside the file.");
  });
  it("declares a flow in a -flow.ts, and routes names only", () => {
    none(places(inDomain.filter(({ file }) => !/-flow\.tsx?$/.test(file)), /[=(] ?flow(?:<[^>]*>)?\(\{/), "Name the file <verb>-<noun>-flow.ts: it runs in steps that may be repeated.");
    none(inDomain.filter(({ file, code }) => file.endsWith("/router.ts") && /=>|async|if \(/.test(code)).map(({ file }) => file), "A router is names → commands and queries, nothing else.");
  });
  it("has each command and flow named in a test", () => {
    const tests = sources.filter(({ file }) => isTest(file)).map(({ text }) => text).join("\n");
    const served = new Map(inDomain.filter(({ file }) => file.endsWith("/router.ts")).flatMap(({ file, code }) => [...code.matchAll(/(\w+): mutation\((\w+)\)/g)].map((found) => [found[2] ?? "", `"${domainOf(file)}.${found[1]}"`] as const)));
    none(inDomain.flatMap(({ file, code }) => [...code.matchAll(/export const (\w+) = (?:command|flow)\(/g)].map((found) => found[1] ?? "").filter((name) => !new RegExp(`\\b${name}\\b`).test(tests) && !tests.includes(served.get(name) ?? "\0")).map((name) => `${file}: ${name}`)), "Write a test that calls the command and would fail without it.");
  });
});

describe("every file", () => {
  it("has at most 400 lines", () => {
    const counted = sources.filter(({ file }) => !file.startsWith("db/migrations/"));
    none(counted.filter(({ text }) => text.split("\n").length > 401).map(({ file, text }) => `${file}: ${text.split("\n").length}`), "Split it by subject.");
  });
  it("is named for what is in it", () => {
    none(files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && /(^|\/)(utils?|helpers?|service|services|implementation|common|misc|stuff)\.[a-z.]+$/.test(file)), "Name it by the word of its subject.");
    none(files.filter((file) => under("app", "components", "server", "db", "inngest", "dev", "bench", "scripts", "e2e")(file) && /\.(ts|tsx|mjs)$/.test(file) && /[A-Z_]/.test(path.basename(file)) && !path.basename(file).startsWith("_")), "Kebab-case.");
  });
  it("has no any and no cast around the compiler", () => {
    none(places(sources, /[:<,|(]\s*any\b(?!\w)\s*[\],;)>=|[]|\bas any\b/), "Name the type, or read it with a schema.");
    none(places(sources, /\bas unknown as\b/), "Read it with a schema, or narrow it with a guard.");
    none(places(sources, /@ts-(ignore|nocheck)/, ({ text }) => text), "Fix the type; if the compiler is wrong, @ts-expect-error with the reason.");
  });
  it("switches no lint rule off without a reason", () => {
    none(sources.flatMap(({ file, text }) => text.split("\n").flatMap((line, i) => (/(oxlint|eslint)-disable/.test(line) && !/-- \S.{9,}/.test(line) ? [`${file}:${i + 1}`] : []))), "Say why after two dashes, or follow the rule.");
  });
  it("reads the environment in env.ts alone", () => {
    none(places(sources.filter(({ file }) => !isTest(file) && !/(^|[/-])env\.ts$/.test(file) && !/^(scripts\/.*\.mjs|[a-z]+\.config\.ts)$/.test(file)), /process\.env\b/), "Add it to the env.ts of its part, with its schema, and import it.");
  });
  it("leaves nothing for later, and skips no test", () => {
    none(places(sources, /\b(TODO|FIXME|XXX)\b/, ({ text }) => text), "Do it, or open an issue.");
    none(places(sources, /\b(it|test|describe)\.(skip|only|todo)\b/), "Make it pass, or remove it.");
  });
});

describe("money, time and providers", () => {
  it("SDKs are imported where their provider is", () => {
    const sdks = /^(stripe|pusher|nodemailer|inngest)(\/|$)/;
    none(broken(sources.filter(({ file }) => !isTest(file) && !under("server/providers", "dev")(file) && file !== "inngest/client.ts" && file !== "app/api/inngest/route.ts"), (_from, { file }, onlyTypes, name) => sdks.test(name) && !(onlyTypes && file.startsWith("inngest/"))), "Ask server/providers: it classifies what a call came to, and refuses to be called inside a transaction.");
  });
  it("the time is asked of the one clock", () => {
    const clocked = product.filter(({ file }) => !under("server/kernel", "components/format")(file));
    none(places(clocked, /new Date\(\)|Date\.now\(\)/), "env.now in a command, await now() in a query, app.now() in SQL; a page gets the server's time with its data.");
    const sql = (source: Source) => [...source.code.matchAll(/sql(?:<[^>]*>)?`[^`]*`/g)].map((found) => found[0]).join("\n");
    none(places(clocked.filter(({ file }) => !/^server\/policy\/move-clock-flow\.ts$/.test(file)), /(?<![.\w])(now\(\)|current_timestamp|current_date|localtimestamp|clock_timestamp\(\)|statement_timestamp\(\))/i, sql), "app.now(): it is the clock that a demo and a test can move.");
    none(files.filter((file) => /^db\/migrations\/.*\.sql$/.test(file)).map(read).flatMap((source) => places([source], /(?<![.\w])(now\(\)|current_timestamp|current_date)/i, ({ text }) => text.replace(/--.*/g, ""))), "app.now()");
  });
  it("money is never a float", () => {
    const counting = server.filter(({ file }) => !under("server/money", "server/providers")(file));
    none(places(counting, /parseFloat\(|\.toFixed\(|\bNumber\([^()]*(?:\([^()]*\)[^()]*)*(minor|cents|amount|fee|salary)[^()]*\)|Math\.(round|floor|ceil)\([^)]*(minor|cents|amount)/i), "bigint minor units; allocate() and basisPointsOf() of server/money. The one way out to a JS number is in server/providers.");
  });
  it("tables say what they join in the query", () => {
    none(places(sources.filter(({ file }) => file.startsWith("db/schema/")), /\brelations\(/), "Joins are written.");
  });
});

describe("what is named is there", () => {
  const crashes = sources.filter(({ file }) => file.endsWith(".crash.test.ts") || /testing\/.*crash/.test(file)).map(({ text }) => text).join("\n");
  it("each failpoint in a crash test, and no other", () => {
    none(failpoints.filter((name) => !crashes.includes(name)), "Add the point to the crash matrix: before and after it, the books must come out the same.");
    none(places(server, /failpoint\("([^"]+)"\)/).map((place) => place).filter((place) => !failpoints.some((name) => place.includes(`"${name}"`))), "Name it in server/kernel/failpoints.ts.");
  });
  it("each file that a document names", () => {
    const documents = files.filter((file) => /^(README|AGENTS|CHANGELOG)\.md$/.test(file) || /^(docs|server|dev)\/.*\.md$/.test(file)).map(read);
    const known = /^(app|components|server|db|inngest|emails|dev|e2e|bench|scripts|docs)\/[\w./()[\]-]+\.(ts|tsx|mjs|sql|md|svg|png|json)$/;
    none(documents.flatMap(({ file, text }) => [
      ...[...text.matchAll(/`([^`\s]+)`/g)].map((found) => found[1] ?? "").filter((name) => known.test(name) && !existsSync(path.join(root, name))),
      ...[...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map((found) => found[1] ?? "").filter((name) => !existsSync(path.join(root, path.dirname(file), name))),
    ].map((name) => `${file}: ${name}`)), "Correct the name, or write the file.");
  });
  it("each invariant's mechanism, test and control", () => {
    const rows = read("docs/INVARIANTS.md").text.split("\n").filter((line) => /^\| I-\d+ \|/.test(line)).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
    const promised = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 16, 18, 19, 20, 21, 22, 24, 25, 26, 33, 34, 35].map((n) => `I-${n}`);
    none(promised.filter((id) => !rows.some(([one]) => one === id)), "Write its row in docs/INVARIANTS.md.");
    const mechanisms = [...files.filter((file) => /^db\/migrations\/.*\.sql$/.test(file)).map(read), ...server].map(({ text }) => text).join("\n");
    const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? "");
    none(rows.flatMap(([id = "", , mechanism, test, control]) => [
      ...(quoted(mechanism).length === 0 ? [`${id} names no mechanism`] : []), ...quoted(mechanism).filter((name) => !isThere(name, mechanisms)).map((name) => `${id}: there is no ${name}`),
      ...[test, control].flatMap((cell) => quoted(cell).filter((file) => !existsSync(path.join(root, file)) || !new RegExp(`\\b${id}\\b`).test(read(file).text)).map((file) => `${id}: ${file} does not name it`)),
      ...(quoted(test).length === 0 || quoted(control).length === 0 ? [`${id} names no test or no control`] : []),
    ]), "Name what is there: a constraint or trigger of the migrations, a test and a control that say the invariant's id.");
  });
});

/** A name as it stands in SQL or code; generated trigger names are the table's with their ending, primary keys PostgreSQL's own. */
function isThere(name: string, text: string): boolean {
  if (new RegExp(`\\b${name}\\b`).test(text)) return true;
  const generated = /^(.+?)_(append_only|no_delete|no_truncate|audit_insert|audit_update|pkey|transition)$/.exec(name);
  return generated !== null && new RegExp(`['"]${generated[1]}['"]`).test(text);
}
