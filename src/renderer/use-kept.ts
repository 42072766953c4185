/** What a screen was like, kept with its place in the history: Back finds it as it was left, and who comes anew finds it as it begins. */
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

type Kept = Readonly<Record<string, unknown>>;

function keptNow(): Kept {
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null && 'kept' in state ? state.kept : null;
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}

function keep(name: string, value: unknown): void {
  history.replaceState({ kept: { ...keptNow(), [name]: value } }, '');
}

/** A choice that Back brings back. `const [by, setBy] = useKept('aging by', choices, 'ageStep')` */
export function useKept<Value>(name: string, options: readonly Value[], usual: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => options.find((option) => option === keptNow()[name]) ?? usual);
  const set = (next: Value) => {
    setValue(next);
    keep(name, next);
  };
  return [value, set];
}

/** How long what a screen shows may take to be as high as it was, in milliseconds. */
const patience = 3000;

/** Back finds what scrolls around `inside` where it was. */
export function useKeptScroll(inside: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const scroller = inside.current?.closest('main');
    const top = keptNow()['scroll'];
    if (!scroller || typeof top !== 'number') return;
    const restore = () => (scroller.scrollTop = top);
    restore();
    // What it shows arrives little by little; whoever scrolls meanwhile is not pulled back.
    const grown = new ResizeObserver(restore);
    if (inside.current) grown.observe(inside.current);
    const end = () => grown.disconnect();
    const timer = setTimeout(end, patience);
    scroller.addEventListener('wheel', end, { once: true });
    return () => {
      clearTimeout(timer);
      end();
      scroller.removeEventListener('wheel', end);
    };
  }, [inside]);
  useEffect(() => {
    const scroller = inside.current?.closest('main');
    if (!scroller) return;
    const here = location.href;
    const note = () => {
      if (location.href === here) keep('scroll', scroller.scrollTop);
    };
    scroller.addEventListener('scrollend', note);
    return () => scroller.removeEventListener('scrollend', note);
  }, [inside]);
}
