import type { Metadata } from "next";
import { notificationsPage } from "../../_notifications/notifications-page";

export const metadata: Metadata = { title: "Notifications" };

/** All that was told to the reader. */
export default function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  return notificationsPage("portal", searchParams);
}
