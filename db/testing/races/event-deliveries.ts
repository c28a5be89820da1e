import type { Ctx } from "@/server/kernel/command";
import { newId } from "@/server/kernel/ids";
import { storeProviderEvent } from "@/server/payouts";
import type { TestDatabase } from "../test-database";
import { failures, together } from "../together";

/** One provider event delivered ten times at once, round after round. Out: what differs from "stored once and told once"; empty = nothing. */
export async function deliverAtOnce(database: TestDatabase, ctx: Ctx, rounds: number): Promise<string[]> {
  const findings: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const id = `evt_${newId("request").slice(4)}`;
    const { results, inFlight } = await together(10, () => storeProviderEvent.call(ctx, { id, type: "invoice.paid", apiVersion: null, objectId: "in_1", objectType: "invoice", payload: { data: { object: { id: "in_1" } } } }));
    if (inFlight < 2) findings.push(`only ${inFlight} in flight`);
    findings.push(...failures(results));
    const [row] = await database.sql<{ stored: number; told: number }[]>`
      select (select count(*)::int from stripe_events where id = ${id}) as stored, (select count(*)::int from marketplace_events where data ->> 'stripeEventId' = ${id}) as told`;
    if (row?.stored !== 1) findings.push(`stored ${row?.stored} times`);
    if (row?.told !== 1) findings.push(`told ${row?.told} times`);
  }
  return findings;
}
