/** A chart as a drawing for paper: the very one of the screen, in the light colours, whatever the screen has. */
import { createRoot } from 'react-dom/client';
import { assert } from '../../../shared/assert.ts';
import type { PaperChart } from '../../../shared/office-api/reports.ts';
import { ChartOfSize, type ChartProps, colourOfSeries } from './Chart.tsx';
import styles from './Chart.module.css';

/** In dots of the screen; the paper makes it as wide as its page. */
const size = { width: 920, height: 236 };
/** The chart library draws in several steps: it is done when nothing has changed for so long, in milliseconds. */
const settled = 40;
const patience = 100;

/** Draws it out of sight, in vectors. */
export async function drawChart(chart: ChartProps): Promise<Pick<PaperChart, 'svg' | 'legend'>> {
  const place = document.createElement('div');
  place.className = styles.outOfSight ?? '';
  place.setAttribute('aria-hidden', 'true');
  document.body.append(place);
  const root = createRoot(place);
  try {
    root.render(<ChartOfSize {...chart} {...size} />);
    const svg = await whenDrawn(place);
    const colours = lightColours();
    const inLight = (text: string) => text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => colours(name));
    svg.setAttribute('style', 'font-family: Helvetica, Arial, sans-serif');
    const drawn = inLight(new XMLSerializer().serializeToString(svg));
    return { svg: drawn, legend: legendOf(chart).map(({ name, color }) => ({ name, color: inLight(color) })) };
  } finally {
    root.unmount();
    place.remove();
  }
}

/** What the colours mean; nothing where there is only one. */
function legendOf({ kind, points, series }: ChartProps): PaperChart['legend'] {
  if (kind === 'pie') return points.map((name, index) => ({ name, color: colourOfSeries([], index) }));
  return series.length > 1 ? series.map(({ name }, index) => ({ name, color: colourOfSeries(series, index) })) : [];
}

async function whenDrawn(place: HTMLElement): Promise<SVGSVGElement> {
  let before = '';
  for (let turn = 0; turn < patience; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, settled));
    if (place.innerHTML !== '' && place.innerHTML === before) break;
    before = place.innerHTML;
  }
  const svg = place.querySelector('svg');
  assert(svg, 'the chart is drawn');
  return svg;
}

/** The values that the tokens have in light: those outside of every condition. */
function lightColours(): (token: string) => string {
  const roots = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].flatMap((rule) => (rule instanceof CSSStyleRule && rule.selectorText === ':root' ? [rule.style] : [])),
  );
  return (token) =>
    roots
      .map((style) => style.getPropertyValue(token).trim())
      .filter(Boolean)
      .at(-1) ?? '#000000';
}
