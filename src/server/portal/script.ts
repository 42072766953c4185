/** What the portal's pages do beyond what they do without it: group the ID's digits as they are typed or pasted, and offer to print. */
export const script = `
const field = document.querySelector('input[name=id]');
if (field) {
  const group = () => {
    const digits = field.value.replace(/\\D/g, '');
    const before = field.value.slice(0, field.selectionStart).replace(/\\D/g, '').length;
    const place = (count) => count + (count > 3 ? 1 : 0) + (count > 6 ? 1 : 0);
    field.value = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].filter(Boolean).join(' ');
    if (document.activeElement === field) field.setSelectionRange(place(before), place(before));
  };
  field.addEventListener('input', group);
  group();
}
const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
`;
