// Proves: whatever a procedure is sent, it answers with a result or with a refusal in words, in bounded time, and every rule about rows still
// holds after it; and no text or list of an input is without a bound (T10, small). FC_SEED replays a run.
// Would miss: what needs two inputs in the right order, and bodies that the HTTP route refuses before a procedure is asked.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { caseOf, type JsonSchema, seeded, seedOf, unbounded } from "@/db/testing/fuzz";
import { brokenInvariants } from "@/db/testing/invariants";
import { type Providers, startProviders } from "@/db/testing/providers";
import { rows } from "@/db/testing/procedures/rows";
import { makeSetting, type Setting } from "@/db/testing/procedures/setting";
import { procedures, wire } from "@/db/testing/wire";

const CASES = 30;
/** Prepared anew after a success, so that later cases get as far as the first; bounded, because worlds cost time. */
const PREPARED = 5;
/** These change the rules for everyone else: last. */
const last = ["policy.publish", "policy.moveClock"];

let setting: Setting;
let providers: Providers;
const seed = seedOf("FC_SEED");
beforeAll(async () => {
  setting = await makeSetting();
  providers = await startProviders(setting.world.database.appUrl);
});
afterAll(async () => {
  await setting.world.close();
  await providers.stop();
});

const schemaOf = (input: z.ZodType): JsonSchema => z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema;
const ordered = procedures.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name));

describe("every input", () => {
  it("bounds its texts and lists", () => {
    expect(procedures.flatMap(({ name, meta }) => unbounded(schemaOf(meta.input), name))).toEqual([]);
  });
});

describe.each(ordered.map((procedure) => [procedure.name, procedure] as const))("%s", (name, { type, meta }) => {
  it("answers anything with a result or a refusal", async () => {
    const row = rows[name];
    if (!row) throw new Error(`${name} has no row.`);
    const random = seeded(seed ^ name.split("").reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7));
    const schema = schemaOf(meta.input);
    let prepared = await row.prepare(setting);
    let made = 1;
    const failures: string[] = [];
    for (let i = 0; i < (name === "proof.run" ? 3 : CASES); i++) {
      const input = caseOf(prepared.input, schema, random);
      const started = performance.now();
      const answer = await wire(prepared.by ?? setting.as[row.as], name, input);
      if (!answer.ok && !answer.refusal && answer.status >= 500) failures.push(`${JSON.stringify(input)?.slice(0, 300)} → ${answer.body.slice(0, 200)}`);
      if (name !== "proof.run") expect(performance.now() - started, JSON.stringify(input)?.slice(0, 300)).toBeLessThan(8_000);
      if (answer.ok && type === "mutation" && made < PREPARED) {
        prepared = await row.prepare(setting);
        made += 1;
      }
    }
    expect(failures).toEqual([]);
  });
});

describe("after all of it", () => {
  it("every rule about rows still holds", async () => {
    expect(await brokenInvariants(setting.world.db)).toEqual([]);
  });
});
