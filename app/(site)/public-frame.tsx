import Link from "next/link";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { SimulatedStrip } from "@/components/shell/app-shell";
import { Logo } from "@/components/shell/logo";
import { simulated } from "@/server/providers/stripe";

/** The frame of pages that anybody may read, signed in or not. */
export async function PublicFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  await connection();
  return (
    <div className="flex min-h-dvh flex-col">
      {simulated() && <SimulatedStrip />}
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-5 sm:px-8">
        <Link href="/" className="inline-flex rounded-md" aria-label="Fairsplit, front page"><Logo /></Link>
        {actions !== undefined && <nav aria-label="Account" className="flex items-center gap-2">{actions}</nav>}
      </header>
      <main id="content" className="mx-auto flex w-full max-w-200 flex-1 flex-col gap-8 px-4 pb-16">{children}</main>
    </div>
  );
}
