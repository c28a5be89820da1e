import type { PDFDocumentProxy } from "pdfjs-dist";

/** More than a phone's screen needs; a page of a few kB can claim to be as large as a house. */
const MOST_PIXELS = 16_000_000;
/** Pictures in a page beyond this are left out: a few kB can claim to unpack to gigabytes. */
const MOST_IMAGE_PIXELS = 64_000_000;
/** How long opening the file, or drawing one page of it, may take: more than a phone needs for a large scan. A few kB can compute for ever. */
const MOST_MS = 20_000;
/** How long a worker that was asked to end may take to do so by itself. */
const ENDING_MS = 500;

type DrawnPage = { /** What the page says, for who hears it. */ text: string };
type Drawing = { page: number; canvas: HTMLCanvasElement; width: number; signal: AbortSignal };

/** An opened PDF. Pages are counted from 1. */
export type OpenPdf = {
  pages: number;
  /** Draws a page so wide, in CSS pixels. Throws for a page that cannot be drawn, and once `signal` is aborted; `PdfTooSlow` for one that takes too long, after which nothing more is drawn. */
  draw(of: Drawing): Promise<DrawnPage>;
};

/** It was not done within the time that a file has. What computed it is ended. */
export class PdfTooSlow extends Error {
  constructor() {
    super(`The file takes more than ${MOST_MS / 1_000} seconds to open or to draw.`);
  }
}

/**
 * Opens a PDF to be looked at, by code that is loaded now and not with the page. It is taken as a picture: neither its scripts nor its forms run, nothing in it is a link, and nothing outside it is fetched.
 * In: its bytes, which the caller may read. Throws for what is damaged, locked by a password or no PDF, and `PdfTooSlow` for what takes too long. It is closed, whatever it computes, once `signal` is aborted.
 */
export async function openPdf(data: ArrayBuffer, signal: AbortSignal): Promise<OpenPdf> {
  const { getDocument, GlobalWorkerOptions, PDFWorker } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  signal.throwIfAborted();
  GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url).toString();
  // Of our own, so that it can be ended: the library asks its worker to end and waits for the answer, which a busy one never gives.
  const worker = new PDFWorker({ verbosity: 0 });
  // How long the code takes to come is not the file's doing, and not counted.
  await worker.promise;
  const task = getDocument({ data, worker, isEvalSupported: false, enableXfa: false, maxImageSize: MOST_IMAGE_PIXELS, useWasm: false, verbosity: 0 });
  const close = async () => {
    let limit: ReturnType<typeof setTimeout> | undefined;
    try {
      await Promise.race([task.destroy(), new Promise<void>((resolve) => (limit = setTimeout(resolve, ENDING_MS)))]);
    } finally {
      clearTimeout(limit);
      worker.destroy();
    }
  };
  try {
    const pdf = await inTime(task.promise, signal);
    signal.addEventListener("abort", () => void close(), { once: true });
    return {
      pages: pdf.numPages,
      async draw(of) {
        try {
          return await inTime(drawPage(pdf, of), of.signal);
        } catch (cause) {
          if (cause instanceof PdfTooSlow) await close();
          throw cause;
        }
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** What work comes to, unless it takes too long (`PdfTooSlow`) or `signal` is aborted first. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new PdfTooSlow()), MOST_MS);
    const stop = () => {
      clearTimeout(limit);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => {
      clearTimeout(limit);
      signal.removeEventListener("abort", stop);
    });
  });
}

async function drawPage(pdf: PDFDocumentProxy, { page: number, canvas, width, signal }: Drawing): Promise<DrawnPage> {
  const page = await pdf.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  const shown = width / whole.width;
  const sharpest = Math.sqrt(MOST_PIXELS / (whole.width * whole.height));
  const viewport = page.getViewport({ scale: Math.min(shown * window.devicePixelRatio, sharpest) });
  signal.throwIfAborted();
  Object.assign(canvas, { width: Math.max(1, Math.floor(viewport.width)), height: Math.max(1, Math.floor(viewport.height)) });
  Object.assign(canvas.style, { width: `${whole.width * shown}px`, height: `${whole.height * shown}px` });
  const drawing = page.render({ canvas, viewport });
  const stop = () => drawing.cancel();
  signal.addEventListener("abort", stop);
  try {
    await drawing.promise;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  const { items } = await page.getTextContent();
  return { text: items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("") };
}
