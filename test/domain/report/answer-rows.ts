import { complaint } from './histories.ts';
import { agreed, answered, billing, breach, type Row, received, taken } from './measured.ts';

export const answerRows: Row[] = [
  {
    title: 'Answers in term are a share of the answers, by class',
    parameter: 'answered-in-term',
    cases: [
      [...received, agreed('2026-03-10')],
      [...billing, breach('2026-03-08'), answered('2026-03-10')],
    ],
    figures: { share: 50, counted: 1, of: 2, 'class=billing share': 0, 'class=general share': 100 },
  },
  {
    title: 'A breach of another timer does not make an answer late',
    parameter: 'answered-in-term',
    cases: [[...received, breach('2026-03-08', 'human.x'), agreed('2026-03-10')]],
    figures: { share: 100 },
  },
  {
    title: 'The answer after a reopening has a term of its own',
    parameter: 'answered-in-term',
    cases: [
      [
        ...received,
        breach('2026-03-08'),
        answered('2026-03-10'),
        ['2026-03-20', 'reopened', { cycle: 1, score: 1, next: 2 }],
        agreed('2026-03-25'),
      ],
    ],
    figures: { counted: 1, of: 2 },
  },
  {
    title: 'A breach after the answer does not make the answer late',
    parameter: 'answered-in-term',
    cases: [[...received, agreed('2026-03-07'), breach('2026-03-08')]],
    figures: { share: 100 },
  },
  {
    title: 'An answer belongs to the year it was given in',
    parameter: 'answered-in-term',
    cases: [
      [...complaint('2025-12-20'), agreed('2026-01-05')],
      [...complaint('2026-12-20'), agreed('2027-01-05')],
    ],
    figures: { of: 1 },
  },
  {
    title: 'Breaches are counted by timer, class and article',
    parameter: 'breaches',
    cases: [[...billing, breach('2026-03-08'), breach('2026-03-09', 'human.case-1.contact.1')]],
    figures: {
      total: 2,
      'timer=answer total': 1,
      'timer=human total': 1,
      'class=billing total': 2,
      'article=17.1 total': 2,
    },
  },
  {
    title: 'The time to answer counts from the receipt, or from the reopening',
    parameter: 'time-to-answer',
    cases: [[...received, answered('2026-03-04'), ['2026-03-20', 'reopened', { cycle: 1 }], agreed('2026-03-21')]],
    figures: { median: 86_400, p90: 172_800, max: 172_800, n: 2 },
  },
  {
    title: 'Complaints without an answer are counted in term and late, those of last year too',
    parameter: 'unanswered',
    cases: [received, [...complaint('2025-11-02'), breach('2025-12-01')], [...received, agreed('2026-03-04')]],
    figures: { total: 2, 'state=in-term total': 1, 'state=late total': 1 },
  },
  {
    title: 'A complaint that was merged or never completed is not one without an answer',
    parameter: 'unanswered',
    cases: [
      [...received, ['2026-03-02', 'merged', { into: 'case-2' }]],
      [
        ...received,
        ['2026-03-03', 'completion-requested', { taskId: 't' }],
        ['2026-03-23', 'no-answer', { taskId: 't', kind: 'completion' }],
      ],
    ],
    figures: { total: 0 },
  },
  {
    title: 'A reopened complaint is again one without an answer',
    parameter: 'unanswered',
    cases: [[...received, agreed('2026-03-04'), ['2026-03-20', 'reopened', { cycle: 1 }]]],
    figures: { total: 1 },
  },
  {
    title: 'Answers are counted by result and cause',
    parameter: 'answers',
    cases: [
      [...received, taken, agreed('2026-03-10')],
      [...received, answered('2026-03-10')],
    ],
    figures: {
      total: 2,
      'result=agreed total': 1,
      'result=answered total': 1,
      'cause=company-error total': 1,
      'cause=unknown total': 1,
    },
  },
  {
    title: "The language of an answer is the event's, or else that of the case",
    parameter: 'answer-languages',
    cases: [
      [...received, agreed('2026-03-10', { language: 'en' })],
      [...received, answered('2026-03-10')],
    ],
    figures: { 'language=en total': 1, 'language=es total': 1 },
  },
  {
    title: 'A complaint whose language nobody knows is left out of the answers in the same language',
    parameter: 'same-language',
    cases: [
      [...received, agreed('2026-03-10')],
      [...complaint('2026-03-02', { language: 'ca' }), agreed('2026-03-10')],
      [...complaint('2026-03-02', { language: 'unknown' }), agreed('2026-03-10')],
    ],
    figures: { share: 50, counted: 1, of: 2, 'language=ca share': 0 },
  },
  {
    title: 'A promised date of the next message that was kept counts against one that was broken',
    parameter: 'words-kept',
    cases: [[...received, ['2026-03-05', 'word-kept', {}], ['2026-03-09', 'word-broken', {}]]],
    figures: { share: 50, of: 2 },
  },
];
