import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/components/format";
import { notFoundOr, serverApi } from "../trpc/server";
import { AskErasure } from "./ask-erasure";
import { TakeErasureBack } from "./take-erasure-back";

const goes = ["Your name, address, profile, drafts, templates and ways to sign in", "What you wrote in messages: the others see that somebody who left wrote here, and their own words stay", "Your connections, your claims on others, and rights that you signed from now on", "What recruiters wrote down about you, and your keys for programs"];
const stays = ["The books, invoices, agreements and decisions, which name you by a number", "What you signed, with its receipt, and what was kept as evidence: somebody may have to prove it"];

/** The page on which a person has themselves erased: what goes and what stays, what stands in the way, and the way back until it is done. */
export async function ErasurePage() {
  const api = await serverApi();
  const { asked, blocks, waitDays } = await notFoundOr(() => api.erasure.mine({}));
  const { me } = await api.identity.me({});
  return (
    <>
      <PageHeader title="Erase your account" answer={asked ? `It is erased on ${formatDate(asked.dueAt.slice(0, 10))} (UTC). Until then you can take it back.` : "You are forgotten here, for good. Nobody can bring you back."} />
      {asked && (
        <div className="flex max-w-160 flex-col gap-4">
          {asked.byPlatform && <Callout title="The platform asked for it in your name" tone="info">If you did not want it, take it back.</Callout>}
          <TakeErasureBack />
        </div>
      )}
      {blocks.length > 0 && (
        <Section title={asked ? "What holds it up" : "What must end first"} className="max-w-160">
          <ul className="divide-y rounded-lg border bg-card">
            {blocks.map(({ code, say, remedy }) => (
              <li key={code} className="px-4 py-3"><span className="block font-medium">{say}</span><span className="block text-sm text-muted-foreground">{remedy}</span></li>
            ))}
          </ul>
        </Section>
      )}
      <div className="grid max-w-200 gap-8 sm:grid-cols-2">
        <Section title="What goes"><ul className="list-disc space-y-1.5 pl-5">{goes.map((one) => <li key={one}>{one}</li>)}</ul></Section>
        <Section title="What stays"><ul className="list-disc space-y-1.5 pl-5">{stays.map((one) => <li key={one}>{one}</li>)}</ul></Section>
      </div>
      {!asked && blocks.length === 0 && <AskErasure email={me?.email ?? ""} waitDays={waitDays} />}
    </>
  );
}
