import { useEffect } from 'react';
import { redoLast, undoLast } from '../undo.ts';

/** Ctrl/⌘ Z undoes what was done last, with Shift (or Ctrl Y) it is done again. In a text field they are the field's, and a question is answered first. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
      if (isEditing() || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void (key === 'y' || event.shiftKey ? redoLast() : undoLast());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The menu's Undo and Redo: those of the text field that has the focus, else of the books. */
export const undoByMenu = {
  undo: () => (isEditing() ? void document.execCommand('undo') : void undoLast()), // what Electron's own menu item does in a text field
  redo: () => (isEditing() ? void document.execCommand('redo') : void redoLast()),
};

function isEditing(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLTextAreaElement || (activeElement instanceof HTMLInputElement && activeElement.type !== 'checkbox');
}
