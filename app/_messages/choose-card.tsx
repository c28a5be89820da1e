"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { type Role, RoleField } from "../_connections/role-field";
import { useTRPC } from "../trpc/client";

export type Card = { jobId: string; rtrId: null } | { jobId: null; rtrId: string };

/** What can be shown: a request that waits for an answer, or an open role. */
export function ChooseCard({ candidateId, onShow }: { candidateId: string; onShow(card: Card): void }) {
  const trpc = useTRPC();
  const [role, setRole] = useState<Role | null>(null);
  const requests = useQuery(trpc.sourcing.rtrs.queryOptions({ candidateId, state: "requested" }));
  return (
    <div className="flex flex-col gap-4">
      {requests.data !== undefined && requests.data.data.length > 0 && (
        <ul aria-label="Requests that wait for an answer" className="divide-y rounded-lg border bg-card">
          {requests.data.data.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 px-3.5 py-2.5">
              <span className="min-w-0 break-words">Right to represent at {one.companyName}<span className="block text-sm text-muted-foreground">{one.jobTitle ?? "Any role there"}</span></span>
              <Button size="sm" onClick={() => onShow({ jobId: null, rtrId: one.id })}>Show this</Button>
            </li>
          ))}
        </ul>
      )}
      <RoleField label="Role" value={role} onChange={setRole} />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <DialogClose />
        <Button variant="primary" disabled={role === null} onClick={() => role && onShow({ jobId: role.id, rtrId: null })}>Show the role</Button>
      </div>
    </div>
  );
}
