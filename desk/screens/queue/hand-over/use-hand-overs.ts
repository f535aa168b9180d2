import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Problem, SessionOver } from '../../../api/client.ts';

/** What came of handing a row over; `unknown`: nobody answered, so it may have been done. */
export type Result = {
  state: 'waiting' | 'going' | 'done' | 'refused' | 'unknown' | 'untried';
  why?: string;
};

const resultOf = (error: unknown): Result => {
  if (error instanceof Problem) return { state: 'refused', why: error.message };
  return { state: error instanceof SessionOver ? 'untried' : 'unknown' };
};

/** Hands tasks over one after the other, each with a result of its own. */
export const useHandOvers = () => {
  const queries = useQueryClient();
  const [results, setResults] = useState<Record<string, Result>>({});
  const [isRunning, setRunning] = useState(false);
  const put = (id: string, result: Result) => setResults((before) => ({ ...before, [id]: result }));
  const run = async (ids: string[], body: { to: string; reason: string }): Promise<void> => {
    setRunning(true);
    setResults(Object.fromEntries(ids.map((id) => [id, { state: 'waiting' }])));
    let isOver = false;
    for (const id of ids) {
      if (isOver) put(id, { state: 'untried' });
      else {
        put(id, { state: 'going' });
        const result = await api(`/desk/tasks/${encodeURIComponent(id)}/hand-over`, { method: 'POST', body }).then(
          (): Result => ({ state: 'done' }),
          resultOf,
        );
        isOver = result.state === 'untried';
        put(id, result);
      }
    }
    setRunning(false);
    for (const queryKey of [['tasks'], ['cases'], ['counts'], ['case']]) void queries.invalidateQueries({ queryKey });
  };
  return { results, isRunning, run };
};
