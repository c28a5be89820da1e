import type { Metadata } from "next";
import { formatInstant } from "@/components/format";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { notFoundOr, serverApi } from "../../trpc/server";
import type { Outputs } from "../../trpc/outputs";
import { LookOnly } from "../_shared/look-only";
import { mayAct } from "../_shared/may-act";
import { changesBetween, settingGroups, valueAt, valueWords } from "./policy-words";

export const metadata: Metadata = { title: "Policy" };

type Versions = Outputs["policy"]["history"]["versions"];

/** The numbers that the rules use, since when and why. */
export default async function PolicyPage() {
  const api = await serverApi();
  const [{ version, settings }, { versions }, act] = await Promise.all([notFoundOr(() => api.policy.inForce({})), notFoundOr(() => api.policy.history({})), mayAct()]);
  return (
    <>
      <PageHeader
        title="Policy"
        answer={`Version ${version} is in force for what is made from now on. What exists keeps the version it was made under.`}
        meta={<StatusPill status="active" word={`Version ${version}`} />}
        actions={act ? <LinkButton href="/admin/policy/new" variant="primary">Publish a new version</LinkButton> : <LookOnly act="publish a new version" />}
      />
      <Section title="Settings in force">
        <TableFrame label="Settings by subject">
          <Table>
            <TableHead>
              <tr>
                <TableHeader>Setting</TableHeader>
                <TableHeader className="max-sm:hidden">What it says</TableHeader>
                <TableHeader numeric>Value</TableHeader>
              </tr>
            </TableHead>
            {settingGroups.map((group) => (
              <TableBody key={group.title}>
                <tr className="bg-muted">
                  <th scope="rowgroup" colSpan={3} className="h-9 border-b px-3 py-1.5 text-left font-semibold">{group.title}{group.note !== undefined && <span className="block text-xs font-normal text-muted-foreground">{group.note}</span>}</th>
                </tr>
                {group.settings.map((setting) => (
                  <TableRow key={setting.path}>
                    <TableRowHeader>
                      {setting.label}
                      <span className="block text-xs font-normal text-muted-foreground sm:hidden">{setting.meaning}</span>
                    </TableRowHeader>
                    <TableCell className="text-muted-foreground max-sm:hidden">{setting.meaning}</TableCell>
                    <TableCell numeric className="font-medium">{valueWords(valueAt(settings, setting.path), setting.unit)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            ))}
          </Table>
        </TableFrame>
      </Section>
      <Section title="History" description="Each version with who published it, why, and what it changed.">
        <History versions={versions} />
      </Section>
    </>
  );
}

function History({ versions }: { versions: Versions }) {
  return (
    <ol className="divide-y rounded-lg border bg-card">
      {versions.map((one, position) => {
        const before = versions[position + 1];
        const changes = before ? changesBetween(before.settings, one.settings) : [];
        return (
          <li key={one.version} className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-3">
            <p className="w-28 shrink-0 font-medium">Version {one.version}</p>
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-words">{one.reason}</p>
              {before && (changes.length === 0 ? <p className="text-sm text-muted-foreground">Every number stayed as it was.</p> : <ul className="mt-0.5 text-sm text-muted-foreground">{changes.map((change) => <li key={change.label}>{change.label}: {change.from} to <span className="font-medium text-foreground">{change.to}</span></li>)}</ul>)}
            </div>
            <p className="text-sm text-muted-foreground sm:text-right">
              {one.createdByName ?? (one.createdBy.startsWith("system:") ? "Set up with the marketplace" : "A former admin")}
              <time dateTime={one.createdAt} className="block">{formatInstant(one.createdAt)}</time>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
