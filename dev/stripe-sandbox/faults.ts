import { z } from "zod";
import { type Call, newId } from "./sandbox";
import { faultKinds, type FaultKind, type FaultRow } from "./types";

export const holdMsDefault = 30_000;

/** `path` is a prefix, or a regular expression if it starts with `^`. */
export const faultInput = z.strictObject({
  match: z.strictObject({ method: z.string().max(10).toUpperCase().optional(), path: z.string().max(300).optional() }).default({}),
  kind: z.enum(faultKinds),
  times: z.number().int().min(1).max(10_000).default(1),
  ms: z.number().int().min(0).max(600_000).optional(),
});

/** Queues a fault; inside a transaction. */
export const addFault = (call: Pick<Call, "store">, of: z.output<typeof faultInput>): FaultRow =>
  call.store.put("faults", { id: newId("fault"), method: of.match.method ?? null, path: of.match.path ?? null, kind: of.kind, times: of.times, ms: of.ms ?? (of.kind === "slow" ? 200 : holdMsDefault) });

const matches = (fault: FaultRow, method: string, path: string): boolean =>
  (fault.method === null || fault.method === method) && (fault.path === null || (fault.path.startsWith("^") ? new RegExp(fault.path).test(path) : path.startsWith(fault.path)));

/** These meet an execution; a request that its key answers passes them by. */
const duringExecution: readonly FaultKind[] = ["error_500_before", "error_500_after", "balance_insufficient", "transfers_not_allowed"];

/** Takes the first fault of the queue that this request meets; inside a transaction. */
export function takeFault(call: Pick<Call, "store">, of: { method: string; path: string; replay: boolean }): FaultRow | null {
  const fault = call.store.all("faults").find((row) => matches(row, of.method, of.path) && !(of.replay && duringExecution.includes(row.kind)));
  if (!fault) return null;
  if (fault.times > 1) call.store.put("faults", { ...fault, times: fault.times - 1 });
  else call.store.remove("faults", fault.id);
  return fault;
}
