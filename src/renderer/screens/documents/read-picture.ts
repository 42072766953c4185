/** Reads a picture that somebody chose as a logo. */
import { largestLogo } from '../../../shared/logo.ts';

/** In pixels, each smaller than the one before: the first that is small enough is taken. On paper a logo is at most an inch and a half wide. */
const sides = [900, 600, 400, 250];

/** The file as a `data:` address. A photograph that is too large, or of a kind that paper does not show, is drawn anew, as large as a logo may be. */
export async function readPicture(file: File): Promise<string> {
  const isKept = /^image\/(png|jpeg|svg\+xml)$/.test(file.type);
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml' || (isKept && file.size <= largestLogo)) return addressOf(file);
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return addressOf(file); // no picture at all, which is said where it is checked
  for (const side of sides) {
    const smaller = await drawn(picture, Math.min(1, side / Math.max(picture.width, picture.height)));
    if (smaller.size <= largestLogo) return addressOf(smaller);
  }
  return addressOf(file);
}

function drawn(picture: ImageBitmap, scale: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onloadend = () => {
      if (typeof reader.result === 'string') resolve(reader.result);
      else reject(new Error('the picture cannot be read', { cause: reader.error }));
    };
    reader.readAsDataURL(blob);
  });
}
