/** Where the window was last time. */
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

export type WindowPlace = Partial<Rectangle> & { width: number; height: number; maximized: boolean };

const usual: WindowPlace = { width: 1440, height: 900, maximized: false };

/** The remembered place, where a screen still shows it; else the usual size in the middle. */
export function readPlace(file: string): WindowPlace {
  const remembered = readRemembered(file);
  if (!remembered) return usual;
  const { x, y, width, height, maximized } = remembered;
  const { workArea } = screen.getDisplayMatching({ x, y, width, height });
  const visible =
    x < workArea.x + workArea.width - 100 && x + width > workArea.x + 100 && y >= workArea.y - 10 && y < workArea.y + workArea.height - 100;
  return visible ? { x, y, width, height, maximized } : { width, height, maximized };
}

/** Remembers the place when the window closes. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    writeFileSync(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  });
}

function readRemembered(file: string): (Rectangle & { maximized: boolean }) | null {
  try {
    const place: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isPlace(place) ? place : null;
  } catch {
    return null; // the first start, or a file cut short: the usual place is as good
  }
}

function isPlace(value: unknown): value is Rectangle & { maximized: boolean } {
  if (typeof value !== 'object' || value === null) return false;
  const place = new Map<string, unknown>(Object.entries(value));
  return ['x', 'y', 'width', 'height'].every((key) => Number.isInteger(place.get(key))) && typeof place.get('maximized') === 'boolean';
}
