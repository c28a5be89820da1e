import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../../trpc/server";
import { LookOnly } from "../../../_shared/look-only";
import { mayAct } from "../../../_shared/may-act";
import { CalendarForm } from "../../calendar-form";
import { CalendarUsers } from "../../calendar-users";

export const metadata: Metadata = { title: "Change a calendar" };

/** The form of a calendar's next version. */
export default async function ChangeCalendarPage({ params }: { params: Promise<{ calendarId: string }> }) {
  const { calendarId } = await params;
  const api = await serverApi();
  const [{ name, usedBy, users, versions }, act] = await Promise.all([notFoundOr(() => api.policy.calendar({ calendarId })), mayAct()]);
  const [inForce] = versions;
  return (
    <>
      <PageHeader title={`Change ${name}`} answer="In force for deadlines that are set from then on. Those that are set keep their date." crumbs={[{ label: "Calendars", href: "/admin/calendars" }, { label: name, href: `/admin/calendars/${calendarId}` }]} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        {act && inForce ? <CalendarForm known={{ calendarId, version: inForce.version, weekend: inForce.weekend, holidays: inForce.holidays }} /> : <LookOnly act="change calendars" />}
        <CalendarUsers usedBy={usedBy} users={users} />
      </div>
    </>
  );
}
