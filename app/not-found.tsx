import { LinkButton } from "@/components/ui/link-button";

/** An address that leads nowhere, or to something that is not the reader's: both answer the same. */
export default function NotFound() {
  return (
    <main id="content" className="mx-auto flex min-h-dvh max-w-120 flex-col items-start justify-center gap-4 px-6">
      <p className="font-mono text-xs text-muted-foreground">404</p>
      <div>
        <h1 className="text-xl font-semibold">There is nothing at this address</h1>
        <p className="mt-1 text-muted-foreground">It may have been removed, or it belongs to another organization. If you followed a link from Fairsplit, check which organization you are acting for.</p>
      </div>
      <LinkButton href="/">Go to the start page</LinkButton>
    </main>
  );
}
