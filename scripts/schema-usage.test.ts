// Proves: every table of the schema has a procedure that reaches it, a writer, a reader and a test, or says why not; and AGENTS.md carries the table as it is now.
// Would miss: a table that is reached and never should have been.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { excuses } from "./schema-excuses";
import { columns, lacks, schemaUsage, usageTable, withUsage } from "./schema-usage";

const usage = schemaUsage();

describe("every table", () => {
  it("has a router, a writer, a reader and a test, or an excuse", () => {
    expect(usage.length).toBeGreaterThan(50);
    expect(lacks(usage)).toEqual([]);
  });
  it("is excused only from what it lacks, and only if it is there", () => {
    expect(Object.keys(excuses).filter((table) => !usage.some((one) => one.table === table))).toEqual([]);
    expect(Object.entries(excuses).flatMap(([table, said]) => columns.filter((column) => said[column] !== undefined && !usage.find((one) => one.table === table)?.[column]?.startsWith("–")).map((column) => `${table} has a ${column}: drop its excuse`))).toEqual([]);
  });
  it("is found where it is known to be used", () => {
    expect(usage.find(({ table }) => table === "candidate_sourcers")).toMatchObject({ router: expect.stringMatching(/^[a-z]+\.\w+$/), writer: expect.stringMatching(/^[a-z]+\/[\w-]+$/), reader: expect.stringMatching(/^[a-z]+\//), test: expect.stringMatching(/\.(db|race|control|model)$/) });
    expect(usage.find(({ table }) => table === "ledger_postings")?.writer).toMatch(/ledger\/post-journals|app\.post_journals/);
  });
});

it("AGENTS.md carries the table as it is now: npm run -s schema:audit -- --write", () => {
  const document = readFileSync(path.resolve(import.meta.dirname, "../AGENTS.md"), "utf8");
  expect(withUsage(document, usageTable(usage)) === document, "It is out of date. Run: npm run -s schema:audit -- --write").toBe(true);
});

it("a table that lacks something is told with what to do", () => {
  expect(lacks([{ table: "orphans", router: null, writer: "a", reader: "b", test: "c" }])).toEqual(["orphans has no router: write one, or say in scripts/schema-excuses.ts why it needs none."]);
});
