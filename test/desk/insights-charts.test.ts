import { expect, test } from 'vitest';
import { rowOf } from '#domain/figures/row.ts';
import { chartOf } from '../../desk/screens/insights/charted.ts';

const day = (id: string, counts: Record<string, number>) => ({ id, figures: rowOf(counts) });

test('A chart has a column for each day and figure, and knows what the highest stands for', () => {
  const rows = [day('2026-11-01', { received: 4, ended: 2 }), day('2026-11-02', { received: 1, ended: 7 })];
  expect(chartOf(rows, ['received', 'ended'])).toEqual({
    columns: [
      { id: '2026-11-01', heights: [4, 2] },
      { id: '2026-11-02', heights: [1, 7] },
    ],
    most: 7,
  });
});

test('Of a share of too few, and of a day on which nothing was paid, nothing is drawn', () => {
  const many = { 'timer-answer': 100, 'timer-answer-late': 10, ended: 40, agreed: 30, 'cost-EUR': 1250 };
  const rows = [day('2026-11', many), day('2026-12', { 'timer-answer': 3, ended: 2, agreed: 2 })];
  expect(chartOf(rows, ['answer', 'agreed']).columns.map(({ heights }) => heights)).toEqual([
    [90, 75],
    [undefined, undefined],
  ]);
  expect(chartOf(rows, ['cost'])).toMatchObject({
    columns: [{ heights: [1250] }, { heights: [undefined] }],
    most: 1250,
  });
  expect(chartOf([], ['cost'])).toEqual({ columns: [], most: 0 });
});
