import { headers } from "next/headers";
import { redirect } from "next/navigation";

/** Sends a visitor to the sign-in page, and from there back to what they asked for. */
export async function signInFirst(): Promise<never> {
  const here = (await headers()).get("x-here");
  redirect(here === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}
