import { expect, it } from 'vitest';
import { measureStoreCalls } from '../../bench/store-calls.ts';

/** The most calls, one waiting for the other, that a run of each may make of the table. */
const MOST: Record<string, number> = {
  understand: 5,
  own: 6,
  acknowledge: 4,
  // What a proposal takes is looked up (the budget and what the customer got before) and counted; the counters of a period are made once.
  concede: 9,
  agree: 5,
  outcome: 3,
  'follow-up': 4,
  'GET /t/{token}': 1,
  'POST /t/{token}/answer': 7,
  'POST /complaints': 3,
  'GET /desk/cases/{id}': 7,
  'POST /desk/tasks/{id}/complete': 7,
  relay: 6,
  timers: 4,
};

it('No stage and no endpoint asks the table more often than is written here', async () => {
  const counts = new Map(await measureStoreCalls());
  const over = Object.entries(MOST).flatMap(([name, most]) => {
    const { steps = Number.POSITIVE_INFINITY, runs = 1 } = counts.get(name) ?? {};
    return steps / runs <= most ? [] : [`${name}: ${steps} calls in ${runs} runs`];
  });
  expect(over).toEqual([]);
});
