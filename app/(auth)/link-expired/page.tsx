import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "This link is over" };

/** Where a used or expired link leads. */
export default function LinkExpiredPage() {
  return (
    <div className="mx-auto flex max-w-sm flex-col gap-4">
      <h1 className="text-xl font-semibold">This link is over</h1>
      <p>A sign-in link works once and for a day. Nothing is lost: have a new one mailed to you, and you come back to the same place.</p>
      <LinkButton href="/sign-in">Get a new link</LinkButton>
    </div>
  );
}
