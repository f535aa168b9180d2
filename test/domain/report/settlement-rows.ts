import { agreed, billing, outcome, type Row, received } from './measured.ts';

export const settlementRows: Row[] = [
  {
    title: 'Offers are counted by round',
    parameter: 'offers',
    cases: [
      [
        ...received,
        ['2026-03-05', 'offered', { cycle: 1, round: 1 }],
        ['2026-03-06', 'offered', { cycle: 1, round: 2 }],
      ],
    ],
    figures: { total: 2, 'round=2 total': 1 },
  },
  {
    title: 'Answers to offers are counted by decision',
    parameter: 'offer-answers',
    cases: [[...received, ['2026-03-05', 'offer-answered', { cycle: 1, round: 1, decision: 'counter' }]]],
    figures: { 'decision=counter total': 1 },
  },
  {
    title: 'Rounds are those to the outcome, by its result',
    parameter: 'rounds',
    cases: [
      [...received, outcome('2026-03-10', [], 0)],
      [...received, outcome('2026-03-10', [], 0, { rounds: 0, result: 'answered' })],
    ],
    figures: { median: 0, max: 2, 'result=answered max': 0 },
  },
  {
    title: 'Each concession of an outcome is counted',
    parameter: 'concessions',
    cases: [[...received, outcome('2026-03-10', ['apology', 'refund'], 4500)]],
    figures: { total: 2, 'concession=refund total': 1 },
  },
  {
    title: 'The cost of concessions is summed in minor units, by currency and class',
    parameter: 'concession-cost',
    cases: [
      [...received, outcome('2026-03-10', ['refund'], 4500)],
      [...billing, outcome('2026-03-10', ['refund'], 500)],
    ],
    figures: { total: 5000, 'currency=EUR total': 5000, 'class=billing total': 500 },
  },
  {
    title: 'Promises are those of the agreements',
    parameter: 'promises',
    cases: [[...received, agreed('2026-03-10', { commitments: 3 })]],
    figures: { total: 3 },
  },
  {
    title: 'A promise that was broken first stays broken',
    parameter: 'promises-kept',
    cases: [
      [
        ...received,
        ['2026-03-11', 'promise-kept', { taskId: 'p' }],
        ['2026-03-12', 'promise-broken', { taskId: 'q' }],
        ['2026-03-14', 'promise-kept', { taskId: 'q' }],
      ],
    ],
    figures: { share: 50, of: 2 },
  },
];
