import type { Metadata } from "next";
import { formatDay } from "@/components/format";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableFrame, TableHead, TableHeader, TableRow, TableRowHeader } from "@/components/ui/table";
import { notFoundOr, serverApi } from "../../trpc/server";
import { LookOnly } from "../_shared/look-only";
import { mayAct } from "../_shared/may-act";
import { FoundGroup, JoinGroup, LeaveGroup } from "./group-acts";

export const metadata: Metadata = { title: "Companies" };

/** Companies and the groups in which they count as one. */
export default async function CompaniesPage() {
  const api = await serverApi();
  const [{ companies }, { groups }, act] = await Promise.all([notFoundOr(() => api.identity.companies({})), notFoundOr(() => api.identity.groups({})), mayAct()]);
  const choices = groups.map((group) => ({ value: group.groupId, label: group.name, description: group.members.map((one) => one.name).join(", ") || "nobody yet" }));
  return (
    <>
      <PageHeader
        title="Companies"
        answer={`${companies.length} ${companies.length === 1 ? "company" : "companies"}, ${groups.length} ${groups.length === 1 ? "group" : "groups"}. The companies of a group count as one where it matters who introduced a person first.`}
        actions={act ? <FoundGroup /> : <LookOnly act="change groups" />}
      />
      <Section title="Groups">
        {groups.length === 0 ? <EmptyState title="Groups of companies that belong together will be here." /> : (
          <ul className="divide-y rounded-lg border bg-card">
            {groups.map((group) => (
              <li key={group.groupId} className="px-4 py-3">
                <p className="font-medium break-words">{group.name}</p>
                <p className="text-muted-foreground">{group.members.length === 0 ? "Nobody belongs to it now." : group.members.map((one) => `${one.name} (since ${formatDay(one.since)})`).join(", ")}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Every company">
        <TableFrame label="Companies">
          <Table>
            <TableHead>
              <tr>
                <TableHeader>Company</TableHeader>
                <TableHeader className="max-md:hidden">Days count in</TableHeader>
                <TableHeader>Group</TableHeader>
                {act && <TableHeader><span className="sr-only">Change</span></TableHeader>}
              </tr>
            </TableHead>
            <TableBody>
              {companies.map((one) => (
                <TableRow key={one.companyId}>
                  <TableRowHeader>
                    <span className="break-words">{one.name}</span>
                    {one.before.map((was) => <span key={was.from} className="block text-xs font-normal text-muted-foreground">{was.name} from {formatDay(was.from)} to {formatDay(was.until)}: {was.endReason}</span>)}
                  </TableRowHeader>
                  <TableCell className="text-muted-foreground max-md:hidden">{one.timeZone.replaceAll("_", " ")}, {one.calendarName}</TableCell>
                  <TableCell>{one.group?.name ?? <span className="text-muted-foreground">none</span>}</TableCell>
                  {act && <TableCell className="text-right">{one.group ? <LeaveGroup companyId={one.companyId} companyName={one.name} groupName={one.group.name} /> : groups.length > 0 && <JoinGroup companyId={one.companyId} companyName={one.name} groups={choices} />}</TableCell>}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableFrame>
      </Section>
    </>
  );
}
