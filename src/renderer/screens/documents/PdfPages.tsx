import { useEffect, useRef, useState } from 'react';
import styles from './documents.module.css';

type Props = {
  pdf: Uint8Array;
  /** What it is, for those who cannot see it: `Invoice A-1031`. */
  title: string;
  /** How many pages there are. */
  pages: number;
};

/** More are not drawn: whoever wants to read on saves the file. */
const mostDrawn = 20;

/** The pages of a PDF, one below the other: the very file that is printed, saved or sent. */
export function PdfPages({ pdf, title, pages }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const { drawPdf } = await import('./draw-pdf.ts');
      return drawPdf(pdf, place.current?.clientWidth ?? 700, mostDrawn, () => isWanted);
    };
    draw()
      .then((drawn) => {
        if (!isWanted) return;
        drawn.forEach(({ canvas }, index) => {
          canvas.className = styles.sheet ?? '';
          canvas.setAttribute('role', 'img');
          canvas.setAttribute('aria-label', `${title}, page ${index + 1} of ${pages}`);
        });
        place.current?.replaceChildren(...drawn.map(({ canvas }) => canvas));
      })
      .catch((error: unknown) => {
        setBroken(true);
        reportError(error);
      });
    return () => {
      isWanted = false;
    };
  }, [pdf, title, pages]);
  return (
    <>
      {isBroken && <p role="alert">The pages cannot be shown here. Save the PDF and open it instead.</p>}
      <div ref={place} className={styles.sheets} />
      {pages > mostDrawn && <p className={styles.more}>And {pages - mostDrawn} more pages, not shown here.</p>}
    </>
  );
}
