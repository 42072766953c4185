import { createContext, useContext } from 'react';

const LayerContext = createContext<HTMLElement | null>(null);

/** Given by a dialog to what it holds: menus and popovers open inside it, above its backdrop. */
export const LayerProvider = LayerContext.Provider;

/** Where a menu or popover has to be put. */
export function useLayer(): HTMLElement | null {
  return useContext(LayerContext);
}
