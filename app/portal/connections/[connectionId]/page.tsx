import type { Metadata } from "next";
import { ConnectionView } from "../../../_connections/connection-view";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage({ params }: { params: Promise<{ connectionId: string }> }) {
  const { connectionId } = await params;
  return <ConnectionView connectionId={connectionId} />;
}
