import type { OutgoingDeps } from './deps.ts';

/** So long a run calls out, whatever it calls and however often it tries: the rest of its time (functions/manifest.ts) is for what it stores of it. */
export const CALLS_MS = 45_000;

const over = (): never => {
  throw new DOMException('The time of this run is over', 'TimeoutError');
};

/**
 * `fetch` for the calls of a run, which have one time together: none waits beyond it, and none begins after it. What was not done by then
 * is tried again later, as after an answer that did not come.
 */
export const withinRun = ({ fetch, clock }: Pick<OutgoingDeps, 'fetch' | 'clock'>): OutgoingDeps['fetch'] => {
  const until = Date.parse(clock.now()) + CALLS_MS;
  return async (input, { signal, ...init } = {}) => {
    const left = until - Date.parse(clock.now());
    if (left <= 0) over();
    const signals = [AbortSignal.timeout(left), ...(signal ? [signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
};
