"use client";

import { useQueryClient } from "@tanstack/react-query";
import { OpenFile } from "@/components/files/open-file";
import { formatDay } from "@/components/format";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

type Detail = Outputs["disputes"]["detail"];
type Piece = Detail["evidence"][number];

/** Who spoke, seen by the reader: `ours` = they wrote it down themselves. */
function spokeWords(piece: Piece, ours: boolean, companyName: string): string {
  if (piece.direction === null) return "";
  if (ours) return { both: "You spoke with each other", in: "They wrote to you", out: "You wrote to them" }[piece.direction];
  const who = piece.side === "opener" ? companyName : "The recruiter";
  return { both: `${who} and the person spoke with each other`, in: `The person wrote to ${piece.side === "opener" ? companyName : "the recruiter"}`, out: `${who} wrote to the person` }[piece.direction];
}

/** What a company brings for its objection and what the recruiter brings against it, with the files. */
export function ObjectionProof({ detail, companyName }: { detail: Detail; companyName: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mine = detail.dispute.side;
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <blockquote className="border-l-2 border-border-strong pl-3 break-words whitespace-pre-line">{detail.statement}</blockquote>
      <ul className="divide-y">
        {detail.evidence.filter((piece) => piece.side !== "record").map((piece) => (
          <li key={piece.id} className="py-2 first:pt-0 last:pb-0">
            <p className="text-sm text-muted-foreground">{formatDay(piece.happenedOn)}{piece.direction !== null && `, ${spokeWords(piece, piece.side === mine, companyName).replace(/^The /, "the ").replace(/^They /, "they ").replace(/^You /, "you ")}`}</p>
            <p className="break-words whitespace-pre-line">{piece.note}</p>
            {piece.fileName !== null && <div className="-ml-2"><OpenFile name={piece.fileName} linkOf={async () => (await queries.fetchQuery({ ...trpc.disputes.evidenceFile.queryOptions({ evidenceId: piece.id }), staleTime: 0 })).href} /></div>}
          </li>
        ))}
      </ul>
      {detail.answer !== null && (
        <div>
          <p className="text-sm text-muted-foreground">{mine === "other" ? "Your answer" : "The recruiter's answer"}</p>
          <p className="break-words whitespace-pre-line">{detail.answer}</p>
        </div>
      )}
      {detail.decisions.map((one) => (
        <div key={one.round}>
          <p className="text-sm text-muted-foreground">{one.round === 1 ? "Decision" : "Decision on appeal"}</p>
          <p className="break-words whitespace-pre-line">{one.reason}</p>
        </div>
      ))}
    </div>
  );
}
