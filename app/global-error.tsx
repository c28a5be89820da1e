"use client";

import { GeistSans } from "geist/font/sans";
import "./globals.css";
import { buttonVariants } from "@/components/ui/button-variants";

/** The last resort: the frame itself could not be shown, so this page brings its own. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <title>Fairsplit could not be shown</title>
        <main className="mx-auto flex min-h-dvh max-w-120 flex-col items-start justify-center gap-4 px-6">
          <div role="alert">
            <h1 className="text-xl font-semibold">Fairsplit could not be shown</h1>
            <p className="mt-1 text-muted-foreground">Something went wrong on our side. What you saved is kept.</p>
          </div>
          <button type="button" onClick={retry} className={buttonVariants({ variant: "primary" })}>
            Load again
          </button>
        </main>
      </body>
    </html>
  );
}
