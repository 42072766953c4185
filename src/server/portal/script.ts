/**
 * What the portal's pages do beyond what they do without it: group the ID's digits as they are typed or pasted, know the visitor again who comes back
 * by the browser's button, and offer to print. Written for old telephones.
 */
export const script = `
const field = document.querySelector('input[name=id]');
if (field) {
  const digitsOf = (text) => {
    const plain = text.normalize('NFKC');
    const pasted = /[a-z]{2}/i.test(plain) && /(?:^|\\D)(\\d{3}[\\s.-]?\\d{3}[\\s.-]?\\d{4})(?:\\D|$)/.exec(plain);
    return (pasted ? pasted[1] : plain.replace(/o/gi, '0').replace(/[il|]/gi, '1')).replace(/\\D/g, '');
  };
  const group = () => {
    const digits = digitsOf(field.value);
    const before = digitsOf(field.value.slice(0, field.selectionStart)).length;
    const place = (count) => count + (count > 3 ? 1 : 0) + (count > 6 ? 1 : 0);
    field.value = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].filter(Boolean).join(' ');
    if (document.activeElement === field) field.setSelectionRange(place(before), place(before));
  };
  field.addEventListener('input', group);
  group();
}
const visit = document.querySelector('input[name=visit]');
if (visit) {
  const here = new URL(location.href);
  here.searchParams.set('visit', visit.value);
  here.searchParams.delete('told');
  history.replaceState(null, '', here);
}
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
`;
