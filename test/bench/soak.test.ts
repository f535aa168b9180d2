import { describe, expect, test } from 'vitest';
import type { Item } from '#cases/store/table.ts';
import { type Evidence, find } from '../../bench/soak/findings.ts';
import { type Planned, plan } from '../../bench/soak/ways-in.ts';

const planned: Planned[] = [
  { place: 0, channel: 'web', to: 'rosa.0@customers.example', isTwice: false },
  { place: 1, channel: 'whatsapp', to: '34600000001', isTwice: true },
];

const caseOf = (id: string, reference: string): Item[] => {
  const pk = `CASE#${id}`;
  return [
    { pk, sk: 'CASE', reference, owner: 'lucia', receivedAt: '2026-11-23T08:00:00.000Z' },
    { pk, sk: 'TASK#1', kind: 'examine', status: 'open', token: 'a' },
    { pk, sk: `WATCHED#${id}`, execution: id, runs: 0 },
    { pk, sk: 'MESSAGE#1', messageId: 'acknowledge-1', sentAt: '2026-11-23T08:00:09.000Z' },
    { pk, sk: 'EVENT#1', type: 'outcome-recorded', data: { cycle: 1 } },
  ];
};

const mail = (reference: string) => ({
  MessageId: '1',
  Source: 's',
  To: ['rosa.0@customers.example'],
  Subject: `Hemos recibido su reclamación (${reference})`,
  BodyText: '',
});
const text = (reference: string) => ({
  channel: 'whatsapp' as const,
  to: '34600000001',
  text: `Hola: hemos recibido su mensaje (${reference})`,
  at: '2026-11-23T08:00:09.000Z',
  id: '1',
});

const whole = (): Evidence => ({
  items: [...caseOf('a', 'AM-22222222'), ...caseOf('b', 'AM-33333333')],
  mails: [mail('AM-22222222')],
  sent: [text('AM-33333333')],
  statuses: new Map([
    ['a', 'RUNNING'],
    ['b', 'SUCCEEDED'],
  ]),
});

const without = ({ items, ...rest }: Evidence, test: (item: Item) => boolean): Evidence => ({
  ...rest,
  items: items.filter((item) => !test(item)),
});

test('Where all is as it must be, nothing is found', () => {
  expect(find(planned, whole())).toEqual({
    cases: 2,
    lost: [],
    withoutOwner: [],
    unacknowledged: [],
    acknowledgedTwice: [],
    messages: 2,
    doubleOutcomes: [],
    outcomes: 2,
    stuck: [],
    resumed: 0,
    secondsToAcknowledge: [9, 9],
  });
});

describe('what the soak must not overlook', () => {
  test.each<[string, (evidence: Evidence) => Evidence, object]>([
    ['a case that is gone', (all) => without(all, ({ pk }) => pk === 'CASE#b'), { cases: 1, lost: [1] }],
    [
      'a case of nobody',
      ({ items, ...rest }) => ({ ...rest, items: items.map(({ owner: _, ...item }) => item as Item) }),
      { withoutOwner: ['a', 'b'] },
    ],
    ['a customer without an acknowledgment', (all) => ({ ...all, sent: [] }), { unacknowledged: [1] }],
    [
      'a customer who was acknowledged twice',
      (all) => ({ ...all, mails: [...all.mails, ...all.mails] }),
      { acknowledgedTwice: [0] },
    ],
    [
      'two outcomes of one cycle',
      (all) => ({
        ...all,
        items: [...all.items, { pk: 'CASE#a', sk: 'EVENT#2', type: 'outcome-recorded', data: { cycle: 1 } }],
      }),
      { doubleOutcomes: ['a'] },
    ],
    ['an execution that failed', (all) => ({ ...all, statuses: new Map([['b', 'SUCCEEDED']]) }), { stuck: ['a'] }],
    [
      'an execution that runs and asks nobody',
      (all) => without(all, ({ sk, pk }) => pk === 'CASE#a' && sk.startsWith('TASK#')),
      { stuck: ['a'] },
    ],
    ['a case that nobody watches', (all) => without(all, ({ sk }) => sk === 'WATCHED#a'), { stuck: ['a'] }],
  ])('%s', (_, change, expected) => {
    expect(find(planned, change(whole()))).toMatchObject(expected);
  });

  test('An execution that was begun again counts by the name it runs under now', () => {
    const { items, statuses, ...rest } = whole();
    const resumed = items.map((item) =>
      item.sk === 'WATCHED#a' ? { ...item, execution: 'a-resumed-1', runs: 1 } : item,
    );
    const found = find(planned, {
      ...rest,
      items: resumed,
      statuses: new Map([...statuses, ['a', 'ABORTED'], ['a-resumed-1', 'RUNNING']]),
    });
    expect(found).toMatchObject({ stuck: [], resumed: 1 });
  });
});

test('The complaints of a soak come over five channels, each of a customer of its own, some twice and some with a dead expert', () => {
  const all = plan(2000, 20);
  expect(new Set(all.map(({ channel }) => channel)).size).toBe(5);
  expect(new Set(all.map(({ to }) => to)).size).toBe(2000);
  expect(all.filter(({ isTwice }) => isTwice).length).toBeGreaterThan(600);
  expect(new Set(all.map(({ work }) => work))).toEqual(new Set([undefined, 'answered', 'dead-expert']));
});
