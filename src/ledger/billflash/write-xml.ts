import XMLBuilder from 'fast-xml-builder';
import type { BillFlash } from './layout.ts';

/** The document as XML, element for element as the layout has them. */
export function billFlashXml(document: BillFlash): string {
  const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: false, processEntities: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ BillFlash: document })}`;
}
