import type { Regime } from '../deadline/regime.ts';
import type { Instant } from '../time.ts';
import type { Case } from './case.ts';
import type { Complainant } from './complainant.ts';
import type { CaseEvent } from './events.ts';
import type { Examination, Opinion } from './findings.ts';
import type { Message } from './message.ts';
import type { Agreement, Offer, Outcome } from './settlement.ts';
import type { Task } from './task.ts';

/** Everything known of a case, read at once. Texts and the complainant are personal data. */
export type CaseFile = {
  head: Case;
  complainant: Complainant;
  tasks: Task[];
  events: CaseEvent[];
  messages: Message[];
  texts: Map<string, string>;
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
