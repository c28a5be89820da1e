import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { mailClassWords } from "../../../_settings/mail-class-words";
import { ApiProvider } from "../../../trpc/client";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { StopMails } from "../stop-mails";

export const metadata: Metadata = { title: "Stop mails", robots: { index: false }, referrer: "no-referrer" };

/** Where the link in a mail leads: it says what would stop, and stops it when its reader presses the button. Nobody has to sign in, and looking stops nothing. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeURIComponent((await params).token);
  const { what, off } = await notFoundOr(async () => (await serverApi()).notifications.unsubscribeOffer({ token }));
  const words = what === "digest" ? { title: "The daily mail", meaning: "What you chose to get once a day." } : mailClassWords[what];
  return (
    <>
      <PageHeader title={off ? "You get no more of these mails" : "Stop these mails?"} answer={off ? "Everything is still in your notifications when you sign in." : "Only by mail: everything stays in your notifications when you sign in."} />
      <div className="flex flex-col gap-4 rounded-lg border bg-card p-4">
        <p>
          <span className="block font-medium">{words.title}</span>
          <span className="block text-muted-foreground">{words.meaning}</span>
        </p>
        {off ? null : (
          <ApiProvider>
            <StopMails token={token} />
          </ApiProvider>
        )}
      </div>
      <div><LinkButton href="/settings/mail">Choose all your mails</LinkButton></div>
    </>
  );
}
