import type { Metadata } from "next";
import { ConnectionShelves } from "../../_connections/connection-shelves";
import { loadShelf } from "../../_connections/search-params";

export const metadata: Metadata = { title: "Connections" };

/** The reader's connections with recruiters. */
export default async function ConnectionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  return <ConnectionShelves side="candidate" older={await loadShelf(searchParams)} />;
}
