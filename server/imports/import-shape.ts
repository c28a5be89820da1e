import { z } from "zod";

/** What a row can come to, in the order in which people read it. */
export const verdicts = ["new", "perhaps", "added", "yours", "same", "protected", "invalid", "refused", "left_out"] as const;
export const verdict = z.enum(verdicts);
export const importState = z.enum(["draft", "checking", "checked", "running", "paused", "done", "cancelled", "failed"]);
export const listSource = z.enum(["linkedin", "greenhouse", "bullhorn", "plain"]);
export const importCounts = z.strictObject(Object.fromEntries(verdicts.map((one) => [one, z.number().int()])) as Record<(typeof verdicts)[number], z.ZodInt>);

/** Rows by verdict, each named. */
export const countsOf = (counts: Readonly<Record<string, number>>): z.output<typeof importCounts> => importCounts.parse(Object.fromEntries(verdicts.map((one) => [one, counts[one] ?? 0])));
