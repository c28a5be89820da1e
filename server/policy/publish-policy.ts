import { z } from "zod";
import { marketplaceConfig } from "@/db/schema/ground";
import { command } from "../kernel/command";
import { asFinance } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "./current-policy";
import { policyErrors } from "./errors";
import { policySettings } from "./settings";

/** Puts a new version of the settings in force for what is made from now on; what exists keeps the version it pinned. */
export const publishPolicy = command({
  input: z.strictObject({ basedOnVersion: z.number().int().min(1), settings: policySettings, reason: z.string().trim().min(3, "Say why.").max(limits.lineLength) }),
  output: z.strictObject({ version: z.number().int() }),
  allow: asFinance,
  errors: policyErrors,
  async run({ tx, scope, emit, refuse }, input) {
    const current = await currentPolicy(tx);
    if (current.version !== input.basedOnVersion) return refuse("policy_changed", { version: current.version });
    const version = input.basedOnVersion + 1;
    const [written] = await tx
      .insert(marketplaceConfig)
      .values({ version, settings: input.settings, reason: input.reason, createdBy: scope.userId })
      .onConflictDoNothing()
      .returning({ version: marketplaceConfig.version });
    if (!written) return refuse("policy_changed", { version: (await currentPolicy(tx)).version });
    emit({ type: "policy/policy.published", data: { version } });
    return { version };
  },
});
