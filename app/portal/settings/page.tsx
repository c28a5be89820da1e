import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { ApiKeys } from "../../_settings/api-keys";
import { Colleagues } from "../../_settings/colleagues";
import { OrganizationChoice } from "../../_settings/organization-choice";
import { NewPassword, Profile } from "../../_settings/profile";
import { SignOutEverywhere } from "../../_settings/sign-out-everywhere";
import { TalkPrivacy } from "../../_settings/talk-privacy";
import { ThemeChoice } from "../../_settings/theme-choice";
import { notFoundOr, serverApi } from "../../trpc/server";
import { PayoutSetUp } from "../payout-set-up";

export const metadata: Metadata = { title: "Settings" };

/** Where the recruiter's money goes, who they are here, and for whom they act. */
export default async function SettingsPage() {
  const api = await serverApi();
  const { me } = await api.identity.me({});
  if (!me) redirect("/sign-in");
  const keys = await notFoundOr(() => api.identity.apiKeys({}));
  const talk = await notFoundOr(() => api.identity.talkPrivacy({}));
  const payee = await notFoundOr(() => api.payouts.myPayee({}));
  const { members } = await notFoundOr(() => api.identity.colleagues({}));
  const { rows } = await notFoundOr(() => api.payouts.myMoney({}));
  return (
    <>
      <PageHeader title="Settings" answer={me.organization ? `You act for ${me.organization.name}.` : undefined} />
      <Section title="Payouts">
        <PayoutSetUp payee={payee} returned={null} page="/portal/settings" waiting={rows.some((row) => row.step !== "paid")} always />
      </Section>
      <Section title="Your profile" actions={<LinkButton href="/portal/settings/profile">Public profile</LinkButton>}>
        <Profile name={me.name} email={me.email} />
      </Section>
      <Section title={me.organization ? `Your colleagues at ${me.organization.name}` : "Your colleagues"}>
        <Colleagues members={members} me={me.userId} />
      </Section>
      {me.organizations.length > 1 && (
        <Section title="Act for" description="What you do is done for one organization at a time.">
          <OrganizationChoice organizations={me.organizations} />
        </Section>
      )}
      <Section title="In conversations" description="What those you are connected to see. What you keep to yourself, you do not see of others.">
        <TalkPrivacy initial={talk} />
      </Section>
      <Section title="Templates" description="What you write again and again, in notes and messages.">
        <div><LinkButton href="/portal/settings/templates">Your templates</LinkButton></div>
      </Section>
      <Section title="Mail" description="What you get by mail, how often, and when it is quiet.">
        <div><LinkButton href="/portal/settings/mail">Choose your mail</LinkButton></div>
      </Section>
      <Section title="Theme">
        <ThemeChoice />
      </Section>
      <Section title="Password">
        <NewPassword />
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
        <div><LinkButton href="/portal/settings/erasure">Erase your account</LinkButton></div>
      </Section>
    </>
  );
}
