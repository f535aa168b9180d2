import { answered, type Row, received } from './measured.ts';

export const dutyRows: Row[] = [
  {
    title: 'Each request to complete a complaint is counted',
    parameter: 'completion-requests',
    cases: [[...received, ['2026-03-03', 'completion-requested', { taskId: 't' }]]],
    figures: { total: 1 },
  },
  {
    title: 'Completions are counted against those that lapsed, and not against the silence of others',
    parameter: 'completions',
    cases: [
      [...received, ['2026-03-05', 'completed', { taskId: 't' }]],
      [
        ...received,
        ['2026-03-20', 'no-answer', { taskId: 't', kind: 'completion' }],
        ['2026-03-20', 'no-answer', { taskId: 'q', kind: 'consult' }],
      ],
    ],
    figures: { share: 50, of: 2 },
  },
  {
    title: 'Points are answered as they stood when the answer went out',
    parameter: 'points-answered',
    cases: [
      [
        ...received,
        ['2026-03-03', 'points-listed', { pointIds: ['p1', 'p2'] }],
        ['2026-03-04', 'points-answered', { pointIds: ['p1'] }],
        answered('2026-03-05'),
        ['2026-03-06', 'points-answered', { pointIds: ['p2'] }],
      ],
    ],
    figures: { share: 50, of: 2 },
  },
  {
    title: 'Each notice that the answer will be late is counted',
    parameter: 'late-notices',
    cases: [[...received, ['2026-03-05', 'late-notice', { messageId: 'm' }]]],
    figures: { total: 1 },
  },
  {
    title: 'Reclassifications are counted by the new class',
    parameter: 'reclassified',
    cases: [[...received, ['2026-03-05', 'reclassified', { class: 'billing' }]]],
    figures: { 'class=billing total': 1 },
  },
  {
    title: 'Holds placed are counted by what they hold and by article',
    parameter: 'holds-placed',
    cases: [[...received, ['2026-03-02', 'hold-placed', { hold: 'service-suspension', article: '4.4' }]]],
    figures: { 'kind=service-suspension total': 1, 'article=4.4 total': 1 },
  },
  {
    title: 'Holds released are counted by their cause',
    parameter: 'holds-released',
    cases: [
      [...received, ['2026-03-05', 'hold-released', { hold: 'service-suspension', because: 'resolution-notified' }]],
    ],
    figures: { 'reason=resolution-notified total': 1 },
  },
  {
    title: 'Requests to a body of alternative dispute resolution are counted by body',
    parameter: 'adr-requests',
    cases: [[...received, ['2026-03-05', 'adr-requested', { body: 'arbitraje', requestId: 'r' }]]],
    figures: { 'body=arbitraje total': 1 },
  },
  {
    title: 'The time of alternative dispute resolution is taken of each request by itself',
    parameter: 'time-of-adr',
    cases: [
      [
        ...received,
        ['2026-03-05', 'adr-requested', { body: 'a', requestId: 'r' }],
        ['2026-03-06', 'adr-requested', { body: 'b', requestId: 's' }],
        ['2026-03-07', 'adr-answered', { requestId: 's' }],
      ],
    ],
    figures: { median: 86_400, n: 1, 'body=b n': 1 },
  },
  {
    title: 'Legal holds are counted where they are not lifted',
    parameter: 'legal-holds',
    cases: [
      [...received, ['2026-03-05', 'legal-hold-set', {}]],
      [...received, ['2026-03-05', 'legal-hold-set', {}], ['2026-03-06', 'legal-hold-lifted', {}]],
    ],
    figures: { total: 1 },
  },
];
