"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { IdChip } from "@/components/ui/id-chip";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { StatusPill } from "@/components/ui/status-pill";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { fieldMessage, refusalOf } from "../trpc/refusal";

type Keys = Outputs["identity"]["apiKeys"];
const scopes = [{ value: "read", label: "Read" }, { value: "write", label: "Read and write" }] as const;

/** Keys by which the reader's programs call in their name: made, shown once, and ended. */
export function ApiKeys({ initial }: { initial: Keys }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.identity.apiKeys.queryOptions({}, { initialData: initial }));
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"read" | "write">("read");
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const refresh = () => queries.invalidateQueries(trpc.identity.apiKeys.queryFilter({}));
  const create = useMutation(trpc.identity.createApiKey.mutationOptions());
  const revoke = useMutation(trpc.identity.revokeApiKey.mutationOptions());
  const refusal = create.error ? refusalOf(create.error) : null;
  const fieldErrors = { name: fieldMessage(refusal, "name"), scope: fieldMessage(refusal, "scope") };
  const run = async () => {
    const { secret } = await create.mutateAsync({ name, scope });
    setMade({ name, secret });
    setName("");
    await refresh();
  };
  const end = async (keyId: string) => {
    await revoke.mutateAsync({ keyId });
    setMade(null);
    await refresh();
  };
  return (
    <div className="flex flex-col gap-4">
      {made !== null && (
        <Callout live title={`The key for ${made.name}`} action={<Button size="sm" onClick={() => setMade(null)}>I have kept it</Button>}>
          Copy it now: it is shown this once. <span className="mt-1.5 block font-mono text-sm break-all">{made.secret}</span>
        </Callout>
      )}
      {data.keys.length > 0 && (
        <ul className="divide-y rounded-lg border bg-card">
          {data.keys.map((key) => (
            <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-3.5 py-2.5">
              <span className="min-w-0 flex-1 basis-56">
                <span className="block font-medium break-words">{key.name}</span>
                <span className="block text-sm text-muted-foreground">
                  {key.scope === "read" ? "Reads" : "Reads and writes"}{key.organizationName === null ? "" : ` for ${key.organizationName}`} · since {formatDate(key.createdAt)} · {key.lastUsedAt === null ? "never used" : `last used ${formatDate(key.lastUsedAt)}`}
                </span>
              </span>
              <IdChip id={`${key.start}…`} />
              {key.revokedAt === null ? (
                <ConfirmDialog trigger={<Button size="sm">Revoke</Button>} title={`Revoke the key for ${key.name}?`} description="Programs that use it are refused at once. It cannot be taken back." confirm="Revoke the key" tone="danger" error={revoke.error ? refusalOf(revoke.error).message : undefined} onConfirm={() => end(key.id)} />
              ) : (
                <StatusPill status="revoked" look="plain" />
              )}
            </li>
          ))}
        </ul>
      )}
      <div>
        <ConfirmDialog
          trigger={<Button>Make a key</Button>}
          title="Make a key for a program?"
          description="Whoever has the key may do what you may, within what it is for. It is shown once."
          confirm="Make the key"
          error={refusal && fieldErrors.name === undefined && fieldErrors.scope === undefined ? `${refusal.message} ${refusal.remedy}` : undefined}
          onConfirm={run}
        >
          <div className="flex flex-col gap-4">
            <Field label="What it is for" error={fieldErrors.name}><Input value={name} onValueChange={setName} autoComplete="off" placeholder="Our applicant system" /></Field>
            <Field label="What it may do" error={fieldErrors.scope}><Select value={scope} onValueChange={(next) => setScope(next === "write" ? "write" : "read")} choices={scopes} /></Field>
          </div>
        </ConfirmDialog>
      </div>
      <p className="text-sm text-muted-foreground">
        What a program can do with it: <TextLink href="/docs/api">API reference</TextLink>
      </p>
    </div>
  );
}
