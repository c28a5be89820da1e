import { cookies } from "next/headers";
import { cache } from "react";
import { zoneCookie, zoneNamed } from "@/components/format/reader-zone";

/** In which zone the reader of this request reads time, as their browser says; UTC before it has said anything. */
export const readerTime = cache(async (): Promise<{ timeZone: string }> => ({ timeZone: zoneNamed((await cookies()).get(zoneCookie)?.value) }));
