// Proves: every procedure that the router serves opens for the roles of its gate and for no other, really works for one of them, answers a
// foreign id exactly as one that never was, refuses keys that nobody asked for, and tells nobody what only somebody else may read (T8, T9).
// Would miss: a leak of something that carries no canary, and a gate that is right in the table and wrong for the product.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { type Row, rows } from "@/db/testing/procedures/rows";
import { type Canary, canaries, makeSetting, type Setting } from "@/db/testing/procedures/setting";
import { type Answer, type ProcedureInfo, procedures, wire } from "@/db/testing/wire";
import type { Ctx } from "./kernel/command";
import { type Role, roles } from "./kernel/gates";
import { idPrefixes, newId } from "./kernel/ids";
import { z } from "zod";

const everyone: readonly Role[] = roles;
const members: readonly Role[] = ["signed_in", "candidate", "recruiter", "company", "company_finance", "support", "finance", "owner"];
/** For whom each gate opens. */
const opensFor: Readonly<Record<string, readonly Role[]>> = {
  anyone: everyone,
  signedIn: members,
  recruiter: ["recruiter"],
  company: ["company", "company_finance"],
  hiringManager: ["company"],
  candidate: ["candidate"],
  admin: ["support", "finance", "owner"],
  finance: ["finance", "owner"],
  party: ["candidate", "recruiter", "company", "company_finance", "support", "finance", "owner"],
};

let setting: Setting;
let providers: Providers;
beforeAll(async () => {
  setting = await makeSetting();
  providers = await startProviders(setting.world.database.appUrl);
});
afterAll(async () => {
  await setting.world.close();
  await providers.stop();
});

const rowOf = (name: string): Row => {
  const row = rows[name];
  if (!row) throw new Error(`${name} has no row in db/testing/procedures/rows.ts: add one with a valid input for an own object.`);
  return row;
};
const explain = (answer: Answer) => (answer.ok ? "it succeeded" : (answer.refusal?.code ?? `it failed on our side: ${answer.body}`));

describe("the table", () => {
  it("has a row for each procedure and no other, and knows each gate", () => {
    expect(Object.keys(rows).toSorted()).toEqual(procedures.map(({ name }) => name).toSorted());
    for (const { name, meta } of procedures) expect(opensFor[meta.gate], `${name}: the gate "${meta.gate}" is not in the table`).toBeDefined();
  });
  it("names a foreign object for each field that names an object", () => {
    for (const { name, meta } of procedures) {
      const row = rowOf(name);
      const covered = [...Object.keys(row.foreign?.(setting) ?? {}), ...Object.keys(row.noForeign ?? {})];
      expect(fieldsOf(meta.input).filter((field) => field.endsWith("Id") && !covered.includes(field)), name).toEqual([]);
    }
  });
});

describe.each(procedures.map((procedure) => [procedure.name, procedure] as const))("%s", (name, { meta }) => {
  it("opens for the roles of its gate alone, works, and keeps what is not the caller's", async () => {
    const row = rowOf(name);
    const allowed = opensFor[meta.gate] ?? [];
    expect(allowed).toContain(row.as);
    const { input, by = setting.as[row.as] } = await row.prepare(setting);

    for (const role of roles.filter((one) => !allowed.includes(one))) {
      const answer = await wire(setting.as[role], name, input);
      expect(answer.refusal?.code, `${role}: ${explain(answer)}`).toBe(role === "anonymous" ? "not_signed_in" : "not_allowed");
    }
    await refusesExtraKeys(by, name, input);
    await answersForeignAsMissing(by, name, input, row);

    const worked = await wire(by, name, input);
    expect(worked.ok, explain(worked)).toBe(true);
    scan(worked, row, row.as);
    for (const role of allowed.filter((one) => one !== row.as)) {
      const answer = await wire(setting.as[role], name, input);
      expect(answer.ok || answer.refusal !== null, `${role}: ${explain(answer)}`).toBe(true);
      expect(["not_signed_in", "not_allowed"], role).not.toContain(answer.refusal?.code);
      scan(answer, row, role);
    }
  });
});

/** Keys that would be worth a try, and that no procedure takes. */
async function refusesExtraKeys(by: Ctx, name: string, input: Record<string, unknown>): Promise<void> {
  const extras: Record<string, unknown>[] = [{ role: "owner" }, { tenantId: setting.away.company.companyId }, { platformRole: "owner" }, { amountMinor: "1" }, { state: "paid" }, JSON.parse('{"__proto__":{"admin":true}}') as Record<string, unknown>, { constructor: { prototype: { admin: true } } }];
  for (const extra of extras) {
    if (Object.keys(extra).some((key) => key in input && key !== "constructor" && key !== "__proto__")) continue;
    const body: unknown = JSON.parse(`${JSON.stringify(input).slice(0, -1)}${Object.keys(input).length > 0 ? "," : ""}${JSON.stringify(extra).slice(1)}`);
    const answer = await wire(by, name, body);
    expect(answer.refusal?.code, `with ${JSON.stringify(extra)}: ${explain(answer)}`).toBe("invalid_input");
  }
}

async function answersForeignAsMissing(by: Ctx, name: string, input: Record<string, unknown>, row: Row): Promise<void> {
  for (const [field, id] of Object.entries(row.foreign?.(setting) ?? {})) {
    const foreign = await wire(by, name, { ...input, [field]: id });
    const missing = await wire(by, name, { ...input, [field]: neverWas(id) });
    const expected = row.answer?.[field] ?? "not_found";
    expect(foreign.ok ? "ok" : foreign.refusal?.code, `${field}: ${explain(foreign)}`).toBe(expected);
    expect(foreign.body).toBe(missing.body);
    expect(foreign.status).toBe(missing.status);
  }
}

/** An id of the same kind that no row has. */
function neverWas(id: string): string {
  const kind = (Object.keys(idPrefixes) as (keyof typeof idPrefixes)[]).find((one) => idPrefixes[one] === id.slice(0, 3));
  if (!kind) throw new Error(`${id} is of no known kind.`);
  return newId(kind);
}

/** The holder's name is for the parties of a placement and the platform, and never for who was refused. */
function scan(answer: Answer, row: Row, role: Role): void {
  const mayKnow = row.mayNameHolder === true || role === "support" || role === "finance" || role === "owner";
  const secret = (Object.keys(canaries) as Canary[]).map((canary) => canaries[canary]).filter((text) => !(mayKnow && text === canaries.holderName));
  expect([...secret, ...(mayKnow ? [] : setting.holderIds)].filter((text) => answer.body.includes(text))).toEqual([]);
}

function fieldsOf(input: ProcedureInfo["meta"]["input"]): string[] {
  const { properties } = z.object({ properties: z.record(z.string(), z.unknown()).optional() }).parse(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }));
  return Object.keys(properties ?? {});
}
