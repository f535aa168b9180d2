import { expect, it } from 'vitest';
import { newOptions, offeredIn } from '../../desk/screens/task/forms/offered-values.ts';

const option = (optionId: string, openSince?: number) => ({
  ...{ optionId, concession: `of-${optionId}`, title: optionId, detail: '', reasons: [] },
  cost: { amount: 0, currency: 'EUR' as const },
  ...(openSince !== undefined && { openSince }),
});
const task = { options: [option('c'), option('d'), option('a', 1), option('b', 1)] };

it('Only what is new in a round can be left out', () => {
  expect(newOptions(task).map(({ optionId }) => optionId)).toEqual(['c', 'd']);
  expect(newOptions({})).toEqual([]);
});

it.each([
  ['nothing where nothing is changed', task, {}, {}],
  ['all that is ticked where something is added', task, { added: 'refund-60' }, { options: ['c', 'd', 'refund-60'] }],
  ['what stays where something is left out', task, { dropped: 'c' }, { options: ['d'] }],
  ['what takes the place of all', task, { dropped: 'c,d', added: 'refund-60' }, { options: ['refund-60'] }],
  ['a better offer in place of a final answer', {}, { added: 'refund-60' }, { add: ['refund-60'] }],
])('Whoever releases sends %s', (_, proposal, values: Record<string, string>, body) => {
  expect(offeredIn(proposal, values)).toEqual(body);
});
