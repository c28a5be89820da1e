import { connectionPill, nameOf, type Side } from "@/components/connections/connection-words";
import { formatDate } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { placeIn } from "../place-in";
import { readerTime } from "../reader-zone";
import { serverApi } from "../trpc/server";
import { AcceptRequest, type Connection, DeclineRequest, WithdrawRequest } from "./answer-request";
import { HiddenContact } from "./report-mask";
import { shelfAddress } from "./search-params";

const areas: Readonly<Record<Side, string>> = { candidate: "/marketplace/connections", recruiter: "/portal/connections" };
const shelves = { connected: "Connected", past: "Past" } as const;

/** Whom the reader is connected to on one of their sides: requests first, then those who are connected, then what is past. */
export async function ConnectionShelves({ side, older }: { side: Side; /** Only one shelf, from a place on. */ older: { show: keyof typeof shelves | null; from: string | null } }) {
  const api = await serverApi();
  const cursor = placeIn(older.from);
  if (older.show !== null && cursor !== undefined) return <OlderShelf side={side} show={older.show} cursor={cursor} />;
  const [requests, sent, connected, past] = await Promise.all((["requests", "sent", "connected", "past"] as const).map((show) => api.connections.list({ show, side, ...(show === "requests" || show === "sent" ? { limit: 200 } : {}) })));
  if (!requests || !sent || !connected || !past) throw new Error("Four shelves were asked for.");
  const nothing = [requests, sent, connected, past].every(({ data }) => data.length === 0);
  return (
    <>
      <PageHeader title="Connections" answer={`${waits(requests.data.length, side)} ${reach(connected.data.length, connected.nextCursor !== null, side)}`} actions={<LinkButton variant="ghost" href={`${areas[side]}/reports`}>Your reports</LinkButton>} />
      {nothing && <Nothing side={side} />}
      {requests.data.length > 0 && (
        <Section title="They ask you">
          <ul className="flex flex-col gap-3">{requests.data.map((one) => <Request key={one.id} connection={one} />)}</ul>
        </Section>
      )}
      {sent.data.length > 0 && <Section title="You asked"><Rows connections={sent.data} label="You asked" /></Section>}
      {connected.data.length > 0 && <Shelf side={side} show="connected" page={connected} />}
      {past.data.length > 0 && <Shelf side={side} show="past" page={past} />}
    </>
  );
}

const waits = (count: number, side: Side): string => (count === 0 ? "Nobody waits for your answer." : `${count === 1 ? (side === "candidate" ? "One recruiter waits" : "One candidate waits") : `${count} ${side === "candidate" ? "recruiters" : "candidates"} wait`} for your answer.`);

const reach = (count: number, more: boolean, side: Side): string => {
  if (count === 0) return "You are not connected to anybody.";
  const who = side === "candidate" ? "recruiter" : "candidate";
  return count === 1 ? `You are connected with one ${who}.` : `You are connected with ${more ? `more than ${count}` : count} ${who}s.`;
};

function Nothing({ side }: { side: Side }) {
  return side === "candidate" ? (
    <EmptyState title="Recruiters whom you are connected to will be here" action={<LinkButton href="/marketplace/recruiters">Find a recruiter</LinkButton>}>Connected, you can write to each other. Ask a recruiter whose work you like; you decide on each who asks you.</EmptyState>
  ) : (
    <EmptyState title="Candidates whom you are connected to will be here" action={<LinkButton href="/portal/candidates">Your candidates</LinkButton>}>Connected, you can write to each other, and it counts as two-way contact for your protection. Ask from a candidate&apos;s page.</EmptyState>
  );
}

function Shelf({ side, show, page }: { side: Side; show: keyof typeof shelves; page: { data: Connection[]; nextCursor: string | null } }) {
  return (
    <Section title={shelves[show]}>
      <Rows connections={page.data} label={shelves[show]} />
      {page.nextCursor !== null && <Pagination shown={page.data.length} nouns={["connection", "connections"]} nextHref={`${areas[side]}${shelfAddress({ show, from: page.nextCursor })}`} nextLabel="Older" />}
    </Section>
  );
}

async function OlderShelf({ side, show, cursor }: { side: Side; show: keyof typeof shelves; cursor: string }) {
  const api = await serverApi();
  const page = await api.connections.list({ show, side, cursor });
  return (
    <>
      <PageHeader title={`${shelves[show]}, older`} crumbs={[{ label: "Connections", href: areas[side] }]} />
      <Shelf side={side} show={show} page={page} />
    </>
  );
}

/** What a connection is about, and who the other is, in one line. */
const about = (one: Connection): string => [one.firmName ?? one.headline, one.role ? `about ${one.role.name}${one.company ? ` at ${one.company.name}` : ""}` : one.company ? `about ${one.company.name}` : null].filter((text) => text !== null).join(" · ");

async function Request({ connection }: { connection: Connection }) {
  const reader = await readerTime();
  const name = nameOf(connection.name);
  return (
    <li className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <div className="flex items-start gap-3">
        <Avatar name={name} size="lg" />
        <div className="min-w-0">
          <AppLink href={`${areas[connection.side]}/${connection.id}`} className="text-base font-medium break-words hover:underline">{name}</AppLink>
          <p className="text-sm break-words text-muted-foreground">{about(connection) || "Asks to connect"}</p>
        </div>
      </div>
      <Note connection={connection} />
      <div className="flex flex-wrap items-center gap-2">
        <AcceptRequest connection={connection} />
        <DeclineRequest connection={connection} />
        <span className="text-sm text-muted-foreground">Asked on {formatDate(connection.askedAt, reader)}</span>
      </div>
    </li>
  );
}

/** The note of a request, and why something in it may be hidden. */
export function Note({ connection }: { connection: Connection }) {
  if (connection.note === null) return null;
  return (
    <div className="reading">
      <p className="text-base break-words whitespace-pre-line">“{connection.note}”</p>
      {(connection.noteMasked || connection.hiddenFromThem) && <HiddenContact connection={connection} />}
    </div>
  );
}

async function Rows({ connections, label }: { connections: readonly Connection[]; label: string }) {
  const reader = await readerTime();
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-card">
      {connections.map((one) => {
        const name = nameOf(one.name);
        return (
          <li key={one.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
            <Avatar name={name} />
            <div className="min-w-0 flex-1 basis-52">
              <AppLink href={`${areas[one.side]}/${one.id}`} className="block text-base font-medium break-words after:absolute after:inset-0 after:content-['']">{name}</AppLink>
              <p className="text-sm break-words text-muted-foreground">{[about(one), `${one.state === "pending" ? "asked on" : "since"} ${formatDate(one.movedAt, reader)}`].filter((text) => text !== "").join(" · ")}</p>
            </div>
            {one.state === "pending" && one.askedByMe ? <span className="relative"><WithdrawRequest connection={one} size="sm" /></span> : <StatusPill {...connectionPill(one)} look="plain" />}
          </li>
        );
      })}
    </ul>
  );
}
