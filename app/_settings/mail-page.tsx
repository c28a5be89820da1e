import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../trpc/server";
import { MailSettings } from "./mail-settings";

/** The page of one's mail, the same in each area: it is the person's, whatever they act as. */
export async function MailPage() {
  const settings = await notFoundOr(async () => (await serverApi()).notifications.mailSettings({}));
  return (
    <>
      <PageHeader title="Your mail" answer="Choose for each kind whether it comes at once, once a day, or not at all. It is in your notifications in any case." />
      <MailSettings settings={settings} />
    </>
  );
}
