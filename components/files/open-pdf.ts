/** More than a phone's screen needs; a page of a few kB can claim to be as large as a house. */
const MOST_PIXELS = 16_000_000;
/** Pictures in a page beyond this are left out: a few kB can claim to unpack to gigabytes. */
const MOST_IMAGE_PIXELS = 64_000_000;

export type DrawnPage = { /** What the page says, for who hears it. */ text: string };

/** An opened PDF. Pages are counted from 1. */
export type OpenPdf = {
  pages: number;
  /** Draws a page so wide, in CSS pixels. Throws for a page that cannot be drawn, and once `signal` is aborted. */
  draw(of: { page: number; canvas: HTMLCanvasElement; width: number; signal: AbortSignal }): Promise<DrawnPage>;
  close(): Promise<void>;
};

/**
 * Opens a PDF to be looked at, by code that is loaded now and not with the page. It is taken as a picture: neither its scripts nor its forms run, nothing in it is a link, and nothing outside it is fetched.
 * In: its bytes, which the caller may read. Throws for what is damaged, locked by a password or no PDF.
 */
export async function openPdf(data: ArrayBuffer): Promise<OpenPdf> {
  const { getDocument, GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url).toString();
  const task = getDocument({ data, isEvalSupported: false, enableXfa: false, maxImageSize: MOST_IMAGE_PIXELS, useWasm: false, verbosity: 0 });
  try {
    const pdf = await task.promise;
    return {
      pages: pdf.numPages,
      async draw({ page: number, canvas, width, signal }) {
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
      },
      close: () => task.destroy(),
    };
  } catch (cause) {
    await task.destroy();
    throw cause;
  }
}
