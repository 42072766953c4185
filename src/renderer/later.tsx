import { type ComponentType, lazy, useState } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * What does not come with the window, a screen or a dialog: it is loaded when somebody first opens it, or before, once there is nothing else to do.
 * What is there already is drawn at once: behind `lazy`, React would show an empty place first, and leave it for 300 ms so that nothing flickers.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadOnce = async () => (loaded ??= await load());
  waiting.push(loadOnce);
  const WhenLoaded = lazy(async () => ({ default: await loadOnce() }));
  return function Later(props: Props) {
    const [Content] = useState<ComponentType<Props>>(() => loaded ?? WhenLoaded); // the same for as long as it is open
    return <Content {...props} />;
  };
}

/** The first screen has the machine to itself for so long. */
const afterStart = 2_000;

/** Loads what was not needed yet, one after the other whenever the window is idle, so that nobody waits for it. */
export function loadTheRest(): void {
  setTimeout(loadNext, afterStart);
}

function loadNext(): void {
  requestIdleCallback(() => {
    void waiting.shift()?.().then(loadNext, loadNext); // what fails is told where it is opened
  });
}
