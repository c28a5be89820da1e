import type { Metadata } from "next";
import { ConnectionShelves } from "../../_connections/connection-shelves";
import { loadShelf } from "../../_connections/search-params";

export const metadata: Metadata = { title: "Connections" };

/** The reader's connections with candidates. */
export default async function ConnectionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  return <ConnectionShelves side="recruiter" older={await loadShelf(searchParams)} />;
}
