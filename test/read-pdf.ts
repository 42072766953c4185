/** A PDF as a reader sees it: the words of each page, and its picture. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function textOfPdf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : ''));
    pages.push(words.join(' ').replace(/\s+/g, ' '));
  }
  await task.destroy();
  return pages;
}

export type Picture = { png: Buffer; width: number; height: number; pixels: Uint8ClampedArray };

/** A page as a picture, `scale` dots to a point of paper. */
export async function pictureOfPdf(pdf: Uint8Array, number: number, scale: number): Promise<Picture> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const page = await (await task.promise).getPage(number);
  const viewport = page.getViewport({ scale });
  const width = Math.ceil(viewport.width);
  const height = Math.ceil(viewport.height);
  const canvas = createCanvas(width, height);
  const context: SKRSContext2D = canvas.getContext('2d');
  // pdf.js draws on the canvas of a browser; this one has the same functions.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  await task.destroy();
  return { png: canvas.toBuffer('image/png'), width, height, pixels: data };
}
