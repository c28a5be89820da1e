import type { Metadata } from "next";
import { Avatar } from "@/components/ui/avatar";
import { KeyFacts } from "@/components/ui/key-facts";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ApiKeys } from "../../_settings/api-keys";
import { NewPassword, Profile } from "../../_settings/profile";
import { SignOutEverywhere } from "../../_settings/sign-out-everywhere";
import { ThemeChoice } from "../../_settings/theme-choice";
import { zonesWith } from "../../_settings/time-zones";
import { notFoundOr, serverApi } from "../../trpc/server";
import { companyReader } from "../reader";
import { WorkingDays } from "./working-days";

export const metadata: Metadata = { title: "Settings" };

const roleWords: Readonly<Record<string, string>> = { owner: "Owner", admin: "Admin", manager: "Hiring manager", finance: "Finance", member: "Member" };
const mayWords: Readonly<Record<string, string>> = { finance: "Pays, does not hire", member: "Reads along" };

/** The company and its people, and what is one's own: name, password, look, sessions. */
export default async function SettingsPage() {
  const api = await serverApi();
  const { name, email, companyName, role, timeZone, mayHire } = await companyReader();
  const { members } = await notFoundOr(() => api.identity.colleagues({}));
  const [{ calendarId }, { calendars }] = await Promise.all([notFoundOr(() => api.identity.workingDays({})), notFoundOr(() => api.policy.calendars({}))]);
  const keys = await notFoundOr(() => api.identity.apiKeys({}));
  return (
    <>
      <PageHeader title="Settings" answer={`You act for ${companyName} as ${(roleWords[role] ?? role).toLowerCase()}.`} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="The company">
            <div className="rounded-lg border bg-card p-4">
              <KeyFacts facts={[{ label: "Name", value: <span className="break-words">{companyName}</span> }, { label: "Days count in", value: timeZone.replaceAll("_", " "), detail: "guarantees and due dates" }, { label: "People", value: String(members.length) }]} />
            </div>
          </Section>
          <Section title="Working days" description="Deadlines that are set from now on count by them. A deadline that is set keeps its date.">
            {mayHire ? (
              <WorkingDays key={`${timeZone} ${calendarId}`} timeZone={timeZone} calendarId={calendarId} zones={zonesWith(timeZone)} calendars={calendars.map((one) => ({ value: one.calendarId, label: one.name, description: one.holidays.length === 0 ? "no holidays" : `${one.holidays.length} holidays` }))} />
            ) : (
              <p>{calendars.find((one) => one.calendarId === calendarId)?.name}</p>
            )}
          </Section>
          <Section title="Colleagues">
            <ul className="divide-y rounded-lg border bg-card">
              {members.map((one) => (
                <li key={one.userId} className="flex items-center gap-3 px-4 py-2.5">
                  <Avatar name={one.name} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{one.name}{one.email === email && <span className="font-normal text-muted-foreground"> (you)</span>}</span>
                    <span className="block truncate text-sm text-muted-foreground">{one.email}</span>
                  </span>
                  <span className="shrink-0 text-right text-sm">
                    {roleWords[one.role] ?? one.role}
                    <span className="block text-muted-foreground max-sm:hidden">{mayWords[one.role] ?? "Posts roles, hires"}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section title="You">
            <Profile key={name} name={name} email={email} />
          </Section>
          <Section title="Password">
            <NewPassword />
          </Section>
          <Section title="Mail" description="What you get by mail, how often, and when it is quiet.">
            <div><LinkButton href="/company/settings/mail">Choose your mail</LinkButton></div>
          </Section>
          <Section title="Theme">
            <ThemeChoice />
          </Section>
          <Section title="Keys for programs" description="Your own systems call Fairsplit by a key, in your name and with your rights.">
        <ApiKeys initial={keys} />
      </Section>
      <Section title="Sessions" description="A device you no longer have, or a browser you do not trust: end every session at once.">
            <div><SignOutEverywhere /></div>
          </Section>
          <Section title="Leave for good" description="Have everything about you erased, save what the books and others' proof need.">
            <div><LinkButton href="/company/settings/erasure">Erase your account</LinkButton></div>
          </Section>
        </div>
      </div>
    </>
  );
}
