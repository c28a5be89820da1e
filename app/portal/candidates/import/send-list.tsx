"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { FileDrop } from "@/components/files/file-drop";
import type { SentFile } from "@/components/files/send-file";
import { useTRPC } from "../../../trpc/client";
import { refusalOf } from "../../../trpc/refusal";

/** Takes a list, and goes on to its columns as soon as it is read. */
export function SendList() {
  const trpc = useTRPC();
  const router = useRouter();
  const [files, setFiles] = useState<SentFile[]>([]);
  const open = useMutation(
    trpc.imports.open.mutationOptions({
      onSuccess: ({ importId }) => router.push(`/portal/candidates/import/${importId}`),
      onError: () => setFiles([]),
    }),
  );
  const send = (sent: SentFile[]) => {
    setFiles(sent);
    const [file] = sent;
    if (file) open.mutate({ fileId: file.fileId });
  };
  return (
    <div className="flex max-w-170 flex-col gap-3">
      <FileDrop label="A list of people" purpose="import" most={1} value={files} onChange={send} hint="or drop it here: CSV or Excel (XLSX), up to 20 MB and 50,000 rows, as LinkedIn Recruiter, Greenhouse or Bullhorn export it" />
      {open.isPending && <p className="text-sm text-muted-foreground" role="status">Reading {files[0]?.name}…</p>}
      {open.error && <Refused refusal={refusalOf(open.error)} />}
    </div>
  );
}
