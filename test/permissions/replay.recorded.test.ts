import { expect, test } from 'vitest';
import { NOT_IN_JOURNEYS } from './not-in-journeys.ts';
import { RUNS, readRecord } from './recording.ts';
import { replay, stale, unexplained } from './replay.ts';

const runs = Object.fromEntries(RUNS.map((run) => [run, readRecord(run)]));
const replayed = Object.values(runs).map(replay);

test.each(RUNS)('The functions of the %s were recorded', (run) => {
  const { calls = [] } = runs[run] ?? {};
  expect(new Set(calls.map((call) => call.function)).size).toBeGreaterThan(10);
});

test('AWS would refuse no call that a function made, by the policy of its role', () => {
  expect(replayed.flatMap(({ refused }) => refused)).toEqual([]);
});

test('Everything that a function is allowed was used, or is listed with the reason why not', () => {
  expect(unexplained(replayed, NOT_IN_JOURNEYS)).toEqual([]);
});

test('The list of what is not used speaks of nothing that is not allowed', () => {
  expect(stale(replayed, NOT_IN_JOURNEYS)).toEqual([]);
});
