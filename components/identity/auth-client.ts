"use client";

import { createAuthClient } from "better-auth/react";
import { magicLinkClient } from "better-auth/client/plugins";

/** The browser's side of sign-in. */
export const authClient = createAuthClient({ plugins: [magicLinkClient()] });

/** Ends this browser's session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await authClient.signOut();
  window.location.assign("/sign-in");
}
