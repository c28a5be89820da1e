"use client";

import { useMutation } from "@tanstack/react-query";
import { FileButtons } from "@/components/files/file-buttons";
import { useTRPC } from "../../../trpc/client";

/** A file of a report's evidence. Its link is asked for at the click, since asking is recorded. */
export function ReportedFile({ reportId, fileId, name, mediaType }: { reportId: string; fileId: string; name: string; mediaType: string }) {
  const trpc = useTRPC();
  const open = useMutation(trpc.moderation.openFile.mutationOptions());
  return <div className="-ml-2"><FileButtons name={name} mediaType={mediaType} linkOf={async () => (await open.mutateAsync({ reportId, fileId })).href} /></div>;
}
