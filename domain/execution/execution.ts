import type { CaseFile } from '../case/case-file.ts';
import type { ExecutionFailure } from '../case/events/executions.ts';
import { type EventLine, eventsOf } from '../case/events.ts';
import type { Commitment } from '../case/settlement.ts';
import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import type { Integration } from '../policy/schema/integrations.ts';
import type { Instant } from '../time.ts';

/**
 * How far a promise is that a system carries out: it was `asked`, it `accepted` the request, it `confirmed` that it was done, or it
 * `failed`: then a person decides what becomes of it.
 */
export type Execution = {
  state: 'asked' | 'accepted' | 'confirmed' | 'failed';
  integration: string;
  attempt: number;
  /** Since when it is in that state. */
  at: Instant;
  confirmBy: Instant;
  because?: ExecutionFailure;
  /** What the system says of its failure, as a code. */
  reason?: string;
};

const TYPES = ['execution-asked', 'execution-accepted', 'execution-confirmed', 'execution-failed'] as const;
type Line = EventLine<(typeof TYPES)[number]>;

const after = (before: Execution | undefined, { type, at, data }: Line): Execution | undefined => {
  if (type === 'execution-asked') {
    const { integration, attempt, confirmBy } = data;
    return { state: 'asked', integration, attempt, at, confirmBy };
  }
  // What comes late of an earlier request says nothing of this one, unless it was done.
  if (!before || (type !== 'execution-confirmed' && data.attempt !== before.attempt)) return before;
  const { because: _, reason: __, ...rest } = before;
  if (type === 'execution-accepted') return before.state === 'asked' ? { ...rest, state: 'accepted', at } : before;
  if (type === 'execution-confirmed') return { ...rest, state: 'confirmed', at };
  const { because, reason } = data;
  return { ...rest, state: 'failed', at, because, ...(reason && { reason }) };
};

/** How far the promise of a task is; undefined where a person keeps it. */
export const executionOf = (events: CaseFile['events'], taskId: string): Execution | undefined =>
  eventsOf(events, ...TYPES)
    .filter(({ data }) => data.taskId === taskId)
    .reduce<Execution | undefined>((before, event) => after(before, event as Line), undefined);

/** The promise of the agreement that a task is about. */
export const commitmentOf = ({ agreements }: CaseFile, { cycle, subject }: Task): Commitment | undefined =>
  agreements.find((agreement) => agreement.cycle === cycle)?.commitments.find(({ index }) => String(index) === subject);

/** Which system carries out a promise, and how it is asked; undefined where a person does, or there is no such system any more. */
export const executorOf = (
  { concessions, integrations }: Pick<Policy, 'concessions' | 'integrations'>,
  { concession }: Commitment,
): { by: 'event' | 'webhook'; integration: Integration } | undefined => {
  const execution = concessions.find(({ id }) => id === concession)?.execution;
  if (execution === undefined || execution.by === 'hand') return undefined;
  const integration = integrations.find(({ id }) => id === execution.integration);
  return integration && { by: execution.by, integration };
};

/** Whether a system is at it, so that no person may call the promise kept. */
export const isUnderWay = (execution: Execution | undefined): boolean =>
  execution?.state === 'asked' || execution?.state === 'accepted';
