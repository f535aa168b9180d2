import { type Html, html as svg } from '#platform/page/html.ts';
import { FAINT, type Frame, graphDrawn, INK } from './graph.ts';
import { foundBy } from './sample.ts';
import { type TemplateJson, type Widget, widgetsOf } from './widgets.ts';

/** A dashboard is 24 columns wide; a column and a row are as many points. */
const COLUMN = 44;
const ROW = 38;
const COLUMNS = 24;
const GAP = 4;
const HEAD = 30;
const NOTE = 30;

/** The dashboards that are drawn: the file, and how the logical id begins. */
export const DASHBOARDS = { 'dashboard-care': 'MonitoringCareDashboard', 'dashboard-platform': 'MonitoringDashboard' };

type At = { x: number; y: number; size?: number };

const words = (text: string, { x, y, size = 12 }: At): Html =>
  svg`<text x="${x}" y="${y}" font-size="${size}" fill="${INK}">${text}</text>`;

const writtenText = (markdown: string): Html[] =>
  markdown
    .replaceAll('**', '')
    .split('\n')
    .map((line, at) =>
      words(line.replace(/^# /, ''), { x: 6, y: at === 0 ? 26 : 54, size: line.startsWith('# ') ? 20 : 13 }),
    );

const COLUMNS_OF_ALARMS = 6;

const alarmsDrawn = (alarms: string[], { width, height }: Frame): Html[] => {
  const rows = Math.ceil(alarms.length / COLUMNS_OF_ALARMS);
  const [wide, high] = [(width - 20) / COLUMNS_OF_ALARMS, (height - 8) / rows];
  return alarms.map((name, at) => {
    const [x, y] = [10 + (at % COLUMNS_OF_ALARMS) * wide, Math.floor(at / COLUMNS_OF_ALARMS) * high];
    return svg`<rect x="${x}" y="${y}" width="${wide - 4}" height="${high - 3}" rx="2" fill="#e6f4e8" stroke="#2a8a3a"/><text x="${x + 7}" y="${y + high / 2 + 2.5}" font-size="11" fill="${INK}">${name}</text>`;
  });
};

const tableDrawn = (query: string, { width }: Frame): Html => {
  const { columns, rows } = foundBy(query);
  const x = (at: number) => 14 + (at * (width - 28)) / columns.length;
  return svg`${columns.map((name, at) => svg`<text x="${x(at)}" y="16" font-size="12" font-weight="bold" fill="${FAINT}">${name}</text>`)}
${rows.map((row, line) => row.map((cell, at) => words(cell, { x: x(at), y: 42 + line * 24 })))}`;
};

const barsDrawn = (query: string, { width, height }: Frame): Html[] => {
  const { rows } = foundBy(query);
  const most = Math.max(...rows.map((row) => Number(row.at(-1))));
  const wide = (width - 28) / rows.length;
  return rows.map(([name = '', ...rest], at) => {
    const count = Number(rest.at(-1));
    const high = (count / most) * (height - 60);
    const [x, y] = [14 + at * wide, height - 30 - high];
    return svg`<rect x="${x + wide * 0.2}" y="${y}" width="${wide * 0.6}" height="${high}" fill="#1f77b4"/><g text-anchor="middle">${words(String(count), { x: x + wide / 2, y: y - 5 })}${words(name, { x: x + wide / 2, y: height - 12 })}</g>`;
  });
};

const inside = (widget: Widget, frame: Frame): Html | Html[] => {
  if (widget.type === 'text') return writtenText(widget.properties.markdown);
  if (widget.type === 'alarm') return alarmsDrawn(widget.properties.alarms, frame);
  if (widget.type === 'metric') return graphDrawn(widget.properties, frame);
  const { view, query } = widget.properties;
  return view === 'bar' ? barsDrawn(query, frame) : tableDrawn(query, frame);
};

const drawn = (widget: Widget): Html => {
  const [width, height] = [widget.width * COLUMN - 2 * GAP, widget.height * ROW - 2 * GAP];
  const at = svg`transform="translate(${widget.x * COLUMN + GAP} ${widget.y * ROW + GAP})"`;
  if (widget.type === 'text') return svg`<g ${at}>${inside(widget, { width, height })}</g>`;
  return svg`<g ${at}><rect width="${width}" height="${height}" rx="3" fill="#fff" stroke="#d5dbdb"/>
<text x="12" y="21" font-size="14" font-weight="bold" fill="${INK}">${widget.properties.title}</text>
<g transform="translate(0 ${HEAD})">${inside(widget, { width, height: height - HEAD })}</g></g>`;
};

/** A dashboard as the template has it, over a day of sample figures, which the picture says. */
export const dashboardPicture = (template: TemplateJson, logicalId: string): string => {
  const widgets = widgetsOf(template, logicalId);
  const width = COLUMNS * COLUMN;
  const bottom = Math.max(...widgets.map(({ y, height }) => y + height)) * ROW;
  const note = 'Drawn from the template, with sample figures: no stack, no customer and no day was like this.';
  return `${
    svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + NOTE}" width="${width}" height="${bottom + NOTE}" font-family="Helvetica,Arial,sans-serif">
<rect width="100%" height="100%" fill="#f2f3f3"/>
${widgets.map((widget) => svg`${drawn(widget)}\n`)}<text x="${width / 2}" y="${bottom + 18}" text-anchor="middle" font-size="12" fill="${FAINT}">${note}</text>
</svg>`.markup
  }\n`;
};
