import { askErasure } from "@/server/erasure/ask-erasure";
import type { Someone } from "../world/people";
import type { Row } from "./rows";
import type { Setting } from "./setting";

/** Somebody who has asked to be erased. */
async function leaving(s: Setting): Promise<{ who: Someone & { email: string }; erasureId: string }> {
  const who = await s.world.candidate();
  const { erasureId } = await askErasure.call(who.ctx, { typed: who.email });
  return { who, erasureId };
}

/** Rows of erasing people. */
export const erasureRows: Readonly<Record<string, Row>> = {
  "erasure.mine": { as: "signed_in", prepare: () => ({ input: {} }) },
  "erasure.ask": {
    as: "signed_in",
    async prepare(s) {
      const who = await s.world.candidate();
      return { by: who.ctx, input: { typed: who.email } };
    },
  },
  "erasure.takeBack": { as: "signed_in", prepare: async (s) => ({ by: (await leaving(s)).who.ctx, input: {} }) },
  "erasure.list": { as: "support", prepare: () => ({ input: {} }) },
  "erasure.askFor": { as: "support", prepare: async (s) => ({ input: { email: (await s.world.candidate()).email, reason: "They wrote a letter." } }) },
  "erasure.eraseNow": { as: "owner", prepare: async (s) => ({ input: { erasureId: (await leaving(s)).erasureId, reason: "They ask for it at once." } }), noForeign: { erasureId: "an admin may carry out each" } },
};
