/**
 * Addresses behind the `#`, with their `?search` kept there too, so that they work from a file and Back and Forward restore filters and open records.
 * (wouter's own hash location puts the search in front of the `#`, where it outlives the screen it was for.)
 */
import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = `#${to}`;
  if (url === window.location.hash) return;
  if (options.replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  window.dispatchEvent(new Event('hashchange'));
}

export const usePath: BaseLocationHook = () => [useSyncExternalStore(subscribe, path), navigate];
export const useSearchPart: BaseSearchHook = () => useSyncExternalStore(subscribe, search);

function path(): string {
  return whole().split('?')[0] ?? '/';
}

function search(): string {
  return whole().split('?')[1] ?? '';
}

function whole(): string {
  return window.location.hash.slice(1) || '/';
}

function subscribe(listener: () => void): () => void {
  const events = ['hashchange', 'popstate'] as const;
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}
