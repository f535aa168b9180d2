import { agreed, answered, billing, type Row, received } from './measured.ts';

export const followUpRows: Row[] = [
  {
    title: 'A survey that nobody answered counts among those that ended',
    parameter: 'survey-answered',
    cases: [
      [...received, ['2026-03-20', 'survey-answered', { score: 5 }]],
      [...received, ['2026-03-20', 'no-answer', { kind: 'survey' }]],
    ],
    figures: { share: 50, of: 2 },
  },
  {
    title: 'Satisfaction is the mean of the scores, by class',
    parameter: 'satisfaction',
    cases: [
      [...received, ['2026-03-20', 'survey-answered', { score: 5 }]],
      [...billing, ['2026-03-20', 'survey-answered', { score: 2 }]],
    ],
    figures: { mean: 3.5, n: 2, 'class=billing mean': 2 },
  },
  {
    title: 'Satisfaction with the treatment and with the service or solution are told apart',
    parameter: 'satisfaction',
    cases: [
      [...received, ['2026-03-20', 'survey-answered', { score: 5, service: 2 }]],
      [...received, ['2026-03-20', 'survey-answered', { score: 3 }]],
    ],
    figures: { n: 3, 'survey-question=treatment mean': 4, 'survey-question=service mean': 2 },
  },
  {
    title: 'Satisfaction scores are counted each by itself',
    parameter: 'satisfaction-scores',
    cases: [[...received, ['2026-03-20', 'survey-answered', { score: 5 }]]],
    figures: { 'score=5 total': 1 },
  },
  {
    title: 'Scores of the service are counted where there are any',
    parameter: 'satisfaction-service-scores',
    cases: [
      [...received, ['2026-03-20', 'survey-answered', { score: 5, service: 2 }]],
      [...received, ['2026-03-20', 'survey-answered', { score: 4 }]],
    ],
    figures: { 'score=2 total': 1, total: 1 },
  },
  {
    title: 'Reopened complaints are a share of those that ended',
    parameter: 'reopened',
    cases: [[...received, ['2026-03-20', 'reopened', { cycle: 1 }], ['2026-04-20', 'concluded', { cycle: 2 }]]],
    figures: { share: 50, of: 2 },
  },
  {
    title: 'A complaint that goes on from a closed case recurs',
    parameter: 'recurring',
    cases: [[['2026-03-02', 'complaint-received', { channel: 'web', linkedTo: 'case-0' }]], received],
    figures: { share: 50 },
  },
  {
    title: 'Answers agreed are a share of all answers',
    parameter: 'answers-agreed',
    cases: [
      [...received, agreed('2026-03-10')],
      [...received, answered('2026-03-10')],
    ],
    figures: { share: 50, 'class=general of': 2 },
  },
];
