import { describe, expect, test } from 'vitest';
import { evaluate } from '#domain/report/evaluate.ts';
import { parameters } from '#domain/report/parameters.ts';
import type { CaseRecord } from '#domain/report/record.ts';
import { complaint, history, setting, type Told } from './histories.ts';

/** The figures of a parameter as `class=billing p90` -> value; `total` and the like for everything. */
const figures = async (id: string, cases: CaseRecord[]): Promise<Record<string, number | undefined>> => {
  const { results } = await evaluate(cases, setting);
  const groups = results.find(({ parameter }) => parameter.id === id)?.groups ?? [];
  return Object.fromEntries(
    groups.flatMap(({ by, figures: all }) =>
      all.map(({ statistic, value }) => [by ? `${by.dimension}=${by.value} ${statistic}` : statistic, value]),
    ),
  );
};

const received = complaint('2026-03-02');
const billing = complaint('2026-03-02', { topic: 'invoice' });
const breach = (at: string, timer = 'answer'): Told => [
  at,
  'timer-breached',
  { timer, rule: 'answer-general', article: '17.1' },
];
const agreed = (at: string, more = {}): Told => [
  at,
  'agreed',
  { cycle: 1, kind: 'agreement', commitments: 0, ...more },
];
const answered = (at: string): Told => [at, 'answered', { cycle: 1, kind: 'final-answer', commitments: 0 }];
const asked = (at: string, taskId: string, supervisor = false): Told => [
  at,
  'person-asked',
  { taskId, supervisor, channel: 'whatsapp' },
];
const reached = (at: string, taskId: string): Told => [at, 'person-reached', { taskId, how: 'phone', seconds: 1 }];
const outcome = (at: string, concessions: string[], amount: number, more = {}): Told => [
  at,
  'outcome-recorded',
  { cycle: 1, result: 'agreed', concessions, totalCost: { amount, currency: 'EUR' }, rounds: 2, ...more },
];
const taken: Told = ['2026-03-03', 'examined', { taskId: 'case-1.examine.1', cause: 'company-error' }];

/** One row: the parameter, what is shown, the histories, and the figures that must be among its own. */
type Line = [id: string, what: string, cases: Told[][], expected: Record<string, number | undefined>];

