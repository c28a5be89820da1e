"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

/** A page that could not be shown. What was saved before stays saved. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <main id="content" className="mx-auto flex min-h-[60dvh] max-w-120 flex-col items-start justify-center gap-4 px-6">
      <div role="alert">
        <h1 className="text-xl font-semibold">This page could not be shown</h1>
        <p className="mt-1 text-muted-foreground">Something went wrong on our side. What you saved is kept. Load the page again; if it stays, send us the reference.</p>
        {digest !== null && <p className="mt-2 font-mono text-xs text-muted-foreground">Reference {digest}</p>}
      </div>
      <div className="flex gap-2">
        <Button variant="primary" onClick={retry}>
          Load again
        </Button>
        <LinkButton href="/">Go to the start page</LinkButton>
      </div>
    </main>
  );
}
