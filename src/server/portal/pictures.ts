/** The portal's few drawings: where the self-pay ID stands on the paper, and one sign per kind of answer. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { PageState } from './layout.ts';

/** A sheet of paper with the box that holds the self-pay ID. */
export function pictureOfInvoice(label: string): VNode {
  return html`<svg viewBox="0 0 52 68" role="img" aria-label=${label}>
    <rect class="paper" x=".5" y=".5" width="51" height="67" rx="3" />
    <path class="ink" d="M6 7h14v4H6zM6 15h9v2H6zM32 7h14v2H32zM32 11h10v2H32zM6 25h40v2H6zM6 30h40v2H6zM6 35h40v2H6zM32 40h14v2H32z" />
    <rect class="spot" x="6" y="47" width="40" height="14" rx="2" />
    <path class="ink" d="M10 51h10v2H10zM10 55h22v2H10z" />
  </svg>`;
}

const shapes: Partial<Record<PageState, { tone: string; path: string }>> = {
  paid: { tone: 'fine', path: 'm8 12.5 2.7 2.7L16 9.5' },
  processing: { tone: 'attention', path: 'M12 7v5l3 2' },
  'too-many': { tone: 'attention', path: 'M12 7v5l3 2' },
  broken: { tone: 'attention', path: 'M12 7.5v5.5M12 16v.5' },
  'nothing-here': { tone: '', path: 'M9.6 9.3a2.5 2.5 0 0 1 4.9.7c0 1.7-2.5 2.2-2.5 3.7M12 16.5v.3' },
  unavailable: { tone: 'attention', path: 'M12 7.5v5.5M12 16v.5' },
  'not-payable': { tone: '', path: 'M12 7.5v5.5M12 16v.5' },
  'nothing-due': { tone: '', path: 'M8 12h8' },
};

/** A circle with a tick, a clock's hands, a mark: it only repeats what the heading says. */
export function sign(state: PageState): VNode | null {
  const shape = shapes[state];
  if (!shape) return null;
  return html`<svg
    class=${`sign ${shape.tone}`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <circle cx="12" cy="12" r="10" />
    <path d=${shape.path} />
  </svg>`;
}
