import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { LookOnly } from "../../_shared/look-only";
import { mayAct } from "../../_shared/may-act";
import { CalendarForm } from "../calendar-form";

export const metadata: Metadata = { title: "New calendar" };

/** The form of a new calendar. */
export default async function NewCalendarPage() {
  const act = await mayAct();
  return (
    <>
      <PageHeader title="Add a calendar" answer="Firms and companies find it in their settings." crumbs={[{ label: "Calendars", href: "/admin/calendars" }]} />
      {act ? <CalendarForm known={null} /> : <LookOnly act="add calendars" />}
    </>
  );
}
