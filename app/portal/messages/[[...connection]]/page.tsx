import type { Metadata } from "next";
import { messagesPage } from "../../../_messages/messages-page";

export const metadata: Metadata = { title: "Messages" };

type Props = { params: Promise<{ connection?: string[] }>; searchParams: Promise<{ at?: string; write?: string }> };

export default async function MessagesPage({ params, searchParams }: Props) {
  const [{ connection }, { at, write }] = await Promise.all([params, searchParams]);
  return messagesPage("recruiter", { connectionId: connection?.[0] ?? null, at, writes: write !== undefined });
}
