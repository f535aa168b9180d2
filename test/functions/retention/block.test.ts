import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { eventsOf } from '#domain/case/events.ts';
import { firstBreak } from '#domain/case/history.ts';
import { block } from '#functions/retention/block.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { destroy } from '#functions/retention/destroy.ts';
import { erasePerson } from '#functions/retention/erase-person.ts';
import { processCase, runRetention } from '#functions/retention/run-retention.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { CASE_ID, caseIdNumber } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { aConcludedCase, leaks } from './retention-fixture.ts';

const WORDS = ['Marta', 'Olmedo', 'correo.example', '600123456', 'P-77812', 'caldera'];
const sorted = (items: { pk: string; sk: string }[]) =>
  items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort();
/** The same without hashes: texts are salted at random, and every hash of a history goes by those before it. */
const unhashed = (items: { pk: string; sk: string }[]) =>
  sorted(items)
    .map((item) => item.replace(/"[0-9a-f]{64}"/g, '"…"'))
    .sort();

/** The table fails at its nth write from now on, as a function that is stopped there. */
const failingAt = (deps: RetentionDeps, n: number): RetentionDeps => {
  let left = n;
  const write: RetentionDeps['table']['write'] = async (writes) => {
    if (left-- <= 0) throw new Error('Stopped');
    return deps.table.write(writes);
  };
  return { ...deps, table: { ...deps.table, write } };
};

