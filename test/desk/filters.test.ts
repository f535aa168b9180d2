import { describe, expect, test } from 'vitest';
import { choicesOf, filtered, queueSearch, toggled } from '../../desk/screens/queue/filters.ts';
import type { QueueRow } from '../../desk/screens/queue/rows.ts';

const row = (id: string, more: Partial<QueueRow> = {}): QueueRow => ({
  id,
  caseId: id,
  reference: `AM-${id}`,
  dueAt: '2026-11-25T10:00:00Z',
  priority: false,
  ...more,
});
const rows = [
  row('A', { severity: 4, channel: 'web', customer: 'José Ibáñez', kind: 'call', priority: true }),
  row('B', { severity: 2, channel: 'email', customer: 'Ana Prieto', product: 'Lavadora Brisa 8', kind: 'examine' }),
  row('C', { severity: 1, channel: 'web', feeling: 'negative', kind: 'examine' }),
];
const ids = (search: object) => filtered(rows, search).map(({ id }) => id);

describe('A queue is filtered by its address', () => {
  test.each([
    ['nothing', {}, ['A', 'B', 'C']],
    ['one of two severities', { severity: '4,1' }, ['A', 'C']],
    ['a channel and a kind', { channel: 'web', kind: 'examine' }, ['C']],
    ['who goes first', { first: 'yes' }, ['A']],
    ['a name without its accents', { q: 'ibanez jose' }, ['A']],
    ['a product and a reference', { q: 'BRISA am-b' }, ['B']],
    ['a value that no row has', { feeling: 'positive' }, []],
  ])('By %s', (_, search, expected) => {
    expect(ids(search)).toEqual(expected);
  });

  test('What an address holds beside is left out, and so is what is no text', () => {
    expect(queueSearch({ severity: 4, q: '', channel: ['web'], admin: 'yes', first: 'yes' })).toEqual({
      severity: '4',
      first: 'yes',
    });
    expect(queueSearch({ q: 'x'.repeat(300) }).q).toHaveLength(200);
  });

  test('A press takes a value in, another takes it out', () => {
    const once = toggled({ q: 'ana' }, 'severity', '4');
    const twice = toggled(once, 'severity', '3');
    expect(once).toEqual({ q: 'ana', severity: '4' });
    expect(twice.severity).toBe('4,3');
    expect(toggled(toggled(twice, 'severity', '4'), 'severity', '3')).toEqual({ q: 'ana' });
  });

  test('A chosen value can be taken out though no row has it any more', () => {
    expect(choicesOf(rows, 'channel', { channel: 'sms' })).toEqual(['web', 'email', 'sms']);
  });
});
