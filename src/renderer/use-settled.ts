import { useEffect, useState } from 'react';

const pauseInTyping = 120;

/** The value once it has not changed for a moment, so that a preview is asked for when the typing pauses and not at every key. */
export function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseInTyping);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- because the object is a new one at each render; its text says whether it changed
  }, [text]);
  return settled;
}
