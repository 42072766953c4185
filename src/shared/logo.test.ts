import { expect, it } from 'vitest';
import { largestLogo, logoSchema } from './logo.ts';

const svg = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`;
const plain =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/></svg>';

it.each([
  ['none', ''],
  ['a PNG', 'data:image/png;base64,iVBORw0KGgoAAAAN'],
  ['a JPEG', 'data:image/jpeg;base64,/9j/4AAQSkZJRg=='],
  ['a drawing', svg(plain)],
  ['a picture of the largest size', `data:image/png;base64,iVBORw0KGgo${'A'.repeat(Math.floor((largestLogo * 4) / 3))}`],
])('[SP-10] %s is a logo', (_what, logo) => {
  expect(logoSchema.safeParse(logo).success).toBe(true);
});

it.each([
  ['an address', 'https://example.com/logo.png', 'PNG, JPEG or SVG'],
  ['a page', 'data:text/html;base64,PGI+', 'PNG, JPEG or SVG'],
  ['a GIF', 'data:image/gif;base64,R0lGODlh', 'PNG, JPEG or SVG'],
  ['too large a picture', `data:image/png;base64,iVBORw0KGgo${'A'.repeat(200_000)}`, 'too large'],
  ['a JPEG that is called a PNG', 'data:image/png;base64,/9j/4AAQSkZJRg==', 'does not hold'],
  ['a page that is called a drawing', svg('<html><script>1</script></html>'), 'does not hold'],
  ['a drawing in another encoding', svg('\ufeff<svg/>').replace('base64,', 'base64,//48'), 'does not hold'],
  ['a drawing with a script', svg(plain.replace('<path', '<script>alert(1)</script><path')), 'program'],
  ['a drawing that acts when it is loaded', svg(plain.replace('<path', '<path onload = "alert(1)"')), 'program'],
  ['a drawing with a link that acts', svg(plain.replace('<path', '<a href="javascript:alert(1)"/><path')), 'program'],
  ['a drawing that loads a picture', svg(plain.replace('<path', '<image href="https://example.com/seen.png"/><path')), 'program'],
  ['a drawing with a page in it', svg(plain.replace('<path', '<foreignObject/><path')), 'program'],
])('[SP-10] %s is none', (_what, logo, why) => {
  expect(logoSchema.safeParse(logo).error?.issues[0]?.message).toContain(why);
});
