import type { Table } from '#cases/store/table.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseTimer } from '#domain/case/timer.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';

/** What a timer that fires can do: change its case. Everything outside happens through the outbox. */
export type TimerDeps = {
  table: Table;
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  trackingUrl: (caseId: string) => Promise<string>;
  deskUrl: string;
};

/** A case on which a timer fires. */
export type TimerContext = CaseContext<TimerDeps>;

/** A case one of whose own timers fires. */
export type CaseTimerContext = TimerContext & { running: CaseTimer };
