import { useEffect } from 'react';
import { navigate } from '../../hash-location.ts';
import { paths } from '../../paths.ts';
import { topicFor, topics } from './topics.ts';

/** Opens the page of the guide that explains the screen one is at; Back leads to it again. */
export function openHelp(): void {
  const here = window.location.hash.slice(1).split('?')[0] ?? '';
  if (here.startsWith('/help')) return;
  const slug = (topicFor(here) ?? topics[0])?.slug;
  if (slug !== undefined) navigate(paths.help(slug));
}

/** F1 opens help; not while a dialog is open, whose typing would be lost. */
export function useHelpKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      openHelp();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
