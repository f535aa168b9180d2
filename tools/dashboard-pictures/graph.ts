import { type Html, html as svg } from '#platform/page/html.ts';
import { type Line, linesOf } from './sample.ts';
import type { Widget } from './widgets.ts';

export const INK = '#16191f';
export const FAINT = '#545b64';
const GRID = '#e1e4e8';
const COLORS = ['#1f77b4', '#d2691e', '#2a8a3a', '#b3261e', '#7a4fb5', '#7b4b3a', '#c2408f', '#5f6770'];
const LETTER = 6.3;

/** The inside of a widget, in its own coordinates. */
export type Frame = { width: number; height: number };
type Graph = Extract<Widget, { type: 'metric' }>['properties'];
type Plot = { left: number; right: number; top: number; bottom: number };

/** The next round number: what an axis ends with. */
const roundUp = (most: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 5, 10].map((step) => step * size).find((step) => step >= most) ?? most;
};

const mostOf = (lines: Line[], others: number[] = []): number =>
  roundUp(Math.max(1, ...others, ...lines.flatMap(({ values }) => values)));

type At = { x: number; y: number; anchor?: 'start' | 'middle' | 'end' };

const label = (text: string | number, { x, y, anchor = 'start' }: At): Html =>
  svg`<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="11" fill="${FAINT}">${text}</text>`;

const axis = ({ left, right, top, bottom }: Plot, most: number, side: 'left' | 'right'): Html[] =>
  [0, 0.5, 1].map((part) => {
    const y = bottom - part * (bottom - top);
    const x = side === 'left' ? left - 6 : right + 6;
    return label(Number((most * part).toPrecision(3)), { x, y: y + 4, anchor: side === 'left' ? 'end' : 'start' });
  });

const net = ({ left, right, top, bottom }: Plot): Html[] => [
  ...[0, 0.5, 1].map((part) => {
    const y = bottom - part * (bottom - top);
    return svg`<line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="${GRID}"/>`;
  }),
  ...[0, 6, 12, 18, 24].map((hour) =>
    label(`${String(hour).padStart(2, '0')}:00`, {
      x: left + (hour / 24) * (right - left),
      y: bottom + 15,
      anchor: 'middle',
    }),
  ),
];

const curve = (plot: Plot, { values }: Line, { most, color }: { most: number; color: string }): Html => {
  const step = (plot.right - plot.left) / (values.length - 1);
  const points = values.map((value, at) => {
    const y = plot.bottom - (value / most) * (plot.bottom - plot.top);
    return `${(plot.left + at * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return svg`<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="1.6"/>`;
};

type Key = { name: string; color: string };

const wideOf = (keys: Key[]): number => keys.reduce((sum, { name }) => sum + name.length * LETTER + 30, 0);

/** Names of lines side by side, in as many rows as they need. */
const keyRows = (keys: Key[], width: number): Key[][] => {
  const rows: Key[][] = [[]];
  for (const key of keys) {
    const last = rows.at(-1) ?? [];
    if (last.length === 0 || wideOf([...last, key]) <= width) last.push(key);
    else rows.push([key]);
  }
  return rows;
};

const keysDrawn = (rows: Key[][], top: number): Html[] =>
  rows.flatMap((row, line) =>
    row.map(({ name, color }, at) => {
      const x = 14 + wideOf(row.slice(0, at));
      const y = top + line * 16;
      return svg`<rect x="${x}" y="${y - 8}" width="10" height="10" fill="${color}"/>${label(name, { x: x + 15, y: y + 1 })}`;
    }),
  );

/** A graph over a sample day, with the names of its lines below. */
export const graphDrawn = ({ metrics, annotations }: Graph, { width, height }: Frame): Html => {
  const lines = metrics.flatMap(linesOf);
  const rows = keyRows(
    lines.map(({ name }, at) => ({ name, color: COLORS[at % COLORS.length] ?? INK })),
    width - 28,
  );
  const hasRight = lines.some(({ axis: of }) => of === 'right');
  const plot = { left: 50, right: width - (hasRight ? 46 : 18), top: 12, bottom: height - 28 - rows.length * 16 };
  const marks = annotations?.horizontal ?? [];
  const most = {
    left: mostOf(
      lines.filter(({ axis: of }) => of === 'left'),
      marks.map(({ value }) => value),
    ),
    right: mostOf(lines.filter(({ axis: of }) => of === 'right')),
  };
  return svg`${net(plot)}${axis(plot, most.left, 'left')}${hasRight && axis(plot, most.right, 'right')}
${lines.map((line, at) => curve(plot, line, { most: most[line.axis], color: COLORS[at % COLORS.length] ?? INK }))}
${marks.map(({ value, label: words }) => {
  const y = plot.bottom - (value / most.left) * (plot.bottom - plot.top);
  return svg`<line x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}" stroke="${FAINT}" stroke-dasharray="5 4"/>${label(words, { x: plot.right, y: y - 4, anchor: 'end' })}`;
})}
${keysDrawn(rows, height - rows.length * 16 + 4)}`;
};
