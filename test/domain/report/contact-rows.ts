import { asked, type Row, reached, received } from './measured.ts';

export const contactRows: Row[] = [
  {
    title: 'Requests for a person are counted with those for a supervisor',
    parameter: 'person-requests',
    cases: [[...received, asked('2026-03-03', 'a'), asked('2026-03-03', 'b', true)]],
    figures: { total: 2, 'channel=whatsapp total': 2, 'supervisor=yes total': 1 },
  },
  {
    title: 'A person reached after 180 seconds is within three minutes, after 181 seconds or never is not',
    parameter: 'person-within-3-minutes',
    cases: [
      [
        ...received,
        asked('2026-03-03', 'a'),
        asked('2026-03-03', 'b'),
        asked('2026-03-03', 'c'),
        reached('2026-03-03T12:03:00.000Z', 'a'),
        reached('2026-03-03T12:03:01.000Z', 'b'),
      ],
    ],
    figures: { share: 33.33, counted: 1, of: 3 },
  },
  {
    title: 'A request for a supervisor is not under the term of three minutes',
    parameter: 'person-within-3-minutes',
    cases: [[...received, asked('2026-03-03', 'a', true)]],
    figures: { of: 0 },
  },
  {
    title: 'A supervisor asked for later is a request of its own, whatever the contact counted from',
    parameter: 'time-to-person',
    cases: [
      [
        ...received,
        asked('2026-03-03', 'a'),
        asked('2026-03-03T12:10:00.000Z', 'a', true),
        reached('2026-03-03T12:11:00.000Z', 'a'),
      ],
    ],
    figures: { n: 2, 'supervisor=no max': 660, 'supervisor=yes max': 60 },
  },
  // 23:30 and 00:10 in Madrid.
  {
    title: "The same day as the request for a supervisor is one of the company's zone",
    parameter: 'supervisor-same-day',
    cases: [
      [
        ...received,
        asked('2026-03-03T22:30:00.000Z', 'a', true),
        reached('2026-03-03T23:10:00.000Z', 'a'),
        asked('2026-03-04', 'b', true),
        reached('2026-03-04T16:00:00.000Z', 'b'),
      ],
    ],
    figures: { share: 50, of: 2 },
  },
  {
    title: 'Escalations are counted by reason and level',
    parameter: 'escalations',
    cases: [
      [
        ...received,
        ['2026-03-03', 'escalation-raised', { taskId: 'e', reason: 'customer', level: 'supervisor', to: 'x' }],
      ],
    ],
    figures: { total: 1, 'reason=customer total': 1, 'level=supervisor total': 1 },
  },
  {
    title: 'The time to end an escalation goes by its task',
    parameter: 'time-to-end-escalation',
    cases: [
      [
        ...received,
        ['2026-03-03', 'escalation-raised', { taskId: 'e', reason: 'breach', level: 'head', to: 'x' }],
        ['2026-03-04', 'escalation-ended', { taskId: 'e', textId: 't' }],
      ],
    ],
    figures: { median: 86_400, 'level=head n': 1 },
  },
  {
    title: 'Each hand-over is counted',
    parameter: 'hand-overs',
    cases: [[...received, ['2026-03-03', 'handed-over', { taskId: 'x' }]]],
    figures: { total: 1 },
  },
];
