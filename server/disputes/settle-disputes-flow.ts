import { z } from "zod";
import { flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { log } from "../kernel/log";
import { dueDisputes, settleDispute } from "./settle-case";

/**
 * Writes down what deadlines have made of cases, each in a transaction of its own so that one that fails holds no other up, and warns a day before. It decides nothing:
 * run twice, late or never (then twice), it leaves the same facts. Out: how many cases it moved, how many were warned, how many failed and are tried again with the next run.
 */
export const settleDisputes = flow({
  input: z.strictObject({}),
  output: z.strictObject({ settled: z.number().int(), warned: z.number().int(), failed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    const { disputeIds, warned } = await dueDisputes.call(ctx, {});
    let [settled, failed] = [0, 0];
    for (const disputeId of disputeIds) {
      try {
        if ((await settleDispute.call(ctx, { disputeId })).settled) settled++;
      } catch (err) {
        failed++;
        log.error({ err, disputeId }, "a case could not be settled; it is tried again with the next run");
      }
    }
    return { settled, warned, failed };
  },
});
