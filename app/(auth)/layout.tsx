import Link from "next/link";
import type { ReactNode } from "react";
import { SimulatedStrip } from "@/components/shell/app-shell";
import { Logo } from "@/components/shell/logo";
import { simulated } from "@/server/providers/stripe";
import { connection } from "next/server";

/** The calm frame of the pages before one is in. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <div className="flex min-h-dvh flex-col">
      {simulated() && <SimulatedStrip />}
      <header className="px-4 py-5 sm:px-8">
        <Link href="/" className="inline-flex rounded-md" aria-label="Fairsplit, front page">
          <Logo />
        </Link>
      </header>
      <main id="content" className="mx-auto flex w-full max-w-5xl flex-1 flex-col justify-center px-4 pb-16">
        {children}
      </main>
    </div>
  );
}
