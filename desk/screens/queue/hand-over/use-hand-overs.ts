import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Problem, SessionOver, Unreachable } from '../../../api/client.ts';
import type { HandedOver } from '../../../api/types.ts';

/** What came of handing a row over; `unknown`: nobody answered, so it may have been done. */
export type Result = {
  state: 'waiting' | 'going' | 'done' | 'refused' | 'unknown' | 'untried';
  why?: string;
};

/** So many go in one request. */
const AT_ONCE = 50;

const resultOf = (error: unknown): Result => {
  if (error instanceof Problem && error.status < 500) return { state: 'refused', why: error.message };
  return { state: error instanceof SessionOver ? 'untried' : 'unknown' };
};

/** One request for some rows. Where nobody answers it is asked once more: with its key, nothing is done twice. */
const handOver = async (ids: string[], body: { to: string; reason: string }): Promise<Record<string, Result>> => {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const ask = () =>
    api<HandedOver>('/desk/tasks/hand-over', {
      method: 'POST',
      body: { ...body, tasks: ids.map((taskId) => ({ taskId })) },
      headers,
    });
  try {
    const { results } = await ask().catch((error) => {
      if (error instanceof Unreachable) return ask();
      throw error;
    });
    return Object.fromEntries(
      results.map(({ taskId, result, why }) => [taskId, { state: result, ...(why && { why }) }] as const),
    );
  } catch (error) {
    return Object.fromEntries(ids.map((id) => [id, resultOf(error)]));
  }
};

const allAs = (ids: string[], state: Result['state']): Record<string, Result> =>
  Object.fromEntries(ids.map((id) => [id, { state }]));

/** Hands tasks over, as many at once as one request takes, each with a result of its own. */
export const useHandOvers = () => {
  const queries = useQueryClient();
  const [results, setResults] = useState<Record<string, Result>>({});
  const [isRunning, setRunning] = useState(false);
  const put = (more: Record<string, Result>) => setResults((before) => ({ ...before, ...more }));
  const run = async (ids: string[], body: { to: string; reason: string }): Promise<void> => {
    setRunning(true);
    put(allAs(ids, 'waiting'));
    let isOver = false;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      put(allAs(some, isOver ? 'untried' : 'going'));
      if (isOver) continue;
      const now = await handOver(some, body);
      isOver = Object.values(now).some(({ state }) => state === 'untried');
      put(now);
    }
    setRunning(false);
    for (const queryKey of [['tasks'], ['cases'], ['counts'], ['case']]) void queries.invalidateQueries({ queryKey });
  };
  return { results, isRunning, run };
};
