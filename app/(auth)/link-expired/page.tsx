import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "This link is over" };

/** Where a used or expired link leads: on to what it was about, for those who are signed in already, else to a new link. */
export default async function LinkExpiredPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const target = next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : null;
  const api = await serverApi();
  const { me } = await api.identity.me({});
  return (
    <div className="mx-auto flex max-w-sm flex-col items-start gap-4">
      <h1 className="text-xl font-semibold">This link is over</h1>
      {me ? (
        <>
          <p>A sign-in link works once and for a day. You are signed in as {me.name} already, so you do not need it.</p>
          <LinkButton variant="primary" href={target ?? "/welcome"}>{target ? "Go to what it was about" : "Go to your pages"}</LinkButton>
        </>
      ) : (
        <>
          <p>A sign-in link works once and for a day. Nothing is lost: have a new one mailed to you{target ? ", and you come back to the same place" : ""}.</p>
          <LinkButton variant="primary" href={target ? `/sign-in?next=${encodeURIComponent(target)}` : "/sign-in"}>Get a new link</LinkButton>
        </>
      )}
    </div>
  );
}
