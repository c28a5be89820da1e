import { redirect } from "next/navigation";
import { ApiProvider } from "../trpc/client";
import { serverApi } from "../trpc/server";
import { Welcome } from "./welcome";

/** Sends a signed-in person to their area, or lets them set one up. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  if (me.emailVerified && !me.candidateId && (me.intent === "candidate" || me.intent === null) && me.areas.length === 0) await api.candidates.link({});
  const { me: now } = await api.identity.me({});
  const first = now?.areas.includes("admin") ? "admin" : now?.areas[0];
  if (first) redirect(`/${first}`);
  const asked = (await searchParams).kind ?? me.intent;
  return (
    <ApiProvider>
      <Welcome name={me.name} kind={asked === "company" ? "company" : asked === "candidate" ? "candidate" : "recruiter"} emailVerified={me.emailVerified} />
    </ApiProvider>
  );
}
