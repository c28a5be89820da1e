"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toastFailed } from "@/components/ui/toast";
import { useTRPC } from "../../../../trpc/client";

/** The rows that were not added, each with its reason, as a file for a spreadsheet. */
export function DownloadRefused({ importId, refused }: { importId: string; refused: number }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const download = useMutation({
    mutationFn: () => queries.fetchQuery(trpc.imports.refused.queryOptions({ importId }, { staleTime: 0 })),
    onSuccess: ({ name, csv }) => {
      const address = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      URL.revokeObjectURL(address);
    },
    onError: () => toastFailed("The file could not be made", { description: "Try again, or reload the page." }),
  });
  if (refused === 0) return null;
  return (
    <Button size="sm" loading={download.isPending} onClick={() => download.mutate()}>
      <Download aria-hidden className="size-3.5" />
      Download the {refused.toLocaleString("en-US")} not added
    </Button>
  );
}
