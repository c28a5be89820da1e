import type { Metadata } from "next";
import { formatDay, formatInstant } from "@/components/format";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { LookOnly } from "../../_shared/look-only";
import { mayAct } from "../../_shared/may-act";
import { CalendarUsers } from "../calendar-users";
import { weekendWords } from "../calendar-words";

export const metadata: Metadata = { title: "Calendar" };

/** One calendar: its days in force, and each version with why it changed. */
export default async function CalendarPage({ params }: { params: Promise<{ calendarId: string }> }) {
  const { calendarId } = await params;
  const api = await serverApi();
  const [{ name, usedBy, users, versions }, act] = await Promise.all([notFoundOr(() => api.policy.calendar({ calendarId })), mayAct()]);
  const [inForce] = versions;
  return (
    <>
      <PageHeader
        title={name}
        answer={`${usedBy} ${usedBy === 1 ? "firm or company counts" : "firms and companies count"} by it; ${weekendWords(inForce?.weekend ?? [])}.`}
        meta={<StatusPill status="active" word={`Version ${inForce?.version ?? 1}`} />}
        crumbs={[{ label: "Calendars", href: "/admin/calendars" }]}
        actions={act ? <LinkButton href={`/admin/calendars/${calendarId}/change`} variant="primary">Change</LinkButton> : <LookOnly act="change it" />}
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <Section title="Holidays">
          {inForce === undefined || inForce.holidays.length === 0 ? <p className="text-muted-foreground">None.</p> : (
            <ul className="divide-y rounded-lg border bg-card">
              {inForce.holidays.map((holiday) => (
                <li key={holiday.day} className="flex flex-wrap justify-between gap-x-6 px-4 py-2">
                  <span className="min-w-0 break-words">{holiday.name}</span>
                  <time dateTime={holiday.day} className="figures text-muted-foreground">{formatDay(holiday.day)}</time>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <CalendarUsers usedBy={usedBy} users={users} />
        <Section title="Versions">
          <ol className="divide-y rounded-lg border bg-card">
            {versions.map((one) => (
              <li key={one.version} className="px-4 py-2.5">
                <p className="font-medium">Version {one.version}: <span className="font-normal break-words">{one.reason}</span></p>
                <p className="text-sm text-muted-foreground"><time dateTime={one.createdAt}>{formatInstant(one.createdAt)}</time>; {weekendWords(one.weekend)}, {one.holidays.length} {one.holidays.length === 1 ? "holiday" : "holidays"}</p>
              </li>
            ))}
          </ol>
        </Section>
      </div>
    </>
  );
}
