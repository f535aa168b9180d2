import { expect, it } from 'vitest';
import type { Effect } from '#domain/case/effects.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { relayDepsOf, services } from './services.ts';

const drop = (name: string): Effect => ({ effect: 'drop-timer', name });

/** A scheduler that is slow to answer about names that say so. */
const slowly = async (name: string): Promise<void> => {
  if (name.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 20));
};

const served = async (effects: Effect[]): Promise<string[]> => {
  const fixture = caseFixture();
  const outside = services();
  const deps = relayDepsOf(fixture, outside);
  await fixture.openCase({ effects });
  const scheduler = {
    ...deps.scheduler,
    drop: async (name: string) => {
      await slowly(name);
      await deps.scheduler.drop(name);
    },
  };
  const works = (await fixture.outboxItems(CASE_ID)).map(
    (item) => ({ what: 'effect', caseId: CASE_ID, item }) as const,
  );
  await relay(works, { ...deps, scheduler });
  expect(await fixture.outbox()).toEqual([]);
  return outside.calls.map((call) => call.replace(/ \{.*/, ''));
};

it('An execution is started while timers before it are still being dropped', async () => {
  const start: Effect = { effect: 'start', machine: 'complaint', cycle: 1, input: { caseId: CASE_ID, cycle: 1 } };
  expect(await served([drop('slow-1'), start])).toEqual([`start complaint ${CASE_ID}`, 'drop slow-1']);
});

it('Timers of one name keep their order, and wait for none of another name', async () => {
  expect(await served([drop('slow-1'), drop('slow-1'), drop('quick')])).toEqual([
    'drop quick',
    'drop slow-1',
    'drop slow-1',
  ]);
});
