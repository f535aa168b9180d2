import type { Case } from '#domain/case/case.ts';
import type { HistoryHead } from '#domain/case/signed-heads.ts';
import type { Task } from '#domain/case/task.ts';
import { effectsOf, OUTBOX_PREFIX, type OutboxItem } from './outbox.ts';
import type { Item } from './table.ts';

/** By these words the stream hands an item on; one without any is of an early version (infra/constructs/relay.ts filters by the same). */
const HANDED_ON: readonly unknown[] = [undefined, 'stream', 'relay'];

/** The effects in a new item of the table; none in every other kind of item, and in one that the stream is not to try. */
export const effectsIn = (added: Item): OutboxItem[] =>
  added.sk.startsWith(OUTBOX_PREFIX) && HANDED_ON.includes(added['triedBy']) ? effectsOf(added) : [];

/** The task that a change of an item opens: a state machine has stored its token. Undefined for every other change. */
export const openedTaskIn = (before: Item | undefined, after: Item): Task | undefined => {
  if (!after.sk.startsWith('TASK#') || before?.['status'] !== 'planned') return undefined;
  const task = after as unknown as Task;
  return task.status === 'open' ? task : undefined;
};

/** Where the history of a case ends, by a new state of its head; undefined for every other item, and for one that says nothing of it. */
export const headIn = ({ sk, ...after }: Item): HistoryHead | undefined => {
  const { caseId, seq, lastHash } = after as unknown as Partial<Case>;
  const isHead = sk === 'CASE' && typeof caseId === 'string' && typeof seq === 'number' && typeof lastHash === 'string';
  return isHead ? { caseId, seq, lastHash } : undefined;
};
