import { stripVTControlCharacters } from 'node:util';
import type { CaseView } from '#tools/api-client.ts';

type Row = { title: string; reference: string; severity: string; owner: string; stage: string };

const WIDTHS = { reference: 12, severity: 3, owner: 8, stage: 46 } as const;
const cell = (text: string, width: number): string => text.slice(0, width).padEnd(width);

const line = ({ title, reference, severity, owner, stage }: Row): string =>
  [
    cell(reference, WIDTHS.reference),
    cell(severity, WIDTHS.severity),
    cell(owner, WIDTHS.owner),
    cell(stage, WIDTHS.stage),
    title,
  ].join(' ');

/** Who released what the customer got. */
const released = ({ tasks }: CaseView): string => {
  const done = tasks.filter(({ kind, decidedBy }) => kind === 'release' && decidedBy !== undefined);
  const by = [...new Set(done.map(({ decidedBy }) => decidedBy))];
  return by.length > 0 ? `, released by ${by.join(', ')}` : '';
};

/** What a case waits for, or has become. */
const standing = (view: CaseView): string => {
  const { status, outcome, tasks } = view;
  const waiting = tasks.filter((task) => task.status === 'open').map(({ kind, assignee }) => `${kind}: ${assignee}`);
  if (outcome) return `${status} (${outcome.result})${released(view)}`;
  return `${waiting.length > 0 ? waiting.join(', ') : status}${released(view)}`;
};

/**
 * One line for each case, rewritten in place on a terminal; elsewhere a line for each change.
 * @param out where it is shown
 */
export const board = (titles: string[], out: NodeJS.WriteStream) => {
  const rows: Row[] = titles.map((title) => ({ title, reference: '', severity: '', owner: '', stage: '' }));
  const clip = (text: string) => (out.isTTY ? stripVTControlCharacters(text).slice(0, (out.columns || 100) - 1) : text);
  const draw = (first: boolean) => {
    if (!first) out.write(`\u001b[${rows.length}A`);
    for (const row of rows) out.write(`\u001b[2K${clip(line(row))}\n`);
  };
  if (out.isTTY) draw(true);
  return {
    show: (index: number, view: CaseView): void => {
      const before = rows[index];
      if (!before) return;
      const severity = view.severity ? `S${view.severity.level}` : '';
      const after = { ...before, severity, reference: view.reference, owner: view.owner ?? '', stage: standing(view) };
      if (line(before) === line(after)) return;
      rows[index] = after;
      if (out.isTTY) draw(false);
      else out.write(`${line(after)}\n`);
    },
  };
};