const service: Line[] = [
  [
    'received',
    'by what it is known by',
    [received, billing],
    {
      total: 2,
      'channel=web total': 2,
      'class=billing total': 1,
      'class=general total': 1,
      'topic=invoice total': 1,
      'language=es total': 2,
      'kind=complaint total': 2,
    },
  ],
  ['received', 'one of last year is not of this one', [complaint('2025-12-30')], { total: 0 }],
  // Madrid is an hour ahead of UTC: 23:30 on 31 December in UTC is the new year there.
  [
    'received',
    "the year is that of the company's clock",
    [complaint('2025-12-31T23:30:00.000Z'), complaint('2026-12-31T23:30:00.000Z')],
    { total: 1 },
  ],
  [
    'received',
    'a class that a person set holds',
    [[...received, ['2026-03-04', 'reclassified', { class: 'continuity', topic: 'outage' }]]],
    { 'class=continuity total': 1, 'topic=outage total': 1 },
  ],
  [
    'received',
    'what was not understood is unknown and general',
    [[['2026-03-02', 'complaint-received', { channel: 'mail' }]]],
    { total: 1, 'topic=unknown total': 1, 'class=general total': 1, 'language=unknown total': 1 },
  ],
  [
    'received',
    'praise and spam are left out',
    [
      complaint('2026-03-02', { kind: 'praise' }),
      [...received, ['2026-03-04', 'kind-changed', { from: 'complaint', to: 'spam' }]],
    ],
    { total: 0 },
  ],
  [
    'set-aside',
    'and counted',
    [received, complaint('2026-03-02', { kind: 'praise' })],
    { total: 1, 'kind=praise total': 1 },
  ],
  [
    'acknowledged',
    'one of two',
    [received, [...received, ['2026-03-02', 'acknowledged', { cycle: 1 }]]],
    { share: 50, counted: 1, of: 2 },
  ],
  [
    'acknowledged',
    'one merged before is left out',
    [[...received, ['2026-03-02', 'merged', { into: 'case-2' }]]],
    { of: 0, share: undefined },
  ],
  [
    'acknowledged',
    'but not when the merge is undone',
    [[...received, ['2026-03-02', 'merged', { into: 'case-2' }], ['2026-03-03', 'merge-undone', { into: 'case-2' }]]],
    { of: 1, counted: 0 },
  ],
  [
    'time-to-acknowledge',
    'from the receipt',
    [[...received, ['2026-03-02T12:01:30.000Z', 'acknowledged', { cycle: 1 }]]],
    { median: 90, p90: 90, max: 90, n: 1 },
  ],
  [
    'answered-in-term',
    'by class',
    [
      [...received, agreed('2026-03-10')],
      [...billing, breach('2026-03-08'), answered('2026-03-10')],
    ],
    { share: 50, counted: 1, of: 2, 'class=billing share': 0, 'class=general share': 100 },
  ],
  [
    'answered-in-term',
    'another timer is not that of the answer',
    [[...received, breach('2026-03-08', 'human.x'), agreed('2026-03-10')]],
    { share: 100 },
  ],
  [
    'answered-in-term',
    'a reopened journey has its own term',
    [
      [
        ...received,
        breach('2026-03-08'),
        answered('2026-03-10'),
        ['2026-03-20', 'reopened', { cycle: 1, score: 1, next: 2 }],
        agreed('2026-03-25'),
      ],
    ],
    { counted: 1, of: 2 },
  ],
  [
    'answered-in-term',
    'a breach after the answer says nothing of it',
    [[...received, agreed('2026-03-07'), breach('2026-03-08')]],
    { share: 100 },
  ],
  [
    'answered-in-term',
    'an answer belongs to the year it was given in',
    [
      [...complaint('2025-12-20'), agreed('2026-01-05')],
      [...complaint('2026-12-20'), agreed('2027-01-05')],
    ],
    { of: 1 },
  ],
  [
    'breaches',
    'by timer, class and article',
    [[...billing, breach('2026-03-08'), breach('2026-03-09', 'human.case-1.contact.1')]],
    { total: 2, 'timer=answer total': 1, 'timer=human total': 1, 'class=billing total': 2, 'article=17.1 total': 2 },
  ],
  [
    'time-to-answer',
    'from receipt, or from the reopening',
    [[...received, answered('2026-03-04'), ['2026-03-20', 'reopened', { cycle: 1 }], agreed('2026-03-21')]],
    { median: 86_400, p90: 172_800, max: 172_800, n: 2 },
  ],
  [
    'unanswered',
    'in term and late, of last year too',
    [received, [...complaint('2025-11-02'), breach('2025-12-01')], [...received, agreed('2026-03-04')]],
    { total: 2, 'state=in-term total': 1, 'state=late total': 1 },
  ],
  [
    'unanswered',
    'neither merged nor never completed',
    [
      [...received, ['2026-03-02', 'merged', { into: 'case-2' }]],
      [
        ...received,
        ['2026-03-03', 'completion-requested', { taskId: 't' }],
        ['2026-03-23', 'no-answer', { taskId: 't', kind: 'completion' }],
      ],
    ],
    { total: 0 },
  ],
  [
    'unanswered',
    'reopened',
    [[...received, agreed('2026-03-04'), ['2026-03-20', 'reopened', { cycle: 1 }]]],
    { total: 1 },
  ],
  [
    'answers',
    'by result and cause',
    [
      [...received, taken, agreed('2026-03-10')],
      [...received, answered('2026-03-10')],
    ],
    {
      total: 2,
      'result=agreed total': 1,
      'result=answered total': 1,
      'cause=company-error total': 1,
      'cause=unknown total': 1,
    },
  ],
  [
    'answer-languages',
    "the event's, or else that of the case",
    [
      [...received, agreed('2026-03-10', { language: 'en' })],
      [...received, answered('2026-03-10')],
    ],
    { 'language=en total': 1, 'language=es total': 1 },
  ],
  [
    'same-language',
    'a language nobody knows is left out',
    [
      [...received, agreed('2026-03-10')],
      [...complaint('2026-03-02', { language: 'ca' }), agreed('2026-03-10')],
      [...complaint('2026-03-02', { language: 'unknown' }), agreed('2026-03-10')],
    ],
    { share: 50, counted: 1, of: 2, 'language=ca share': 0 },
  ],
  [
    'words-kept',
    'kept and broken',
    [[...received, ['2026-03-05', 'word-kept', {}], ['2026-03-09', 'word-broken', {}]]],
    { share: 50, of: 2 },
  ],
];

