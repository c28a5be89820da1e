// Proves: a PDF that computes for ever is given up after twenty seconds, while it is opened and while a page is drawn, and the worker that computes it is ended though it answers nothing more; who looks no longer ends it at
// once; what is done in time is shown, however slow its code came. Would miss: a browser that does not end a busy worker (talking.spec.ts has a real one).
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openPdf, PdfTooSlow } from "./open-pdf";

const never = () => new Promise<never>(() => {});
const library = vi.hoisted(() => ({ ended: 0, opened: (): Promise<unknown> => Promise.reject(new Error("Not set.")), code: (): Promise<void> => Promise.resolve(), asked: (): Promise<void> => Promise.resolve() }));
vi.mock("pdfjs-dist/legacy/build/pdf.mjs", () => ({
  GlobalWorkerOptions: {},
  PDFWorker: class {
    promise = library.code();
    destroy() {
      library.ended += 1;
    }
  },
  getDocument: () => ({ promise: library.opened(), destroy: () => library.asked() }),
}));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", { devicePixelRatio: 1 });
  Object.assign(library, { ended: 0, code: () => Promise.resolve(), asked: never });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opening = () => new AbortController();
const pageThatIs = (drawn: () => Promise<void>, read: () => Promise<unknown> = async () => ({ items: [{ str: "words", hasEOL: false }] })) => ({
  numPages: 1,
  getPage: async () => ({ getViewport: ({ scale }: { scale: number }) => ({ width: 600 * scale, height: 800 * scale }), render: () => ({ promise: drawn(), cancel: () => {} }), getTextContent: read }),
});
const draw = async (of: ReturnType<typeof pageThatIs>, signal = opening().signal) => {
  library.opened = async () => of;
  const pdf = await openPdf(new ArrayBuffer(1), opening().signal);
  return pdf.draw({ page: 1, canvas: Object.assign(Object.create(null), { style: {} }), width: 600, signal });
};
/** What a promise came to after so many milliseconds; "waits" = nothing yet. */
async function after(ms: number, work: Promise<unknown>): Promise<unknown> {
  let came: unknown = "waits";
  work.then((value) => (came = value), (cause: unknown) => (came = cause));
  await vi.advanceTimersByTimeAsync(ms);
  return came;
}

it("gives a file up that never opens, and ends its worker that answers nothing", async () => {
  library.opened = never;
  const open = openPdf(new ArrayBuffer(1), opening().signal);
  expect([await after(19_900, open), library.ended]).toEqual(["waits", 0]);
  expect([await after(700, open), library.ended]).toEqual([expect.any(PdfTooSlow), 1]);
});

it.each([["drawn", pageThatIs(never)], ["read", pageThatIs(async () => {}, never)]])("gives a page up that is never %s, and ends its worker", async (_, page) => {
  const drawn = draw(page);
  expect([await after(19_900, drawn), library.ended]).toEqual(["waits", 0]);
  expect([await after(700, drawn), library.ended]).toEqual([expect.any(PdfTooSlow), 1]);
});

it("ends the worker of a file that nobody looks at any more, opened or not", async () => {
  for (const opened of [never, async () => pageThatIs(never)]) {
    Object.assign(library, { ended: 0, opened });
    const looked = opening();
    const open = openPdf(new ArrayBuffer(1), looked.signal);
    await after(10, open);
    looked.abort();
    await after(600, open);
    expect(library.ended).toBe(1);
  }
});

it("ends the worker whose code came when nobody looked any more", async () => {
  Object.assign(library, { code: () => new Promise((resolve) => setTimeout(resolve, 1_000)), opened: never });
  const looked = opening();
  const open = openPdf(new ArrayBuffer(1), looked.signal);
  await after(500, open);
  looked.abort(new Error("gone"));
  expect([await after(1_100, open), library.ended]).toEqual([new Error("gone"), 1]);
});

it("leaves a file open whose page is left for another one", async () => {
  const turned = opening();
  const drawn = draw(pageThatIs(never), turned.signal);
  await after(10, drawn);
  turned.abort(new Error("turned"));
  expect([await after(60_000, drawn), library.ended]).toEqual([new Error("turned"), 0]);
});

it("shows what is done in time, and does not count how long its code takes to come", async () => {
  library.code = () => new Promise((resolve) => setTimeout(resolve, 60_000));
  const drawn = draw(pageThatIs(() => new Promise((resolve) => setTimeout(resolve, 15_000))));
  expect([await after(80_000, drawn), library.ended]).toEqual([{ text: "words" }, 0]);
});

it("throws what a damaged file says, and ends its worker, which answers", async () => {
  Object.assign(library, { opened: () => Promise.reject(new Error("damaged")), asked: () => Promise.resolve() });
  await expect(openPdf(new ArrayBuffer(1), opening().signal)).rejects.toThrow("damaged");
  expect([library.ended, vi.getTimerCount()]).toEqual([1, 0]);
});
