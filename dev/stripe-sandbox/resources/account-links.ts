import type Stripe from "stripe";
import { z } from "zod";
import { type Fields, id, webAddress } from "../params";
import { route } from "../router";
import { newId } from "../sandbox";
import { accountOf } from "./accounts";

const secondsToOpen = 300;

export const accountLinkRoutes = [
  route(
    "POST",
    "/v1/account_links",
    z.strictObject({ account: id, type: z.enum(["account_onboarding", "account_update"]), refresh_url: webAddress, return_url: webAddress, collect: z.enum(["currently_due", "eventually_due"]).optional() } satisfies Fields<Stripe.AccountLinkCreateParams>),
    (call, given): Stripe.AccountLink => {
      accountOf(call, given.account, "account");
      const token = newId("link", 32);
      const expiresAt = call.now + secondsToOpen;
      call.store.put("account_links", { id: token, account: given.account, refreshUrl: given.refresh_url, returnUrl: given.return_url, expiresAt, session: null, finished: false });
      return { object: "account_link", created: call.now, expires_at: expiresAt, url: `${call.sandbox.publicUrl()}/onboarding/${token}` };
    },
  ),
];
