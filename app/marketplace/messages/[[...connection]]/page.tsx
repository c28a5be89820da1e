import type { Metadata } from "next";
import { messagesPage } from "../../../_messages/messages-page";

export const metadata: Metadata = { title: "Messages" };

type Props = { params: Promise<{ connection?: string[] }>; searchParams: Promise<{ at?: string }> };

export default async function MessagesPage({ params, searchParams }: Props) {
  const [{ connection }, { at }] = await Promise.all([params, searchParams]);
  return messagesPage("candidate", { connectionId: connection?.[0] ?? null, at });
}
