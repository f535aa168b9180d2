import type { CaseEvent } from '../case/events.ts';
import type { Instant } from '../time.ts';

/** All that the report knows of a case: its raw history, and the two fields of its head that no event holds. */
export type CaseRecord = {
  caseId: string;
  /** When the complaint reached us: the start of the law's terms. */
  receivedAt: Instant;
  /** The language we answer in. */
  replyLanguage: string;
  events: CaseEvent[];
};

/** What a report is about. Equal settings and equal histories give equal reports. */
export type Setting = {
  year: number;
  zone: string;
  currency: string;
  /** First month of receipt that is read, such as `2024-01`: an older case is not looked at. */
  since: string;
  /** The class that each topic of the policy belongs to, for histories that name the topic only. */
  classes: Record<string, string>;
};

/** The year in the company's zone: `start <= at < end`. */
export type Period = { start: Instant; end: Instant };

/** A field of an event as a code; `unknown` where the history does not hold it. */
export const code = (value: unknown): string =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : 'unknown';