const contact: Line[] = [
  [
    'person-requests',
    'with those for a supervisor',
    [[...received, asked('2026-03-03', 'a'), asked('2026-03-03', 'b', true)]],
    { total: 2, 'channel=whatsapp total': 2, 'supervisor=yes total': 1 },
  ],
  [
    'person-within-3-minutes',
    '180 seconds are within, 181 are not, nobody is not',
    [
      [
        ...received,
        asked('2026-03-03', 'a'),
        asked('2026-03-03', 'b'),
        asked('2026-03-03', 'c'),
        reached('2026-03-03T12:03:00.000Z', 'a'),
        reached('2026-03-03T12:03:01.000Z', 'b'),
      ],
    ],
    { share: 33.33, counted: 1, of: 3 },
  ],
  [
    'person-within-3-minutes',
    'a supervisor is another term',
    [[...received, asked('2026-03-03', 'a', true)]],
    { of: 0 },
  ],
  [
    'time-to-person',
    'a supervisor asked for later is a request of its own, whatever the contact counted from',
    [
      [
        ...received,
        asked('2026-03-03', 'a'),
        asked('2026-03-03T12:10:00.000Z', 'a', true),
        reached('2026-03-03T12:11:00.000Z', 'a'),
      ],
    ],
    { n: 2, 'supervisor=no max': 660, 'supervisor=yes max': 60 },
  ],
  // 23:30 and 00:10 in Madrid.
  [
    'supervisor-same-day',
    "the day of the company's clock",
    [
      [
        ...received,
        asked('2026-03-03T22:30:00.000Z', 'a', true),
        reached('2026-03-03T23:10:00.000Z', 'a'),
        asked('2026-03-04', 'b', true),
        reached('2026-03-04T16:00:00.000Z', 'b'),
      ],
    ],
    { share: 50, of: 2 },
  ],
  [
    'escalations',
    'by reason and level',
    [
      [
        ...received,
        ['2026-03-03', 'escalation-raised', { taskId: 'e', reason: 'customer', level: 'supervisor', to: 'x' }],
      ],
    ],
    { total: 1, 'reason=customer total': 1, 'level=supervisor total': 1 },
  ],
  [
    'time-to-end-escalation',
    'by its task',
    [
      [
        ...received,
        ['2026-03-03', 'escalation-raised', { taskId: 'e', reason: 'breach', level: 'head', to: 'x' }],
        ['2026-03-04', 'escalation-ended', { taskId: 'e', textId: 't' }],
      ],
    ],
    { median: 86_400, 'level=head n': 1 },
  ],
  ['hand-overs', 'each', [[...received, ['2026-03-03', 'handed-over', { taskId: 'x' }]]], { total: 1 }],
];

const duties: Line[] = [
  [
    'completion-requests',
    'each',
    [[...received, ['2026-03-03', 'completion-requested', { taskId: 't' }]]],
    { total: 1 },
  ],
  [
    'completions',
    'given and lapsed; silence of others is another matter',
    [
      [...received, ['2026-03-05', 'completed', { taskId: 't' }]],
      [
        ...received,
        ['2026-03-20', 'no-answer', { taskId: 't', kind: 'completion' }],
        ['2026-03-20', 'no-answer', { taskId: 'q', kind: 'consult' }],
      ],
    ],
    { share: 50, of: 2 },
  ],
  [
    'points-answered',
    'as they stood when the answer went out',
    [
      [
        ...received,
        ['2026-03-03', 'points-listed', { pointIds: ['p1', 'p2'] }],
        ['2026-03-04', 'points-answered', { pointIds: ['p1'] }],
        answered('2026-03-05'),
        ['2026-03-06', 'points-answered', { pointIds: ['p2'] }],
      ],
    ],
    { share: 50, of: 2 },
  ],
  ['late-notices', 'each', [[...received, ['2026-03-05', 'late-notice', { messageId: 'm' }]]], { total: 1 }],
  [
    'reclassified',
    'by the new class',
    [[...received, ['2026-03-05', 'reclassified', { class: 'billing' }]]],
    { 'class=billing total': 1 },
  ],
  [
    'holds-placed',
    'by what and why',
    [[...received, ['2026-03-02', 'hold-placed', { hold: 'service-suspension', article: '4.4' }]]],
    { 'kind=service-suspension total': 1, 'article=4.4 total': 1 },
  ],
  [
    'holds-released',
    'by its cause',
    [[...received, ['2026-03-05', 'hold-released', { hold: 'service-suspension', because: 'resolution-notified' }]]],
    { 'reason=resolution-notified total': 1 },
  ],
  [
    'adr-requests',
    'by body',
    [[...received, ['2026-03-05', 'adr-requested', { body: 'arbitraje', requestId: 'r' }]]],
    { 'body=arbitraje total': 1 },
  ],
  [
    'time-of-adr',
    'each request by itself',
    [
      [
        ...received,
        ['2026-03-05', 'adr-requested', { body: 'a', requestId: 'r' }],
        ['2026-03-06', 'adr-requested', { body: 'b', requestId: 's' }],
        ['2026-03-07', 'adr-answered', { requestId: 's' }],
      ],
    ],
    { median: 86_400, n: 1, 'body=b n': 1 },
  ],
  [
    'legal-holds',
    'those not lifted',
    [
      [...received, ['2026-03-05', 'legal-hold-set', {}]],
      [...received, ['2026-03-05', 'legal-hold-set', {}], ['2026-03-06', 'legal-hold-lifted', {}]],
    ],
    { total: 1 },
  ],
];

