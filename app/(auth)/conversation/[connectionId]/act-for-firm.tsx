"use client";

import { useMutation } from "@tanstack/react-query";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../../trpc/client";
import { refusalOf } from "../../../trpc/refusal";

/** Acts for a firm of the reader's from now on, and goes on to what they came for. */
export function ActForFirm({ firm, href }: { firm: { organizationId: string; name: string }; href: string }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.identity.switchOrganization.mutationOptions({ onSuccess: () => window.location.assign(href) }));
  return (
    <>
      <Refused refusal={change.error ? refusalOf(change.error) : null} />
      <Button variant="primary" loading={change.isPending || change.isSuccess} onClick={() => change.mutate({ organizationId: firm.organizationId })}>Act for {firm.name} and open it</Button>
    </>
  );
}
