import { redirect } from "next/navigation";
import { dayKey } from "@/components/format";
import { serverApi } from "../trpc/server";

export type CompanyReader = { name: string; email: string; companyId: string; companyName: string; role: string; timeZone: string; /** Owners, admins and managers hire; finance staff pay. */ mayHire: boolean; now: string; /** The calendar day in the company's zone. */ today: string };

/** Who reads a page of the company area, and what day it is where the company is. */
export async function companyReader(): Promise<CompanyReader> {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  if (me.organization?.kind !== "company") redirect("/welcome");
  const { id: companyId, name: companyName, role, timeZone } = me.organization;
  const { now } = await api.policy.clock({});
  return { name: me.name, email: me.email, companyId, companyName, role, timeZone, mayHire: ["owner", "admin", "manager"].includes(role), now, today: dayKey(now, { timeZone }) };
}
