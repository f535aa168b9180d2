import { complaint, type Told } from './histories.ts';

/** Cases, told by their histories, and the figures of a parameter that must be among what the report says of them. */
export type Row = {
  title: string;
  parameter: string;
  cases: Told[][];
  /** `class=billing p90` -> value; `total` and the like for everything. */
  figures: Record<string, number | undefined>;
};

export const received = complaint('2026-03-02');
export const billing = complaint('2026-03-02', { topic: 'invoice' });
export const breach = (at: string, timer = 'answer'): Told => [
  at,
  'timer-breached',
  { timer, rule: 'answer-general', article: '17.1' },
];
export const agreed = (at: string, more = {}): Told => [
  at,
  'agreed',
  { cycle: 1, kind: 'agreement', commitments: 0, ...more },
];
export const answered = (at: string): Told => [at, 'answered', { cycle: 1, kind: 'final-answer', commitments: 0 }];
export const asked = (at: string, taskId: string, supervisor = false): Told => [
  at,
  'person-asked',
  { taskId, supervisor, channel: 'whatsapp' },
];
export const reached = (at: string, taskId: string): Told => [
  at,
  'person-reached',
  { taskId, how: 'phone', seconds: 1 },
];
export const outcome = (at: string, concessions: string[], amount: number, more = {}): Told => [
  at,
  'outcome-recorded',
  { cycle: 1, result: 'agreed', concessions, totalCost: { amount, currency: 'EUR' }, rounds: 2, ...more },
];
export const taken: Told = ['2026-03-03', 'examined', { taskId: 'case-1.examine.1', cause: 'company-error' }];
