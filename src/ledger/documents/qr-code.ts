import { create } from 'qrcode';

/** A QR code as a picture for paper: dark squares on nothing, with the quiet border that readers need. */
export function qrCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const border = 4;
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column + border} ${row + border}h1v1h-1z`);
    }
  }
  const size = modules.size + 2 * border;
  return `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg>`;
}
