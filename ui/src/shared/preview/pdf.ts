/*
 * Pages of a PDF for the screen: opened, measured, drawn, read aloud. The library that does it is large
 * and comes in only with the first preview; its worker is part of the build, nothing is fetched.
 */
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

/** Size of a page in points (1/72 inch). */
export interface PageSize {
  width: number;
  height: number;
}

/** One opened PDF. */
export interface PdfPages {
  /** One a page, in order. */
  sizes: PageSize[];
  /** Draws a page, from 1, on a canvas of its own at `scale` pixels a point; null when given up by `signal`. */
  draw(page: number, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>;
  /** The words of a page, for who does not see it. */
  words(page: number): Promise<string>;
  close(): void;
}

/** Opens a PDF; the bytes are copied. Throws when they are no PDF. */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const { library, worker } = await load();
  const task = library.getDocument({ data: bytes.slice(), worker, useWasm: false, useSystemFonts: false });
  const pdf = await task.promise;
  return {
    sizes: await measure(pdf),
    draw: (page, scale, signal) => draw(pdf, page, scale, signal),
    words: (page) => words(pdf, page),
    close: () => void task.destroy(),
  };
}

interface Loaded {
  library: typeof import('pdfjs-dist');
  worker: PDFWorker;
}

let loading: Promise<Loaded> | null = null;

/** The library and its one worker. The build for older engines: WebKitGTK is behind Chromium. */
function load(): Promise<Loaded> {
  loading ??= Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker'),
  ]).then(([library, worker]) => ({
    library,
    // The library's own types say that a port is always null.
    worker: new library.PDFWorker({ port: new worker.default() as unknown as null }),
  }));
  return loading;
}

async function measure(pdf: PDFDocumentProxy): Promise<PageSize[]> {
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    }),
  );
}

async function draw(pdf: PDFDocumentProxy, number: number, scale: number, signal: AbortSignal) {
  const page = await pdf.getPage(number);
  if (signal.aborted) return null;
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const rendering = page.render({ canvas, viewport });
  signal.addEventListener('abort', () => rendering.cancel(), { once: true });
  try {
    await rendering.promise;
    return canvas;
  } catch (cause) {
    if (signal.aborted) return null;
    throw cause;
  }
}

async function words(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}
