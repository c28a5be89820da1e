import { z } from "zod";
import { marketplaceConfig } from "@/db/schema/ground";
import { command } from "../kernel/command";
import { asFinance } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "./current-policy";
import { policyErrors } from "./errors";
import { rtrTextVersions } from "./rules/rtr-text-versions";
import { policySettings } from "./settings";

/** The settings of a version that is to be published: a consent in a text that nobody has written could not be asked for. */
const publishable = policySettings.refine(({ representation }) => rtrTextVersions.some((version) => version === representation.textVersion), {
  path: ["representation", "textVersion"], message: `There is no text of this version yet. There ${rtrTextVersions.length === 1 ? "is" : "are"}: ${rtrTextVersions.join(", ")}.`,
});

/** Puts a new version of the settings in force for what is made from now on; what exists keeps the version it pinned. */
export const publishPolicy = command({
  input: z.strictObject({ basedOnVersion: z.number().int().min(1), settings: publishable, reason: z.string().trim().min(3, "Say why.").max(limits.lineLength) }),
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
