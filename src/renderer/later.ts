import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/** A screen that does not come with the window: it is loaded when somebody goes there, or before, once there is nothing else to do. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  waiting.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** The first screen has the machine to itself for so long. */
const afterStart = 2_000;

/** Loads the screens that were not needed yet, one after the other whenever the window is idle, so that nobody waits for one. */
export function loadTheRest(): void {
  setTimeout(loadNext, afterStart);
}

function loadNext(): void {
  requestIdleCallback(() => {
    void waiting.shift()?.().then(loadNext);
  });
}