describe('blocking', () => {
  it('Blocking leaves no name, no text and no look-up outside, and files that nobody can read', async () => {
    const { fixture, store, deps } = await aConcludedCase();
    await block(CASE_ID, deps);
    const items = fixture.table.all();
    expect(leaks(items, WORDS)).toEqual([]);
    expect(items.filter(({ pk }) => /^(IDENTITY|THREAD)#/.test(pk))).toEqual([]);
    expect([...store.state]).toEqual([0, 1, 2].map((n) => [`inbound/inbound/channels/call/m${n}`, 'blocked']));
    const { head, complainant, texts, messages, events } = await fixture.file();
    expect(head).not.toHaveProperty('customerKey');
    expect([complainant, texts.size, messages]).toEqual([{}, 0, []]);
    expect(events.at(-1)).toMatchObject({ type: 'blocked', data: {} });
    expect(firstBreak(events)).toBeUndefined();
    expect((await fixture.table.index('gsi1', 'CUSTOMER#x')).keys).toEqual([]);
  });

  it('What somebody had begun to write and not sent goes with it, and does not come back', async () => {
    const { fixture, deps } = await aConcludedCase();
    const draft = {
      person: 'lucia',
      form: 'letter',
      sealed: 'sealed words',
      version: 1,
      savedAt: deps.clock.now(),
      ttl: 1,
    };
    const place = keys.draft({ caseId: CASE_ID, ...draft });
    await fixture.table.write([{ put: { ...place, ...draft, gsi1pk: 'DRAFTS#lucia', gsi1sk: draft.savedAt } }]);
    await block(CASE_ID, deps);
    expect(JSON.stringify(fixture.table.all())).not.toContain('sealed words');
    await unblock({ caseId: CASE_ID, reason: 'Juzgado', by: 'sofia' }, deps);
    expect(await fixture.table.get(place)).toBeUndefined();
  });

  it('Blocking twice changes nothing more', async () => {
    const { fixture, deps } = await aConcludedCase();
    await block(CASE_ID, deps);
    const once = sorted(fixture.table.all());
    await block(CASE_ID, deps);
    expect(sorted(fixture.table.all())).toEqual(once);
  });

  it('Blocking that is interrupted anywhere is completed by the next run, and everything can be brought back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 90 }), async (stop, messages) => {
        const { fixture, deps } = await aConcludedCase(messages);
        const reference = await aConcludedCase(messages);
        await block(CASE_ID, failingAt(deps, stop)).catch(() => undefined);
        await block(CASE_ID, deps);
        await block(CASE_ID, reference.deps);
        expect(unhashed(fixture.table.all())).toEqual(unhashed(reference.fixture.table.all()));
        await unblock({ caseId: CASE_ID, reason: 'Juzgado', by: 'sofia' }, failingAt(deps, stop)).catch(
          () => undefined,
        );
        if ((await fixture.file()).head.blockedAt)
          await unblock({ caseId: CASE_ID, reason: 'Juzgado', by: 'sofia' }, deps);
        const back = await fixture.file();
        expect(back.complainant.name).toBe('Marta Olmedo');
        expect(back.messages).toHaveLength(messages + 1);
        expect(back.head.orderRef).toBe('P-77812');
        expect(fixture.table.all().filter(({ pk }) => pk.startsWith('BLOCKED#'))).toEqual([]);
        expect(firstBreak(back.events)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  it('Blocking never writes more in one transaction than it holds', async () => {
    const { fixture, deps } = await aConcludedCase(120);
    const sizes: number[] = [];
    const write: typeof fixture.table.write = async (writes) => {
      sizes.push(writes.length);
      return fixture.table.write(writes);
    };
    await block(CASE_ID, { ...deps, table: { ...fixture.table, write } });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(leaks(fixture.table.all(), WORDS)).toEqual([]);
  });

  it('A supervisor unblocks a case by name, and what others are found by meanwhile stays theirs', async () => {
    const { fixture, deps } = await aConcludedCase();
    const [taken] = fixture.table.all().filter(({ pk }) => pk.startsWith('THREAD#'));
    await block(CASE_ID, deps);
    if (taken) await fixture.table.write([{ put: { ...taken, caseId: 'another' } }]);
    const asked = { caseId: CASE_ID, reason: 'Juzgado n.º 3, 12/2027' };
    await expect(unblock({ ...asked, by: 'lucia' }, deps)).rejects.toMatchObject({ code: 'role-missing' });
    await unblock({ ...asked, by: 'sofia' }, deps);
    expect(await fixture.table.get({ pk: taken?.pk ?? '', sk: taken?.sk ?? '' })).toMatchObject({ caseId: 'another' });
    const { head, events, texts } = await fixture.file();
    expect(head).toMatchObject({ legalHoldAt: expect.any(String) });
    expect(head.blockedAt).toBeUndefined();
    const [undone] = eventsOf(events, 'unblocked');
    expect(undone?.actor).toEqual({ kind: 'person', id: 'sofia' });
    expect(texts.get(undone?.data.reasonTextId ?? '')).toBe(asked.reason);
    await expect(unblock({ ...asked, by: 'sofia' }, deps)).rejects.toMatchObject({ code: 'case-not-blocked' });
  });
});

/** A concluded case of Marta's, with one that was merged into it. */
const withOneMerged = async (over = {}) => {
  const { fixture, deps } = await aConcludedCase();
  const merged = caseIdNumber(2);
  await fixture.openCase({
    head: { caseId: merged, reference: 'AM-2', status: 'merged', mergedInto: CASE_ID, ...over },
  });
  await fixture.cases.change(CASE_ID, fixture.clock.now(), () => ({
    set: { merged: [{ caseId: merged, reference: 'AM-2' }] },
    events: [anEvent('merged-in')],
  }));
  return { fixture, deps, merged };
};

describe('a merged case', () => {
  it('A merged case under a legal hold keeps all of them, until it is lifted', async () => {
    const { fixture, deps, merged } = await withOneMerged({ legalHoldAt: '2026-11-23T09:00:00.000Z' });
    fixture.clock.set('2034-03-01T09:00:00.000Z');
    await runRetention(undefined, deps);
    expect((await fixture.file(merged)).complainant).toMatchObject({ email: 'ana@example.com' });
    expect((await fixture.file()).head).not.toHaveProperty('blockedAt');
    await expect(
      erasePerson({ person: { email: 'marta.olmedo@correo.example' }, reason: 'Lo pide.' }, deps),
    ).resolves.toMatchObject([{ becomes: 'blocked', article: 'GDPR 17.3.e' }]);
    expect((await fixture.file(merged)).head).not.toHaveProperty('destroyedAt');

    await fixture.cases.change(merged, fixture.clock.now(), () => ({
      clear: ['legalHoldAt'],
      events: [anEvent('legal-hold-lifted')],
      items: [{ kind: 'retention-date', dueAt: fixture.clock.now() }],
    }));
    await runRetention(undefined, deps);
    await runRetention(undefined, deps);
    for (const id of [CASE_ID, merged]) expect((await fixture.file(id)).head).toHaveProperty('destroyedAt');
  });

  it('A merged case is blocked and destroyed with the one it was merged into', async () => {
    const { fixture, deps, merged } = await withOneMerged();
    await block(CASE_ID, failingAt(deps, 6)).catch(() => undefined);
    fixture.clock.set('2027-03-01T09:00:00.000Z');
    await processCase(CASE_ID, deps);
    expect(leaks(fixture.table.all(), [...WORDS, 'ana@example.com'])).toEqual([]);
    expect((await fixture.file(merged)).head.blockedAt).toBeDefined();
    await unblock({ caseId: CASE_ID, reason: 'Juzgado', by: 'sofia' }, deps);
    expect((await fixture.file(merged)).complainant).toMatchObject({ email: 'ana@example.com' });
    await destroy(CASE_ID, deps);
    expect(JSON.stringify(fixture.table.all())).not.toMatch(/ana@example\.com|Marta/);
  });
});

describe('destroying', () => {
  it('Destroying leaves the head and the history, and nothing else', async () => {
    const { fixture, store, deps } = await aConcludedCase();
    await destroy(CASE_ID, deps);
    const items = fixture.table.all();
    expect(JSON.stringify(items)).not.toMatch(new RegExp(WORDS.join('|')));
    expect(items.filter(({ pk }) => /^(BLOCKED|IDENTITY|THREAD)#/.test(pk))).toEqual([]);
    expect(new Set(store.state.values())).toEqual(new Set(['removed']));
    const { events } = await fixture.file();
    expect(events.map(({ type }) => type)).toEqual(['complaint-received', 'blocked', 'destroyed']);
    expect(firstBreak(events)).toBeUndefined();
  });
});

describe('the daily run', () => {
  it('The daily run drops recordings, blocks and destroys, each on its day', async () => {
    const { fixture, store, deps } = await aConcludedCase();
    await storeItems(fixture.table, CASE_ID, [{ kind: 'retention-date', dueAt: fixture.clock.now() }]);
    const run = async (at: string) => {
      fixture.clock.set(at);
      await runRetention({}, deps);
      return (await fixture.events()).at(-1);
    };
    // Closed on 23 November 2026: recordings until 23 December, the work until 21 February, kept until 2031.
    expect(await run('2026-12-22T09:00:00.000Z')).toBe('complaint-received');
    expect(await run('2026-12-24T09:00:00.000Z')).toBe('recordings-destroyed');
    expect([...store.state.values()]).toEqual(['removed', 'removed', 'removed']);
    expect((await fixture.file()).texts.get('m1')).toContain('Marta');
    expect(await run('2027-02-20T09:00:00.000Z')).toBe('recordings-destroyed');
    expect(await run('2027-02-22T09:00:00.000Z')).toBe('blocked');
    expect(await run('2031-11-20T09:00:00.000Z')).toBe('blocked');
    expect(await run('2031-12-05T09:00:00.000Z')).toBe('destroyed');
    expect(await runRetention({}, deps)).toEqual({ attended: 0 });
  });

  it('The daily run goes on with a case that failed yesterday, and one that fails holds up no other', async () => {
    const { fixture, deps } = await aConcludedCase();
    await storeItems(fixture.table, CASE_ID, [{ kind: 'retention-date', dueAt: fixture.clock.now() }]);
    fixture.clock.set('2027-03-01T09:00:00.000Z');
    await expect(runRetention({}, failingAt(deps, 1))).rejects.toThrow('1 cases failed');
    expect(await runRetention({}, deps)).toEqual({ attended: 1 });
    expect((await fixture.file()).complainant).toEqual({});
  });

  it('The daily run does nothing under a legal hold, and looks again at a case on which somebody works after all', async () => {
    const held = await aConcludedCase(1, { legalHoldAt: '2026-11-23T09:00:00.000Z' });
    held.fixture.clock.set('2040-01-01T00:00:00.000Z');
    await processCase(CASE_ID, held.deps);
    expect(await held.fixture.events()).toEqual(['complaint-received']);
    const open = await aConcludedCase(1, { status: 'reopened' });
    await processCase(CASE_ID, open.deps);
    const [due] = open.fixture.table.all().filter(({ sk }) => sk === 'RETENTION');
    expect(due).toMatchObject({ dueAt: '2027-02-21T09:00:00.000Z' });
  });
});
