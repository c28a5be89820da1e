"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2, Link2Off } from "lucide-react";
import { cn } from "@/components/class-names";
import { formatInstant, formatWhole } from "@/components/format";
import { sentence } from "@/components/ledger/account-words";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { IdChip } from "@/components/ui/id-chip";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { refusalOf } from "../../trpc/refusal";

type Chain = Outputs["audit"]["heads"]["chains"][number];
type Break = NonNullable<Outputs["audit"]["verdict"]["broken"]>;

/** The chains as linked blocks, and the button that recomputes every one of them. */
export function AuditChains({ chains }: { chains: readonly Chain[] }) {
  const trpc = useTRPC();
  // Only when asked: it reads every entry there is.
  const verdict = useQuery(trpc.audit.verdict.queryOptions({}, { enabled: false, retry: false }));
  const said = verdict.data;
  const drawn = chains.filter((chain) => chain.entries !== "0" || chain.chain === said?.broken?.chain);
  const empty = chains.length - drawn.length;
  const entries = chains.reduce((sum, chain) => sum + BigInt(chain.entries), 0n);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" loading={verdict.isFetching} onClick={() => { void verdict.refetch(); }}>Verify every chain now</Button>
        <p role="status" className="min-w-0 flex-1 basis-64">
          {verdict.isFetching ? (
            <span className="text-muted-foreground">Recomputing {formatWhole(entries)} entries…</span>
          ) : said && said.broken === null ? (
            <span className="font-medium text-status-green">{formatWhole(said.entries)} entries in {said.chains} chains verified, {formatInstant(said.at)}. {publishedWords(said.anchors.length)}</span>
          ) : null}
        </p>
      </div>
      <Refused refusal={verdict.error ? refusalOf(verdict.error) : null} />
      {said?.broken && (
        <Callout tone="danger" title={`The first broken entry is ${said.broken.seq} of chain ${said.broken.chain}`} live>
          It {said.broken.what}. {formatWhole(said.entries)} entries were in order before it. Nothing after it in this chain can be relied on.
        </Callout>
      )}
      <figure className="min-w-0">
        <figcaption className="sr-only">Each chain with its last entries, and its head at the end</figcaption>
        <ul className="grid gap-px overflow-hidden rounded-lg border bg-border lg:grid-cols-2">
          {drawn.map((chain) => <Strip key={chain.chain} chain={chain} broken={said?.broken?.chain === chain.chain ? said.broken : null} />)}
          {drawn.length % 2 === 1 && <li aria-hidden className="bg-card max-lg:hidden" />}
        </ul>
      </figure>
      {empty > 0 && <p className="text-sm text-muted-foreground">{empty === chains.length ? `All ${empty} chains are empty.` : `${empty} more ${empty === 1 ? "chain has" : "chains have"} no entry yet.`}</p>}
    </div>
  );
}

const publishedWords = (count: number): string => (count === 0 ? "No head is published yet." : count === 1 ? "The published heads of one day agree." : `The published heads of ${count === 30 ? "at least 30" : count} days agree.`);

/** One chain from its beginning to its head; the link into the broken entry is drawn open. */
function Strip({ chain, broken }: { chain: Chain; broken: Break | null }) {
  const first = chain.tail[0];
  const before = first ? BigInt(first.seq) - 1n : 0n;
  const inTail = broken !== null && chain.tail.some((one) => one.seq === broken.seq);
  return (
    <li className="flex min-w-0 flex-col gap-2 bg-card px-3.5 py-3">
      <p className="flex items-center justify-between gap-3 text-sm">
        <span><span className="font-medium">Chain {chain.chain}</span> <span className="figures text-muted-foreground">{formatWhole(BigInt(chain.entries))} {chain.entries === "1" ? "entry" : "entries"}</span></span>
        <IdChip id={chain.hash} label={`head of chain ${chain.chain}`} />
      </p>
      <ol className="flex min-w-0 flex-wrap items-center gap-y-1">
        {before > 0n && <Block label={`${formatWhole(before)} before`} look="earlier" link={null} />}
        {broken && !inTail && <Block label={`#${broken.seq}`} look="broken" link="broken" title={broken.what} />}
        {chain.tail.map((one, position) => {
          const isBroken = broken?.seq === one.seq;
          const isHead = position === chain.tail.length - 1;
          return (
            <Block
              key={one.seq}
              label={`#${one.seq}`}
              look={isBroken ? "broken" : isHead ? "head" : "entry"}
              link={position === 0 && before === 0n && !(broken && !inTail) ? null : isBroken ? "broken" : "whole"}
              title={`${sentence(one.fact)}, ${formatInstant(one.at)}`}
            />
          );
        })}
      </ol>
    </li>
  );
}

const looks = {
  earlier: "border-dashed border-border-strong text-muted-foreground",
  entry: "border-border-strong bg-muted",
  head: "border-primary bg-primary-tint text-primary-ink font-medium",
  broken: "border-destructive bg-status-red-bg text-destructive font-medium",
};

function Block({ label, look, link, title }: { label: string; look: keyof typeof looks; link: "whole" | "broken" | null; title?: string }) {
  return (
    <li title={title} className="flex min-w-0 shrink-0 items-center">
      {link === "whole" && <Link2 aria-hidden className="mx-0.5 size-3.5 shrink-0 text-muted-foreground" />}
      {link === "broken" && <Link2Off aria-hidden className="mx-0.5 size-3.5 shrink-0 text-destructive" />}
      <span className={cn("figures flex h-6 items-center rounded-sm border px-1.5 text-xs whitespace-nowrap", looks[look])}>
        {label}
        <span className="sr-only">{look === "head" ? ", the head" : look === "broken" ? ", broken" : ""}</span>
      </span>
    </li>
  );
}
