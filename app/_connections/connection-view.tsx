import { askAgainWords, connectionPill, moveWords, nameOf, outlookWords, type Side } from "@/components/connections/connection-words";
import { formatDate, type TimeContext } from "@/components/format";
import { Callout } from "@/components/ui/callout";
import { type KeyFact, KeyFacts } from "@/components/ui/key-facts";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Timeline } from "@/components/ui/timeline";
import { BlockButton } from "../marketplace/_blocks/block-button";
import type { Outputs } from "../trpc/outputs";
import { readerTime } from "../reader-zone";
import { notFoundOr, serverApi } from "../trpc/server";
import { ReportDialog } from "../_moderation/report-dialog";
import { AcceptRequest, DeclineRequest, WithdrawRequest } from "./answer-request";
import { AskToConnect } from "./ask-to-connect";
import { Note } from "./connection-shelves";
import { SharedProfile } from "./shared-profile";
import { BlockCandidate, Disconnect, UnblockCandidate } from "./end-connection";

type Detail = Outputs["connections"]["detail"]["connection"];
const homes: Readonly<Record<Side, string>> = { candidate: "/marketplace/connections", recruiter: "/portal/connections" };

/** One connection, from one of its sides: where it stands, what the reader may do, what acceptance would change, and how it came to be so. */
export async function ConnectionView({ connectionId }: { connectionId: string }) {
  const api = await serverApi();
  const { connection, now } = await notFoundOr(() => api.connections.detail({ connectionId }));
  const name = nameOf(connection.name);
  const reader = await readerTime();
  return (
    <>
      <PageHeader title={name} answer={standing(connection, reader)} meta={<StatusPill {...connectionPill(connection)} />} crumbs={[{ label: "Connections", href: homes[connection.side] }]} actions={<Acts connection={connection} />} />
      {connection.outlook !== null && connection.state === "pending" && <Callout title="What accepting changes">{outlookWords(connection.outlook, connection.side, name, reader)}</Callout>}
      {connection.note !== null && <Section title={connection.askedByMe ? "Your note" : "Their note"}><Note connection={connection} />{!connection.askedByMe && <div className="-ml-3"><ReportDialog of={{ connectionId, about: "note" }} trigger="Report this note" /></div>}</Section>}
      <KeyFacts facts={factsOf(connection, reader)} />
      {connection.sharesProfile && <Section title="The profile that they share"><SharedProfile connectionId={connection.id} /></Section>}
      <Section title="History">
        <Timeline
          now={now}
          context={reader}
          entries={connection.moves.toReversed().map((move, index) => ({
            id: `${move.at}-${index}`, at: move.at, actor: move.by === "platform" ? { kind: "automation" as const, name: "The platform" } : { kind: "person" as const, name: move.by === "me" ? "You" : name },
            text: moveWords[move.to], ...(move.said === null ? {} : { detail: `“${move.said}”` }),
          }))}
        />
      </Section>
    </>
  );
}

function standing({ state, askedByMe, side, askFrom }: Detail, reader: TimeContext): string {
  const later = askFrom === null ? "" : ` ${askAgainWords(askFrom, reader)}`;
  const they = side === "candidate" ? "This recruiter" : "This candidate";
  switch (state) {
    case "pending":
      return askedByMe ? "Waits for their answer." : `${they} asks to connect with you.`;
    case "active":
      return "You can write to each other.";
    case "inactive":
      return `The connection has ended. What you wrote stays readable.${later}`;
    case "declined":
      return `The request was declined.${later}`;
    case "withdrawn":
      return `The request was taken back.${later}`;
    case "blocked":
      return "You have blocked them. They are not told.";
    case "unavailable":
      return `${they} is not available.`;
  }
}

function Acts({ connection }: { connection: Detail }) {
  const { acts, side, recruiterId, firmId, firmName } = connection;
  const name = nameOf(connection.name);
  const asked = side === "recruiter" ? { connectionId: connection.id } : recruiterId === null ? null : { recruiterId };
  return (
    <>
      {connection.state === "active" && <LinkButton variant="primary" href={`/${side === "candidate" ? "marketplace" : "portal"}/messages/${connection.id}`}>Write to them</LinkButton>}
      {acts.includes("accept") && <AcceptRequest connection={connection} label={acts.includes("decline") ? "Accept" : "Accept after all"} />}
      {acts.includes("decline") && <DeclineRequest connection={connection} />}
      {acts.includes("withdraw") && <WithdrawRequest connection={connection} />}
      {acts.includes("ask") && asked !== null && <AskToConnect asked={asked} name={name} />}
      {acts.includes("disconnect") && <Disconnect connection={connection} />}
      {acts.includes("block") && side === "candidate" && recruiterId !== null && firmId !== null && <BlockButton recruiterId={recruiterId} recruiterName={name} firmId={firmId} firmName={firmName ?? ""} />}
      {acts.includes("block") && side === "recruiter" && <BlockCandidate connection={connection} />}
      {acts.includes("unblock") && (side === "recruiter" ? <UnblockCandidate connection={connection} /> : <LinkButton href="/marketplace/privacy">Lift it under Privacy</LinkButton>)}
      <ReportDialog of={{ connectionId: connection.id, about: "person" }} trigger="Report" />
    </>
  );
}

const factsOf = ({ side, firmName, headline, email, role, company, candidateId, askedAt, left, allowed, acts }: Detail, reader: TimeContext): KeyFact[] => [
  ...(side === "candidate" ? [{ label: "Firm", value: firmName ?? "–" }] : []),
  ...(headline === null ? [] : [{ label: "Headline", value: headline }]),
  ...(email === null ? [] : [{ label: "E-mail", value: <a className="break-all underline decoration-faint underline-offset-3 hover:decoration-current" href={`mailto:${email}`}>{email}</a> }]),
  ...(role === null ? [] : [{ label: "About", value: company === null ? role.name : `${role.name}, ${company.name}` }]),
  ...(role === null && company !== null ? [{ label: "About", value: company.name }] : []),
  { label: "Last asked", value: formatDate(askedAt, reader) },
  ...(acts.includes("ask") ? [{ label: "Requests left today", value: `${left} of ${allowed}` }] : []),
  ...(candidateId === null ? [] : [{ label: "In your candidates", value: <TextLink href={`/portal/candidates/${candidateId}`}>Open their page</TextLink> }]),
];
