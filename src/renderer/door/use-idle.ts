import { useEffect, useRef } from 'react';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const lookEvery = 5000;

/** Work at this desk that its own window does not see: the desk is not idle. */
export function noteWork(): void {
  window.dispatchEvent(new Event('pointermove'));
}

/** Calls `onIdle` when nobody has touched the keyboard or the pointer for `minutes`; 0: never. A computer that slept counts as not touched. */
export function useIdle(minutes: number, onIdle: () => void): void {
  const latest = useRef(onIdle);
  useEffect(() => {
    latest.current = onIdle;
  });
  useEffect(() => {
    if (minutes === 0) return;
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (Date.now() - touchedAt < minutes * 60_000) return;
      touch();
      latest.current();
    }, lookEvery);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [minutes]);
}
