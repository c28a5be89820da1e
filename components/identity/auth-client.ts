"use client";

import { createAuthClient } from "better-auth/react";
import { magicLinkClient } from "better-auth/client/plugins";

/** The browser's side of sign-in. */
export const authClient = createAuthClient({ plugins: [magicLinkClient()] });
