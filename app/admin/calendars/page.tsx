import type { Metadata } from "next";
import { formatDay } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { LookOnly } from "../_shared/look-only";
import { mayAct } from "../_shared/may-act";
import { weekendWords } from "./calendar-words";

export const metadata: Metadata = { title: "Calendars" };

/** The calendars of working days that firms and companies may choose. */
export default async function CalendarsPage() {
  const api = await serverApi();
  const [{ calendars }, act, { now }] = await Promise.all([notFoundOr(() => api.policy.calendars({})), mayAct(), api.policy.clock({})]);
  const today = now.slice(0, 10);
  return (
    <>
      <PageHeader
        title="Calendars"
        answer="Which days are working days. A company chooses one; deadlines count by it from then on, and those that are set keep their date."
        actions={act ? <LinkButton href="/admin/calendars/new" variant="primary">Add a calendar</LinkButton> : <LookOnly act="add calendars" />}
      />
      <ul className="divide-y rounded-lg border bg-card">
        {calendars.map((one) => {
          const next = one.holidays.find((holiday) => holiday.day >= today);
          return (
            <li key={one.calendarId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3">
              <div className="min-w-0">
                <AppLink href={`/admin/calendars/${one.calendarId}`} className="font-medium text-primary-ink underline decoration-faint underline-offset-3 hover:decoration-current">{one.name}</AppLink>
                <p className="text-muted-foreground">{weekendWords(one.weekend)}, {one.holidays.length} {one.holidays.length === 1 ? "holiday" : "holidays"}</p>
              </div>
              <p className="text-sm text-muted-foreground">{next ? `next: ${next.name}, ${formatDay(next.day)}` : one.holidays.length > 0 ? "all of its holidays are past" : "no holidays"}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
