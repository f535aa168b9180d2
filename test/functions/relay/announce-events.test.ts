import { describe, expect, it } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const MONDAY = '2027-01-11T09:00:00.000Z';

/** A case whose changes are announced, and the relay over it. */
const anAnnouncedCase = async () => {
  const fixture = caseFixture(standingClock(MONDAY), 'announced');
  const outside = services();
  await fixture.openCase({ head: { receivedAt: MONDAY }, complainant: { name: 'Ana' } });
  const waiting = async () => (await fixture.outbox()).filter(({ effect }) => effect === 'announce');
  const done = async (items = waiting()) =>
    relay(
      (await items).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      relayDepsOf(fixture, outside),
    );
  const say = (...events: ReturnType<typeof anEvent>[]) => fixture.cases.change(CASE_ID, MONDAY, () => ({ events }));
  return { ...fixture, outside, waiting, done, say };
};

describe('what happens to a case', () => {
  it('Every event of a change is put on the bus, in its order, with its place in the history', async () => {
    const { say, done, outside, waiting } = await anAnnouncedCase();
    await say(
      anEvent('note-added', { messageId: 'note-1' }, { kind: 'person', id: 'lucia' }),
      anEvent('withdrawn', { taskIds: [], because: 'settled' }),
    );
    await done();
    expect(outside.announced.map(({ type }) => type)).toEqual([
      'amends.case.complaint-received',
      'amends.case.note-added',
      'amends.case.withdrawn',
    ]);
    expect(outside.announced[1]?.detail).toEqual({
      ...{ id: `${CASE_ID}.2`, type: 'note-added', version: 1, at: MONDAY, sequence: 2, by: 'person' },
      ...{ caseId: CASE_ID, reference: expect.any(String), data: { messageId: 'note-1' } },
    });
    expect(JSON.stringify(outside.announced)).not.toMatch(/Ana|lucia/);
    expect(await waiting()).toEqual([]);
  });

  it('What the bus did not take stays for the sweep, and is the same event when it is put again', async () => {
    const { say, done, outside, waiting } = await anAnnouncedCase();
    await done();
    await say(anEvent('note-added', { messageId: 'note-1' }));
    outside.fail('put', new Transient('EventBridge is away'));
    await done();
    expect(await waiting()).toMatchObject([{ attempts: 1 }]);
    outside.heal();
    const items = await waiting();
    await done(Promise.resolve([...items, ...items]));
    const [, first, second] = outside.announced;
    expect(first).toEqual(second);
    expect(await waiting()).toEqual([]);
  });
});
