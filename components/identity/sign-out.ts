"use client";

/** Ends this browser's session and goes to the sign-in page. What does it is fetched then: every page can sign out, and few do. */
export async function signOut(): Promise<void> {
  const { authClient } = await import("./auth-client");
  await authClient.signOut();
  window.location.assign("/sign-in");
}
