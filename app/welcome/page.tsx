import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ApiProvider } from "../trpc/client";
import { SimulatedStrip } from "@/components/shell/app-shell";
import { env } from "@/server/env";
import { simulated } from "@/server/providers/stripe";
import { serverApi } from "../trpc/server";
import { Welcome } from "./welcome";

export const metadata: Metadata = { title: "Welcome" };

/** Sends a signed-in person to their area, or lets them set one up. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ kind?: string; link?: string }> }) {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  if (me.emailVerified && !me.candidateId && (me.intent === "candidate" || me.intent === null) && me.areas.length === 0) {
    await api.candidates.link({});
    redirect("/marketplace");
  }
  const first = me.areas.includes("admin") ? "admin" : me.areas[0];
  if (first) redirect(`/${first}`);
  const { kind, link } = await searchParams;
  const asked = kind ?? me.intent;
  return (
    <ApiProvider>
      {simulated() && <SimulatedStrip />}
      <Welcome name={me.name} email={me.email} inboxUrl={env().DEMO_MODE === "1" ? (env().INBOX_URL ?? null) : null} kind={asked === "company" ? "company" : asked === "candidate" ? "candidate" : "recruiter"} emailVerified={me.emailVerified} linkOver={link === "over"} />
    </ApiProvider>
  );
}
