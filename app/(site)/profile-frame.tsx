import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { serverApi } from "../trpc/server";
import { PublicFrame } from "./public-frame";

/** The frame of public profiles: from each, a visitor may come in. */
export async function ProfileFrame({ children }: { children: ReactNode }) {
  const { me } = await (await serverApi()).identity.me({});
  const actions = (
    <>
      {me === null && <LinkButton href="/sign-in" variant="ghost">Sign in</LinkButton>}
      <LinkButton href="/marketplace/recruiters">All recruiters</LinkButton>
    </>
  );
  return <PublicFrame actions={actions}>{children}</PublicFrame>;
}
