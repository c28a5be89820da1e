import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ApiProvider } from "../../../trpc/client";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { ActForFirm } from "./act-for-firm";

export const metadata: Metadata = { title: "Conversation" };

const homes = { candidate: "/marketplace/messages", recruiter: "/portal/messages" } as const;

/** Where a mail about a conversation leads: to the conversation, ready to answer; whoever acts for another of their firms is asked first. */
export default async function ConversationPage({ params }: { params: Promise<{ connectionId: string }> }) {
  const { connectionId } = await params;
  const api = await serverApi();
  const { side, actFor } = await notFoundOr(() => api.messages.place({ connectionId }));
  const here = `${homes[side]}/${connectionId}?write=1`;
  if (actFor === null) redirect(here);
  const { me } = await api.identity.me({});
  return (
    <ApiProvider>
      <div className="mx-auto flex max-w-sm flex-col items-start gap-4">
        <h1 className="text-xl font-semibold">This conversation is one of {actFor.name}</h1>
        <p>{me?.organization ? `You act for ${me.organization.name} now. ` : ""}To read and answer it, act for {actFor.name}. You can change back at any time in your settings.</p>
        <ActForFirm firm={actFor} href={here} />
      </div>
    </ApiProvider>
  );
}