const settlement: Line[] = [
  [
    'offers',
    'by round',
    [
      [
        ...received,
        ['2026-03-05', 'offered', { cycle: 1, round: 1 }],
        ['2026-03-06', 'offered', { cycle: 1, round: 2 }],
      ],
    ],
    { total: 2, 'round=2 total': 1 },
  ],
  [
    'offer-answers',
    'by decision',
    [[...received, ['2026-03-05', 'offer-answered', { cycle: 1, round: 1, decision: 'counter' }]]],
    { 'decision=counter total': 1 },
  ],
  [
    'rounds',
    'to the outcome',
    [
      [...received, outcome('2026-03-10', [], 0)],
      [...received, outcome('2026-03-10', [], 0, { rounds: 0, result: 'answered' })],
    ],
    { median: 0, max: 2, 'result=answered max': 0 },
  ],
  [
    'concessions',
    'each of an outcome',
    [[...received, outcome('2026-03-10', ['apology', 'refund'], 4500)]],
    { total: 2, 'concession=refund total': 1 },
  ],
  [
    'concession-cost',
    'in minor units',
    [
      [...received, outcome('2026-03-10', ['refund'], 4500)],
      [...billing, outcome('2026-03-10', ['refund'], 500)],
    ],
    { total: 5000, 'currency=EUR total': 5000, 'class=billing total': 500 },
  ],
  ['promises', 'of the agreements', [[...received, agreed('2026-03-10', { commitments: 3 })]], { total: 3 }],
  [
    'promises-kept',
    'one that was broken first stays broken',
    [
      [
        ...received,
        ['2026-03-11', 'promise-kept', { taskId: 'p' }],
        ['2026-03-12', 'promise-broken', { taskId: 'q' }],
        ['2026-03-14', 'promise-kept', { taskId: 'q' }],
      ],
    ],
    { share: 50, of: 2 },
  ],
  [
    'survey-answered',
    'silence counts among the ended',
    [
      [...received, ['2026-03-20', 'survey-answered', { score: 5 }]],
      [...received, ['2026-03-20', 'no-answer', { kind: 'survey' }]],
    ],
    { share: 50, of: 2 },
  ],
  [
    'satisfaction',
    'the mean',
    [
      [...received, ['2026-03-20', 'survey-answered', { score: 5 }]],
      [...billing, ['2026-03-20', 'survey-answered', { score: 2 }]],
    ],
    { mean: 3.5, n: 2, 'class=billing mean': 2 },
  ],
  [
    'satisfaction-scores',
    'the distribution',
    [[...received, ['2026-03-20', 'survey-answered', { score: 5 }]]],
    { 'score=5 total': 1 },
  ],
  [
    'reopened',
    'of those that ended',
    [[...received, ['2026-03-20', 'reopened', { cycle: 1 }], ['2026-04-20', 'concluded', { cycle: 2 }]]],
    { share: 50, of: 2 },
  ],
  [
    'recurring',
    'what goes on from a closed case',
    [[['2026-03-02', 'complaint-received', { channel: 'web', linkedTo: 'case-0' }]], received],
    { share: 50 },
  ],
  [
    'answers-agreed',
    'of all answers',
    [
      [...received, agreed('2026-03-10')],
      [...received, answered('2026-03-10')],
    ],
    { share: 50, 'class=general of': 2 },
  ],
];

const lines = [...service, ...contact, ...duties, ...settlement];

describe('each parameter measures what its definition says', () => {
  test.each(lines)('%s: %s', async (id, _, cases, expected) => {
    const records = cases.map((told, index) => history(told, { caseId: `case-${index}` }));
    expect(await figures(id, records)).toMatchObject(expected);
  });

  test('none is left without a table', () => {
    const shown = new Set(lines.map(([id]) => id));
    expect(parameters.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});

describe('the parameters as data', () => {
  test('ids are unique', () => {
    expect(new Set(parameters.map(({ id }) => id)).size).toBe(parameters.length);
  });

  test('a share says of what', () => {
    for (const { id, fold, of } of parameters) expect([id, of !== undefined]).toEqual([id, fold === 'share']);
  });
});

test('nothing to measure is no figure, not a nought', async () => {
  const { results } = await evaluate([], setting);
  for (const { parameter, groups } of results)
    expect([parameter.id, groups.length, groups[0]?.figures[0]?.value]).toEqual([
      parameter.id,
      1,
      parameter.fold === 'tally' ? 0 : undefined,
    ]);
});
