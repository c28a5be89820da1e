import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/router";

export type ReadRefusal = { code: string; message: string; remedy: string; field: string | null; details: Record<string, string | number>; fieldErrors: { path: string; message: string }[]; requestId: string | null };

/** What a failed call tells its user. What the user did not cause says so, with the request's id. */
export function refusalOf(error: unknown): ReadRefusal {
  if (error instanceof TRPCClientError) {
    const data = (error as TRPCClientError<AppRouter>).data;
    if (data?.refusal) return { ...data.refusal, requestId: data.requestId };
    if (data) return { ...unknown, requestId: data.requestId };
    return { ...unknown, code: "offline", message: "The server did not answer.", remedy: "Check your connection and try again. What you entered is kept." };
  }
  return unknown;
}

const unknown: ReadRefusal = { code: "unknown", message: "Something went wrong on our side.", remedy: "Try again in a moment. If it stays, tell us the number below.", field: null, details: {}, fieldErrors: [], requestId: null };

/** The message for one field of a form; undefined = nothing is wrong with it. */
export function fieldMessage(refusal: ReadRefusal | null, path: string): string | undefined {
  if (!refusal) return undefined;
  const own = refusal.fieldErrors.find((error) => error.path === path)?.message;
  return own ?? (refusal.field === path ? `${refusal.message} ${refusal.remedy}` : undefined);
}
