"use client";

import type { Dispatch, SetStateAction } from "react";
import { FileDrop } from "@/components/files/file-drop";
import type { SentFile } from "@/components/files/send-file";
import { DatePicker } from "@/components/ui/date-picker";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";

export type EvidenceDraft = { happenedOn: string; direction: "fact" | "both" | "in" | "out"; note: string; files: SentFile[] };
export const emptyEvidence = (today: string): EvidenceDraft => ({ happenedOn: today, direction: "fact", note: "", files: [] });

/** A draft as the server takes it. */
export function evidenceOf({ happenedOn, direction, note, files }: EvidenceDraft) {
  return { happenedOn, note, ...(direction === "fact" ? {} : { direction }), ...(files[0] ? { fileId: files[0].fileId } : {}) };
}

/** The fields of one piece of evidence. `error` gives what is wrong with a field by its name. */
export function EvidenceFields({ value, onChange, today, error, noteLabel = "What it shows" }: { value: EvidenceDraft; onChange: Dispatch<SetStateAction<EvidenceDraft>>; today: string; error: (field: string) => string | undefined; noteLabel?: string }) {
  const set = (part: Partial<EvidenceDraft>) => onChange((before) => ({ ...before, ...part }));
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Day" error={error("happenedOn")}><DatePicker value={value.happenedOn} onValueChange={(happenedOn) => set({ happenedOn })} today={today} to={today} /></Field>
        <Field label="Who spoke" error={error("direction")}>
          <Select value={value.direction} onValueChange={(direction) => set({ direction: direction as EvidenceDraft["direction"] })} choices={[{ value: "fact", label: "Nobody: it is a fact" }, { value: "both", label: "Recruiter and person" }, { value: "in", label: "The person, to the recruiter" }, { value: "out", label: "The recruiter, to the person" }]} />
        </Field>
      </div>
      <Field label={noteLabel} error={error("note")} description="Both sides and the platform read it."><Textarea value={value.note} onValueChange={(note) => set({ note })} rows={3} /></Field>
      <FileDrop label="File, if there is any" purpose="evidence" value={value.files} onChange={(files) => set({ files })} most={1} hint="or drop it here: a letter, a picture, a PDF, up to 20 MB" error={error("fileId")} />
    </>
  );
}
