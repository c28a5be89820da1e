import { createHash } from "node:crypto";
import { z } from "zod";
import { disputeEvidence } from "@/db/schema/disputes";
import type { FileFacts } from "../files";
import type { Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import type { Side } from "./rules/case-at";

export const evidenceDirections = ["out", "in", "both"] as const;

/** One piece of evidence as a side sends it. */
export const evidenceInput = z.strictObject({
  happenedOn: z.iso.date("Enter a day.").refine((day) => day >= "1900-01-01", "Enter a day of this or the last century."), direction: z.enum(evidenceDirections, "Say who spoke.").optional(),
  note: z.string().trim().min(3, "Say what it shows.").max(limits.noteLength, `Use at most ${limits.noteLength} letters.`), fileId: z.string().max(limits.idLength).optional(),
});

export type Evidence = { side: Side | "record"; addedBy: string; happenedOn: string; direction: (typeof evidenceDirections)[number] | null; note: string; file: FileFacts | null };

/** Writes pieces of evidence down, each with the server's time and a hash over all of it. Out: their ids and hashes. The database refuses a case that is over. */
export async function writeEvidence(tx: Tx, disputeId: string, pieces: readonly Evidence[], now: Date): Promise<{ id: string; hash: string }[]> {
  if (pieces.length === 0) return [];
  const rows = pieces.map(({ file, ...piece }) => ({
    id: newId("disputeEvidence"), disputeId, ...piece, fileId: file?.id ?? null, addedAt: now,
    hash: createHash("sha256").update(JSON.stringify([disputeId, piece.side, piece.addedBy, piece.happenedOn, piece.direction, piece.note, file?.sha256 ?? null, now.toISOString()])).digest("hex"),
  }));
  await tx.insert(disputeEvidence).values(rows);
  return rows.map(({ id, hash }) => ({ id, hash }));
}
