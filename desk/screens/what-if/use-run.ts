import { useEffect, useRef, useState } from 'react';
import type { WhatIf } from '#functions/desk/what-if/contract.ts';
import { askWhatIf, type WhatIfSoFar } from '../../api/what-if.ts';

/** How a question stands: what is known so far stays, whether it is broken off or fails. */
type Run = { state: 'idle' | 'running' | 'stopped' | 'done'; soFar?: WhatIfSoFar; error?: unknown };

/** A question that is asked page by page until it is answered or broken off; whoever leaves the screen breaks it off. */
export const useRun = () => {
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const going = useRef<AbortController>(undefined);
  const stop = (): void => {
    going.current?.abort();
    setRun(({ error: _, ...last }) => ({ ...last, state: 'stopped' }));
  };
  useEffect(() => () => going.current?.abort(), []);
  const start = async (asked: Omit<WhatIf, 'cursor'>): Promise<void> => {
    const controller = new AbortController();
    going.current = controller;
    const { signal } = controller;
    setRun({ state: 'running' });
    try {
      await askWhatIf(asked, { signal, onPage: (soFar) => !signal.aborted && setRun({ state: 'running', soFar }) });
      if (!signal.aborted) setRun((last) => ({ ...last, state: 'done' }));
    } catch (error) {
      if (!signal.aborted) setRun((last) => ({ ...last, state: 'stopped', error }));
    }
  };
  return { run, start, stop };
};
