"use client";

import { ChevronLeft, ChevronRight, Eye, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { OpenFile } from "./open-file";
import { type OpenPdf, openPdf, PdfTooSlow } from "./open-pdf";

type Source = { name: string; linkOf(): Promise<string> };

/** A button that shows a PDF's pages in a dialog, without saving it. Its bytes come by the link by which it is saved. */
export function LookAtPdf({ name, linkOf }: Source) {
  return (
    <Dialog title={<span className="break-all">{name}</span>} size="lg" trigger={<Button size="sm" variant="ghost"><Eye aria-hidden className="size-3.5" />Look at it</Button>}>
      <PdfPages name={name} linkOf={linkOf} />
    </Dialog>
  );
}

type State = { at: "opening" } | { at: "open"; pdf: OpenPdf } | { at: "failed"; tooSlow: boolean };
const failedBy = (cause: unknown): State => ({ at: "failed", tooSlow: cause instanceof PdfTooSlow });

/** Opens the file when it appears, and lets go of it when it is gone. */
function PdfPages({ name, linkOf }: Source) {
  const [state, setState] = useState<State>({ at: "opening" });
  const fetched = useEffectEvent(async (signal: AbortSignal) => {
    const response = await fetch(await linkOf(), { signal });
    if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
    return response.arrayBuffer();
  });
  useEffect(() => {
    const gone = new AbortController();
    // Damaged, locked, gone or not fetched: to who looks it comes to the same, and what helps is to save it.
    fetched(gone.signal).then((data) => openPdf(data, gone.signal)).then((pdf) => !gone.signal.aborted && setState({ at: "open", pdf }), (cause: unknown) => !gone.signal.aborted && setState(failedBy(cause)));
    return () => gone.abort();
  }, []);
  if (state.at === "opening") return <div role="status" aria-label="Opening the file" className="flex flex-col gap-3"><Skeleton className="h-8 w-48" /><Skeleton className="h-[60dvh] w-full" /></div>;
  if (state.at === "failed") return <Callout tone="warning" live title="This file can't be shown" action={<OpenFile name="Download it" linkOf={linkOf} />}>{state.tooSlow ? "It takes too long to draw." : "It may be damaged or locked by a password."}</Callout>;
  return <Pages name={name} pdf={state.pdf} onFailed={(cause) => setState(failedBy(cause))} />;
}

/** How much wider than the dialog a page is drawn. */
const zooms = [1, 1.5, 2, 3] as const;

function Pages({ name, pdf, onFailed }: { name: string; pdf: OpenPdf; onFailed(cause: unknown): void }) {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const [text, setText] = useState<string | null>(null);
  const [room, setRoom] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const failed = useEffectEvent(onFailed);

  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(Math.floor(entry.contentRect.width)));
    observer.observe(frame.current);
    // The keys that scroll work at once.
    frame.current.focus();
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!canvas.current || room === null) return;
    const over = new AbortController();
    pdf.draw({ page, canvas: canvas.current, width: room * (zooms[zoom] ?? 1), signal: over.signal }).then(
      (drawn) => !over.signal.aborted && setText(drawn.text),
      (cause: unknown) => !over.signal.aborted && failed(cause),
    );
    return () => over.abort();
  }, [pdf, page, zoom, room]);

  const turn = (by: number) => {
    const to = page + by;
    if (to < 1 || to > pdf.pages) return;
    setText(null);
    setPage(to);
    frame.current?.scrollTo({ top: 0 });
  };
  const enlarge = (by: number) => setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + by)));
  const keys: Readonly<Record<string, () => void>> = { PageDown: () => turn(1), PageUp: () => turn(-1), ArrowRight: () => turn(1), ArrowLeft: () => turn(-1), "+": () => enlarge(1), "-": () => enlarge(-1) };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const sideways = event.key.startsWith("Arrow") && zoom > 0;
    const does = event.ctrlKey || event.metaKey || event.altKey || sideways ? undefined : keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  // Wherever in the dialog the focus is: nothing beside it can be reached.
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <Button size="icon" variant="ghost" aria-label="Previous page" disabled={page === 1} focusableWhenDisabled onClick={() => turn(-1)}><ChevronLeft aria-hidden /></Button>
        <p role="status" className="figures min-w-24 text-center text-sm">Page {page} of {pdf.pages}</p>
        <Button size="icon" variant="ghost" aria-label="Next page" disabled={page === pdf.pages} focusableWhenDisabled onClick={() => turn(1)}><ChevronRight aria-hidden /></Button>
        <span className="flex-1" />
        <Button size="icon" variant="ghost" aria-label="Smaller" disabled={zoom === 0} focusableWhenDisabled onClick={() => enlarge(-1)}><ZoomOut aria-hidden /></Button>
        <Button size="icon" variant="ghost" aria-label="Larger" disabled={zoom === zooms.length - 1} focusableWhenDisabled onClick={() => enlarge(1)}><ZoomIn aria-hidden /></Button>
      </div>
      <div ref={frame} role="region" tabIndex={0} aria-label={`Page ${page} of ${name}`} aria-busy={text === null} className="h-[66dvh] overflow-auto rounded-md border bg-muted">
        <canvas ref={canvas} aria-hidden className="block bg-white" />
        <p className="sr-only">{text === null ? "" : text.trim() === "" ? "This page has no words that could be read out." : text}</p>
      </div>
    </div>
  );
}
