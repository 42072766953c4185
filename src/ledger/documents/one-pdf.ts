/** Many PDFs as one, in the order in which they are added. The library is a large one, and is loaded when a PDF is made first. */

export type OnePdf = {
  /** Answers how many pages were added. */
  add(pdf: Uint8Array): Promise<number>;
  bytes(): Promise<Uint8Array>;
};

export async function startPdf(title: string): Promise<OnePdf> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const whole = await PDFDocument.create();
  whole.setTitle(title);
  whole.setProducer('Paydesk');
  return {
    add: async (pdf) => {
      const one = await PDFDocument.load(pdf);
      const pages = await whole.copyPages(one, one.getPageIndices());
      pages.forEach((page) => whole.addPage(page));
      return pages.length;
    },
    bytes: () => whole.save(),
  };
}

/** How many pages a PDF has. */
export async function pagesOf(pdf: Uint8Array): Promise<number> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  return (await PDFDocument.load(pdf)).getPageCount();
}
