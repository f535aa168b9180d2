import type { Regime } from '../deadline/regime.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { Complainant } from './complainant.ts';
import type { CaseEvent } from './events.ts';
import type { Examination, Opinion } from './findings.ts';
import type { Message } from './message.ts';
import type { Agreement, Offer, Outcome } from './settlement.ts';
import type { Task } from './task.ts';

/**
 * What is read of a case. All of it that its procedure bounds: the head, the work, what was decided and said in its course. Of
 * what a customer can make without end (messages, their texts, and the events that come with every message) the last ones
 * and the first message, unless the reader asked for more (`Reading`); a small case is read whole. What has to be known of
 * all messages is folded on the head (`talk`). Texts and the complainant are personal data.
 */
export type CaseFile = {
  head: Case;
  complainant: Complainant;
  tasks: Task[];
  events: CaseEvent[];
  messages: Message[];
  texts: Map<string, string>;
  /** Salts of personal parts, by the names of their digests (domain/case/digests): for whoever checks the history. */
  salts?: Map<string, string>;
  /** Not all of its messages and events were read. */
  isPart?: true;
  examinations: Examination[];
  opinions: Opinion[];
  offers: Offer[];
  agreements: Agreement[];
  outcomes: Outcome[];
  /** The law the case is under, in the version it began with. */
  regime: Regime;
};

/** What a decision about a case is made with: the case as it was read, the moment, and what else the decision goes by. */
export type CaseContext<Deps> = { file: CaseFile; at: Instant; deps: Deps };

/** What a reader needs of a case beside what is always read. */
export type Reading = {
  /** Messages that it looks at by their id: they are read with their texts, however old. */
  messages?: readonly (string | undefined)[];
  /** So many of the last messages, and of the events that come with them, rather than a few: a fixed number, so that what is read does not grow with the case. */
  recent?: number;
  /** Those messages that lie before a place (`messagePlace`), rather than the last ones: an older page of them. */
  before?: string;
  /** All messages with their texts, read page by page: for exports, and what moves or erases a case. */
  allMessages?: true;
  /** A page of the history, of so many entries, that ends before an event: with the last events, which always are read. */
  history?: { entries: number; before?: number };
  /** The whole history, read page by page: for who verifies it. */
  allEvents?: true;
};

/** All there is of a case. */
export const WHOLE: Reading = { allMessages: true, allEvents: true };
