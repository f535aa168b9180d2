import { complaint } from './histories.ts';
import { billing, type Row, received } from './measured.ts';

export const serviceRows: Row[] = [
  {
    title: 'Complaints received are counted by channel, class, topic, language and kind',
    parameter: 'received',
    cases: [received, billing],
    figures: {
      total: 2,
      'channel=web total': 2,
      'class=billing total': 1,
      'class=general total': 1,
      'topic=invoice total': 1,
      'language=es total': 2,
      'kind=complaint total': 2,
    },
  },
  {
    title: 'A complaint of last year is not one received this year',
    parameter: 'received',
    cases: [complaint('2025-12-30')],
    figures: { total: 0 },
  },
  // Madrid is an hour ahead of UTC: 23:30 on 31 December in UTC is the new year there.
  {
    title: "The year a complaint is received in is that of the company's zone",
    parameter: 'received',
    cases: [complaint('2025-12-31T23:30:00.000Z'), complaint('2026-12-31T23:30:00.000Z')],
    figures: { total: 1 },
  },
  {
    title: 'A class that a person set holds for the complaints received',
    parameter: 'received',
    cases: [[...received, ['2026-03-04', 'reclassified', { class: 'continuity', topic: 'outage' }]]],
    figures: { 'class=continuity total': 1, 'topic=outage total': 1 },
  },
  {
    title: 'Motives are counted as they were read, or as a person corrected them; what could not be told is unknown',
    parameter: 'motives',
    cases: [
      [...received, ['2026-03-04', 'motive-changed', { from: 'unknown', to: 'abuse-of-power', reasonTextId: 't' }]],
      complaint('2026-04-01'),
    ],
    figures: { total: 2, 'motive=abuse-of-power total': 1, 'motive=unknown total': 1 },
  },
  {
    title: 'A complaint that was not understood is received as unknown and general',
    parameter: 'received',
    cases: [[['2026-03-02', 'complaint-received', { channel: 'mail' }]]],
    figures: { total: 1, 'topic=unknown total': 1, 'class=general total': 1, 'language=unknown total': 1 },
  },
  {
    title: 'Praise and spam are left out of the complaints received',
    parameter: 'received',
    cases: [
      complaint('2026-03-02', { kind: 'praise' }),
      [...received, ['2026-03-04', 'kind-changed', { from: 'complaint', to: 'spam' }]],
    ],
    figures: { total: 0 },
  },
  {
    title: 'Praise that was set aside is counted as set aside',
    parameter: 'set-aside',
    cases: [received, complaint('2026-03-02', { kind: 'praise' })],
    figures: { total: 1, 'kind=praise total': 1 },
  },
  {
    title: 'One of two complaints acknowledged is a half',
    parameter: 'acknowledged',
    cases: [received, [...received, ['2026-03-02', 'acknowledged', { cycle: 1 }]]],
    figures: { share: 50, counted: 1, of: 2 },
  },
  {
    title: 'A complaint merged before its acknowledgment is left out of those to acknowledge',
    parameter: 'acknowledged',
    cases: [[...received, ['2026-03-02', 'merged', { into: 'case-2' }]]],
    figures: { of: 0, share: undefined },
  },
  {
    title: 'A complaint whose merge was undone is again one to acknowledge',
    parameter: 'acknowledged',
    cases: [
      [...received, ['2026-03-02', 'merged', { into: 'case-2' }], ['2026-03-03', 'merge-undone', { into: 'case-2' }]],
    ],
    figures: { of: 1, counted: 0 },
  },
  {
    title: 'The time to acknowledge counts from the receipt',
    parameter: 'time-to-acknowledge',
    cases: [[...received, ['2026-03-02T12:01:30.000Z', 'acknowledged', { cycle: 1 }]]],
    figures: { median: 90, p90: 90, max: 90, n: 1 },
  },
];
