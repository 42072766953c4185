import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/** A screen that does not come with the window: it is loaded when somebody goes there, or before, once there is nothing else to do. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  waiting.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Loads every screen that was not needed yet, when the window is idle, so that nobody waits for one. */
export function loadTheRest(): void {
  requestIdleCallback(() => {
    for (const load of waiting.splice(0)) void load();
  });
}
