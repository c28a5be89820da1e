import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { TRPCError } from "@trpc/server";
import { Refusal } from "@/server/kernel/errors";
import { requestContext } from "@/server/request-context";
import { createCaller } from "@/server/router";
import { signInFirst } from "../sign-in-first";

/** The procedures, called from a server component as the signed-in person. One context per request. */
export const serverApi = cache(async () => createCaller(await requestContext(await headers())));

/** Awaits a read for a page: a refusal of "not found" becomes the not-found page, one of "not signed in" the sign-in page. `elsewhere` may lead on before the former. */
export async function notFoundOr<T>(read: () => Promise<T>, elsewhere?: () => Promise<void>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const refusal = cause instanceof TRPCError ? cause.cause : cause;
    if (refusal instanceof Refusal && (refusal.code === "not_found" || refusal.code === "not_allowed")) {
      await elsewhere?.();
      notFound();
    }
    if (refusal instanceof Refusal && refusal.code === "not_signed_in") return signInFirst();
    throw cause;
  }
}
