"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useTold } from "../use-told";

const none = "none";

/** The notes that a recruiter keeps: choose one, keep what is written, throw one away. `note`: as it is written, with its variables. */
export function KeptNotes({ note, onChoose }: { note: string; onChoose: (body: string) => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const tell = useTold();
  const [chosen, setChosen] = useState(none);
  const [name, setName] = useState<string | null>(null);
  const { data } = useQuery(trpc.connections.keptNotes.queryOptions({}));
  const readAnew = () => queries.invalidateQueries({ queryKey: trpc.connections.keptNotes.queryKey() });
  const keep = useMutation(
    trpc.connections.keepNote.mutationOptions({
      onSuccess: async () => {
        toastDone("Kept", "You find it here when you ask the next time.");
        setName(null);
        await readAnew();
      },
    }),
  );
  const drop = useMutation(trpc.connections.dropNote.mutationOptions({ onSuccess: readAnew, onError: (error) => void tell(error) }));
  const notes = data?.notes ?? [];
  const refusal = keep.error ? refusalOf(keep.error) : null;
  const choose = (id: string) => {
    setChosen(id);
    const kept = notes.find((one) => one.noteId === id);
    if (kept) onChoose(kept.body);
  };
  if (notes.length === 0 && note.trim() === "" && name === null) return null;
  return (
    <div className="flex flex-wrap items-end gap-2">
      {notes.length > 0 && (
        <Field label="Kept notes" optional className="min-w-48 flex-1">
          <Select value={notes.some((one) => one.noteId === chosen) ? chosen : none} onValueChange={choose} choices={[{ value: none, label: "Write anew" }, ...notes.map((one) => ({ value: one.noteId, label: one.name }))]} />
        </Field>
      )}
      {chosen !== none && notes.some((one) => one.noteId === chosen) && <Button type="button" variant="ghost" loading={drop.isPending} onClick={() => drop.mutate({ noteId: chosen })}>Throw away</Button>}
      {name === null ? (
        note.trim() !== "" && <Button type="button" variant="ghost" onClick={() => setName(notes.find((one) => one.noteId === chosen)?.name ?? "")}>Keep this note</Button>
      ) : (
        <>
          <Field label="Keep it as" error={fieldMessage(refusal, "name") ?? (refusal?.field === null ? refusal.message : undefined)} className="min-w-48 flex-1"><Input value={name} onValueChange={setName} maxLength={60} /></Field>
          <Button type="button" loading={keep.isPending} onClick={() => keep.mutate({ name, body: note })}>Keep</Button>
        </>
      )}
    </div>
  );
}
