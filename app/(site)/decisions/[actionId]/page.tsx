import type { Metadata } from "next";
import { formatInstant } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { KeyFacts } from "@/components/ui/key-facts";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../../trpc/outputs";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { AppealForm } from "./appeal-form";

export const metadata: Metadata = { title: "A decision about you", robots: { index: false }, referrer: "no-referrer" };

type Decision = Outputs["moderation"]["decision"]["decision"];
const titles: Readonly<Record<Decision["kind"], string>> = { warn: "You were warned", mute: "You are muted", remove: "A message of yours was removed", suspend: "Your account is suspended" };
const pastTitles: Readonly<Record<Decision["kind"], string>> = { ...titles, mute: "You were muted", suspend: "Your account was suspended" };
const meanings: Readonly<Record<Decision["kind"], string>> = {
  warn: "It takes nothing from you. It stands in your history.", mute: "Until it ends you can read and answer requests, and neither write nor ask for connections.",
  remove: "Its place in the conversation stays, its words are gone.", suspend: "Until it ends you cannot sign in.",
};

/** A decision about the reader: what and why, until when, and the way to appeal. Signed in, or by the key in their mail. */
export default async function DecisionPage({ params, searchParams }: { params: Promise<{ actionId: string }>; searchParams: Promise<{ key?: string | string[] }> }) {
  const [{ actionId }, { key: given }] = await Promise.all([params, searchParams]);
  const key = typeof given === "string" && given.length <= 100 ? given : undefined;
  const api = await serverApi();
  const { decision, now } = await notFoundOr(() => api.moderation.decision({ actionId: actionId.slice(0, 64), ...(key === undefined ? {} : { key }) }));
  const over = decision.lifted !== null || (decision.until !== null && decision.until <= now);
  return (
    <>
      <PageHeader title={(over ? pastTitles : titles)[decision.kind]} answer={over ? "It is over." : meanings[decision.kind]} meta={<StatusPill status={over ? "closed" : "active"} word={decision.lifted ? "Lifted" : over ? "Over" : "In force"} />} />
      <Section title="Why"><p className="reading text-base break-words whitespace-pre-line">{decision.reason}</p></Section>
      <KeyFacts
        facts={[
          { label: "Since", value: formatInstant(decision.beganAt) },
          ...(decision.kind === "mute" || decision.kind === "suspend" ? [{ label: "Until", value: decision.until === null ? "without an end" : formatInstant(decision.until) }] : []),
          ...(decision.lifted ? [{ label: "Lifted", value: formatInstant(decision.lifted.at), detail: decision.lifted.reason }] : []),
        ]}
      />
      <Section title="Appeal"><Appeal decision={decision} {...(key === undefined ? {} : { actionKey: key })} /></Section>
    </>
  );
}

function Appeal({ decision, actionKey }: { decision: Decision; actionKey?: string }) {
  const { appeal } = decision;
  if (decision.mayAppeal) return <AppealForm actionId={decision.actionId} appealUntil={decision.appealUntil} {...(actionKey === undefined ? {} : { actionKey })} />;
  if (!appeal) return <p className="reading text-muted-foreground">{decision.lifted ? "There is nothing left to appeal." : `It could be appealed until ${formatInstant(decision.appealUntil)}.`}</p>;
  return (
    <div className="flex flex-col gap-4">
      <p className="reading text-base break-words whitespace-pre-line">“{appeal.words}”</p>
      {appeal.state === "open" ? (
        <Callout title="Your appeal waits for an answer">You appealed on {formatInstant(appeal.at)}. An admin who had no part in the decision answers; you are told by mail.</Callout>
      ) : (
        <Callout title={appeal.state === "granted" ? "Your appeal was granted" : "Your appeal was turned down"}><span className="break-words whitespace-pre-line">{appeal.answer}</span></Callout>
      )}
    </div>
  );
}
