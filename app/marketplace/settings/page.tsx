import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ApiKeys } from "../../_settings/api-keys";
import { Profile } from "../../_settings/profile";
import { SignOutEverywhere } from "../../_settings/sign-out-everywhere";
import { TalkPrivacy } from "../../_settings/talk-privacy";
import { ThemeChoice } from "../../_settings/theme-choice";
import { notFoundOr, serverApi } from "../../trpc/server";
import { ChecksAboutMe } from "./checks-about-me";

export const metadata: Metadata = { title: "Settings" };

/** Who the candidate is here, how the pages look, and the way out of every device. */
export default async function SettingsPage() {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  const keys = await notFoundOr(() => api.identity.apiKeys({}));
  const talk = await notFoundOr(() => api.identity.talkPrivacy({}));
  const checks = await notFoundOr(() => api.sourcing.myChecks({}));
  return (
    <>
      <PageHeader title="Settings" answer="A candidate never pays here, and sees every step that is taken in their name." />
      <Section title="Your profile">
        <Profile name={me.name} email={me.email} />
      </Section>
      <Section title="Checks" description="Before recruiters write to somebody, they can ask whether that person is free. You see each time it was you.">
        <ChecksAboutMe initial={checks} />
      </Section>
      <Section title="In conversations" description="What those you are connected to see. What you keep to yourself, you do not see of others.">
        <TalkPrivacy initial={talk} />
      </Section>
      <Section title="Templates" description="What you write again and again, in notes and messages.">
        <div><LinkButton href="/marketplace/settings/templates">Your templates</LinkButton></div>
      </Section>
      <Section title="Mail" description="What you get by mail, how often, and when it is quiet.">
        <div><LinkButton href="/marketplace/settings/mail">Choose your mail</LinkButton></div>
      </Section>
      <Section title="Theme">
        <ThemeChoice />
      </Section>
      <Section title="Keys for programs" description="Your own systems call Fairsplit by a key, in your name and with your rights.">
        <ApiKeys initial={keys} />
      </Section>
      <Section title="Sessions" description="A device you no longer have, or a browser you do not trust: end every session at once.">
        <div>
          <SignOutEverywhere />
        </div>
      </Section>
      <Section title="Leave for good" description="Have everything about you erased, save what the books and others' proof need.">
        <div><LinkButton href="/marketplace/settings/erasure">Erase your account</LinkButton></div>
      </Section>
    </>
  );
}
