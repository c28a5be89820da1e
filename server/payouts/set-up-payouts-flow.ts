import { z } from "zod";
import { env } from "../env";
import { type Ctx, flow } from "../kernel/command";
import { asRecruiter, asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import type { StripeAccount } from "../providers/stripe";
import { createPayeeAccount, onboardingLink, retrieveAccount } from "../providers/stripe-money";
import { payoutErrors } from "./errors";
import { myPayee, payeeOfAccount, savePayeeAccount } from "./payee-account";

const system = (ctx: Ctx, job: string): Ctx => ({ ...ctx, actor: { kind: "system", job } });

/** Opens the payment provider's own onboarding page for the recruiter. The address is fresh and short-lived, never mailed. */
export const setUpPayouts = flow({
  input: z.strictObject({ country: z.string().max(2).refine(isCountry, "Choose a country from the list.").default("US") }),
  output: z.strictObject({ url: z.url() }),
  allow: asRecruiter,
  errors: payoutErrors,
  async run({ ctx, refuse }, { country }) {
    const payee = await myPayee.call(ctx, {});
    let account = payee.stripeAccountId;
    if (!account) {
      const made = await createPayeeAccount({ payeeId: payee.payeeId, email: payee.email, country });
      if (made.kind === "refused") return refuse("country_not_supported");
      if (made.kind === "unknown") throw new Error(`The provider did not say what became of the account of ${payee.payeeId}: ${made.why}.`);
      await savePayeeAccount.call(system(ctx, "payout-set-up"), { payeeId: payee.payeeId, ...describe(made.value) });
      account = made.value.id;
    }
    const page = `${env().APP_URL}/portal/money`;
    return { url: await onboardingLink({ account, refreshUrl: `${page}?setup=again`, returnUrl: `${page}?setup=done` }) };
  },
});

/** Reads an account anew at the provider and stores what it says. Out: whether it is one of ours. */
export const refreshPayeeAccount = flow({
  input: z.strictObject({ stripeAccountId: z.string().max(limits.idLength) }),
  output: z.strictObject({ known: z.boolean(), becameReady: z.boolean() }),
  allow: asSystem,
  errors: payoutErrors,
  async run({ ctx }, { stripeAccountId }) {
    const { payeeId } = await payeeOfAccount.call(ctx, { stripeAccountId });
    if (!payeeId) return { known: false, becameReady: false };
    const account = await retrieveAccount(stripeAccountId);
    return { known: true, ...(await savePayeeAccount.call(ctx, { payeeId, ...describe(account) })) };
  },
});

/** After the provider's page: look at once instead of waiting for its message. */
export const checkPayoutSetUp = flow({
  input: z.strictObject({}),
  output: z.strictObject({ ready: z.boolean() }),
  allow: asRecruiter,
  errors: payoutErrors,
  async run({ ctx }) {
    const payee = await myPayee.call(ctx, {});
    if (payee.stripeAccountId && !payee.ready) await refreshPayeeAccount.call(system(ctx, "payout-set-up"), { stripeAccountId: payee.stripeAccountId });
    return { ready: (await myPayee.call(ctx, {})).ready };
  },
});

/** Whether a text is the ISO code of a country that there is. */
function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== "ZZ" && new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(code) !== undefined;
}

function describe(account: StripeAccount) {
  return {
    stripeAccountId: account.id,
    transfersActive: account.capabilities?.transfers === "active",
    detailsSubmitted: account.details_submitted ?? false,
    requirements: (account.requirements?.currently_due ?? []).slice(0, 100),
  };
}
