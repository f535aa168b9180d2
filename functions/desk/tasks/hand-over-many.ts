import { createHash } from 'node:crypto';
import { caseIdOf, isTaskId } from '#domain/case/ids.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { wordsOf } from '#domain/refusal-words.ts';
import { log } from '#platform/log.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { HandedOver, HandOver, HandOverMany } from './contract.ts';
import { handOver } from './hand-over.ts';

type Row = HandOver & { taskId: string };
type Result = HandedOver['results'][number];
type Asking = { user: Reader; idempotencyKey?: string };

/** So many cases at once. */
const AT_ONCE = 5;

/** Every row with whom it goes to and why. Refuses: request-invalid, with the place of each row that lacks one. */
const rowsOf = ({ tasks, to, reason }: HandOverMany): Row[] => {
  const rows = tasks.map((row) => ({ taskId: row.taskId, to: row.to ?? to, reason: row.reason ?? reason }));
  const errors = rows.flatMap((row, place) =>
    (['to', 'reason'] as const)
      .filter((field) => !row[field])
      .map((field) => ({ pointer: `/tasks/${place}/${field}`, message: 'is needed here or for all' })),
  );
  if (errors.length > 0) throw new Refusal('request-invalid', { errors });
  return rows as Row[];
};

const onceAs = (taskId: string, { user, idempotencyKey }: Asking): { onceAs?: string } =>
  idempotencyKey
    ? {
        onceAs: createHash('sha256')
          .update(JSON.stringify([user.id, idempotencyKey, taskId]))
          .digest('hex')
          .slice(0, 32),
      }
    : {};

/** One row by the use case that hands over one: what it refuses is the answer of the row. */
const one = async (row: Row, asking: Asking, deps: DeskDeps): Promise<Result> => {
  const { taskId } = row;
  const { user } = asking;
  try {
    if (!isTaskId(taskId)) throw new Refusal('no-such-task');
    const own = await underPolicyOf(deps, caseIdOf(taskId));
    await handOver({ ...row, user, ...onceAs(taskId, asking) }, own);
    return { taskId, result: 'done' };
  } catch (error) {
    if (error instanceof Refusal)
      return { taskId, result: 'refused', code: error.code, why: wordsOf(error)[user.language] };
    log('error', 'a hand-over among many failed', { taskId, error: error instanceof Error ? error.name : 'Error' });
    return { taskId, result: 'unknown' };
  }
};

/**
 * Hands many tasks over, each by itself and with an answer of its own: what one is refused keeps no other back. Tasks of one case
 * go one after the other. With a key a repeat does nothing twice. Refuses: request-invalid.
 */
export const handOverMany = async (
  { tasks, to, reason, ...asking }: HandOverMany & Asking,
  deps: DeskDeps,
): Promise<HandedOver> => {
  const rows = rowsOf({ tasks, ...(to && { to }), ...(reason && { reason }) });
  const byCase = [...Map.groupBy(rows.entries(), ([, { taskId }]) => caseIdOf(taskId)).values()];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = byCase.shift(); next; next = byCase.shift())
      for (const [place, row] of next) results[place] = await one(row, asking, deps);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { results, done: results.filter(({ result }) => result === 'done').length };
};
