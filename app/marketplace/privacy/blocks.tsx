"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { useAct } from "../../use-act";

type Block = Outputs["sourcing"]["myBlocks"]["blocks"][number];

/** Whom the reader has blocked, and before. */
export function Blocks({ initial }: { initial: Outputs["sourcing"]["myBlocks"] }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sourcing.myBlocks.queryOptions({}, { initialData: initial }));
  return (
    <Section title="Blocked" description="They are not told. You block somebody from their request in your wallet, or from their claim.">
      {data.blocks.length === 0 ? (
        <p className="text-base text-muted-foreground">You have blocked nobody. <TextLink href="/marketplace/claims">Who has claimed you</TextLink></p>
      ) : (
        <ul aria-label="Blocked" className="divide-y rounded-lg border bg-card">
          {data.blocks.map((one) => (
            <li key={one.blockId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium break-words">{one.name}{one.who === "recruiter" && <span className="font-normal text-muted-foreground"> · {one.firmName}</span>}</p>
                <p className="text-sm text-muted-foreground">{whenOf(one)}</p>
                {one.reason !== null && <p className="reading text-sm break-words">Your note: {one.reason}</p>}
              </div>
              {one.liftedAt === null && <Unblock block={one} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const whenOf = (one: Block) => `${one.who === "firm" ? "The whole firm, b" : "B"}locked on ${formatDate(one.blockedAt)}${one.liftedAt === null ? "" : `, lifted on ${formatDate(one.liftedAt)}`}`;

function Unblock({ block }: { block: Block }) {
  const trpc = useTRPC();
  const act = useAct();
  const unblock = useMutation(trpc.sourcing.unblock.mutationOptions());
  const run = () => act(() => unblock.mutateAsync({ blockId: block.blockId }), `${block.name} is no longer blocked`);
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Lift the block</Button>}
      title={`Lift the block of ${block.name}?`}
      description="They may claim you, if nobody has, and ask you again. What ended with the block stays ended."
      confirm="Lift the block"
      onConfirm={run}
    />
  );
}
