/** The boxes of a table are one stop of the Tab key together: the arrows, Home and End go from box to box. */
import { type KeyboardEvent, useState } from 'react';

/** `const boxes = useBoxKeys();`, then `<input type="checkbox" {...boxes(index)} … />` for each row. */
export function useBoxKeys() {
  const [here, setHere] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const boxes = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('[data-box]') ?? [])];
    const targets: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: boxes.length - 1 };
    const box = boxes[targets[event.key] ?? -1];
    if (!box) return;
    event.preventDefault();
    box.focus();
  };
  return (index: number) => ({ tabIndex: index === here ? 0 : -1, onFocus: () => setHere(index), onKeyDown, 'data-box': true });
}
