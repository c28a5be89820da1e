import { cache } from "react";
import { notFoundOr, serverApi } from "../trpc/server";

/** A published recruiter for this request, asked once; any other address is the not-found page. */
export const publicRecruiter = cache(async (slug: string) => (await notFoundOr(async () => (await serverApi()).profiles.recruiter({ slug: slug.slice(0, 120) }))).recruiter);

/** A firm with published recruiters for this request, asked once; any other address is the not-found page. */
export const publicFirm = cache(async (slug: string) => (await notFoundOr(async () => (await serverApi()).profiles.firm({ slug: slug.slice(0, 120) }))).firm);
