/**
 * Draws the pages of a PDF, by pdf.js. Large: import it when there is something to draw. It has no worker of its own, for what is shown is a few pages,
 * and the page may load nothing but itself.
 */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'; // lets pdf.js find it here
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page, as wide as asked in real pixels. */
export type DrawnPage = { canvas: HTMLCanvasElement; width: number; height: number };

/** Draws all pages, `width` CSS pixels wide, sharp on this screen; `isWanted` is asked before each page. */
export async function drawPdf(pdf: Uint8Array, width: number, most: number, isWanted: () => boolean): Promise<DrawnPage[]> {
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, useWasm: false });
  try {
    const document = await task.promise;
    const pages: DrawnPage[] = [];
    for (let number = 1; number <= Math.min(most, document.numPages) && isWanted(); number += 1) {
      const page = await document.getPage(number);
      const scale = (width * devicePixelRatio) / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport }).promise;
      pages.push({ canvas, width, height: (width * viewport.height) / viewport.width });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
