// Proves: the list of failpoints is closed: each is named in the crash matrix with at least one fault, stands at exactly one place of the
// product, and nothing else asks to be killed. Would miss: a failpoint that stands at the wrong place, which the crash tests would show.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { crashMatrix, importPoints, invoicePoints, movePoints, payoutPoints, talkPoints, webhookPoints } from "@/db/testing/crash/crash-matrix";
import { failpoints } from "./failpoints";

const server = path.resolve(import.meta.dirname, "..");
const placed = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.endsWith("failpoints.ts"))
  .flatMap((file) => [...readFileSync(path.join(server, file), "utf8").matchAll(/failpoint\(([^)]*)\)/g)].map((match) => (match[1] ?? "").replaceAll('"', "")));

describe("failpoints", () => {
  it("are each in the crash matrix, and the matrix has no other", () => {
    expect(Object.keys(crashMatrix).toSorted()).toEqual([...failpoints].toSorted());
    expect(Object.values(crashMatrix).every((faults) => faults.length > 0)).toBe(true);
    expect([...importPoints, ...payoutPoints, ...invoicePoints, ...talkPoints, ...movePoints, ...webhookPoints].toSorted()).toEqual([...failpoints].toSorted());
  });
  it("stand at exactly one place each", () => {
    expect(placed.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([...failpoints].toSorted());
  });
});
