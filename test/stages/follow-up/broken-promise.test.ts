import { describe, expect, it } from 'vitest';
import { promiseCounts } from '#cases/store/promise-counts.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { takeLaterWords } from '#domain/tasks/ask-reply.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { refused } from '#test/support/refused.ts';
import { user } from '../concede/negotiation.ts';
import { aClosedCase, PROMISE } from './closed-case.ts';

type Closed = Awaited<ReturnType<typeof aClosedCase>>;

const report = (talk: Closed, input: { kept: boolean } & Record<string, unknown>) =>
  recordPromise({ taskId: PROMISE, user: user('lucia'), ...input }, talk);

/** The counters, all months and shards together. */
const counted = async ({ table }: Closed) =>
  Object.fromEntries(
    (await promiseCounts(table, ['2026-11', '2026-12', '2027-01'])).map(({ month, of, team, counts }) => [
      `${month} ${of} ${team}`,
      counts,
    ]),
  );

/** The customer says something after the end. */
const says = async (talk: Closed, text: string) => {
  const at = talk.clock.now();
  let meaning = '';
  const deps = { policy, clock: talk.clock, deskUrl: talk.deskUrl, law: talk.law };
  await talk.cases.change(CASE_ID, at, (file) => {
    const taken = takeLaterWords({ file, at, deps }, { textId: 'later', text });
    meaning = taken.meaning;
    return { ...taken, events: taken.events ?? [] };
  });
  return meaning;
};

const open = async (talk: Closed, kind: string) =>
  (await talk.file()).tasks.filter((task) => task.kind === kind && task.status === 'open');

describe('a promise that was not kept', () => {
  it('Found by us it opens the case again, more serious than before, with news for the customer on the same day', async () => {
    const talk = await aClosedCase();
    const before = (await talk.file()).head;
    await report(talk, { kept: false, proof: 'La factura salió sin el abono.' });
    const { head, agreements, texts } = await talk.file();
    expect(before.closedAt).toBeDefined();
    expect(head).toMatchObject({ status: 'reopened', cycle: 2 });
    expect(head.closedAt).toBeUndefined();
    expect(head.severity?.level).toBeGreaterThan(before.severity?.level ?? 9);
    expect(head.severity?.reasons.map(({ code }) => code)).toContain('broken-promise');
    const [update] = await open(talk, 'update');
    expect(update).toMatchObject({ assignee: 'lucia', subject: 'broken-promise' });
    expect(update?.dueAt.slice(0, 10)).toBe(talk.clock.now().slice(0, 10));
    expect(texts.get(update?.textId ?? '')).toContain('no lo hemos cumplido');
    expect(agreements[0]?.commitments).toMatchObject([{ kept: false, brokenAt: talk.clock.now() }]);
    expect(await talk.outbox()).toContainEqual(expect.objectContaining({ effect: 'start', machine: 'complaint' }));
    const broken = eventsOf((await talk.file()).events, 'promise-broken').at(-1);
    expect(texts.get(broken?.data.reasonTextId ?? '')).toBe('La factura salió sin el abono.');
  });

  it('Reported again it is counted once, opens nothing twice, and is mended when it is kept after all', async () => {
    const talk = await aClosedCase();
    await report(talk, { kept: false });
    await report(talk, { kept: false });
    expect((await talk.file()).head).toMatchObject({ cycle: 2, promises: { made: 1, broken: 1 } });
    expect(await open(talk, 'update')).toHaveLength(1);
    await report(talk, { kept: true, reference: 'AB-2026-113' });
    expect((await talk.file()).head.promises).toEqual({ made: 1, broken: 1, mended: 1 });
    expect(Object.values(await counted(talk))).toEqual([{ made: 1, broken: 1, mended: 1 }]);
  });

  it('Said by the customer after its date it opens the case again without anybody who decides on it', async () => {
    const talk = await aClosedCase();
    talk.clock.pass('P20D');
    expect(await says(talk, 'No habéis cumplido lo que me prometisteis.')).toBe('heard');
    expect((await talk.file()).head).toMatchObject({ status: 'reopened', cycle: 2, promises: { made: 1, broken: 1 } });
    expect(await open(talk, 'update')).toMatchObject([{ subject: 'broken-promise', assignee: 'lucia' }]);
    expect(await open(talk, 'reply')).toEqual([]);
  });

  it('Said before its date nothing is broken yet: a person looks today, and the case is more serious', async () => {
    const talk = await aClosedCase();
    expect(await says(talk, 'No habéis cumplido lo que me prometisteis.')).toBe('asks');
    const [reply] = await open(talk, 'reply');
    expect(reply).toMatchObject({ subject: 'broken-promise' });
    expect(reply?.dueAt.slice(0, 10)).toBe(talk.clock.now().slice(0, 10));
    const { head } = await talk.file();
    expect(head.promises).toEqual({ made: 1 });
    expect(head.severity?.level).toBeGreaterThanOrEqual(3);
    expect(head.closedAt).toBeDefined();
  });

  it('Where we say that it is kept and the customer that it is not, a person looks and it is counted as disputed, once', async () => {
    const talk = await aClosedCase();
    await report(talk, { kept: true, proof: 'Abonado.' });
    await says(talk, 'No habéis cumplido lo que me prometisteis.');
    await says(talk, 'Lo repito: no habéis cumplido lo prometido.');
    expect((await talk.file()).head.promises).toEqual({ made: 1, kept: 1, worded: 1, disputed: 1 });
    expect(await open(talk, 'reply')).toHaveLength(1);
  });
});

describe('what proves that a promise was kept', () => {
  const strict: Policy = {
    ...policy,
    promises: { ...policy.promises, proof: { other: ['words'], credit: ['reference', 'file'] } },
  };

  it('A number of another system, after the date: kept late, and not by words alone', async () => {
    const talk = await aClosedCase();
    talk.clock.pass('P11D');
    await report(talk, { kept: true, reference: 'AB-2026-113' });
    const { head, events, texts } = await talk.file();
    expect(head.promises).toEqual({ made: 1, late: 1 });
    expect(events.find(({ type }) => type === 'promise-kept')?.data).toMatchObject({
      proof: ['reference'],
      late: true,
    });
    expect(texts.get('proof-1-1')).toBe('Referencia: AB-2026-113');
    expect(await counted(talk)).toEqual({ '2026-12 credit care': { made: 1, late: 1 } });
  });

  it('Words alone are no proof where the policy asks for more, and say what is asked for', async () => {
    const talk = { ...(await aClosedCase()), policy: strict };
    expect(await refused(report(talk, { kept: true, proof: 'Hecho.' }))).toMatchObject({
      code: 'proof-missing',
      errors: [{ pointer: '/reference', message: 'must be proved by one of reference, file' }],
    });
    await report(talk, { kept: true, proof: 'Hecho.', reference: 'AB-1' });
    expect((await talk.task(PROMISE))?.status).toBe('decided');
  });

  it.each([
    [{ file: 'm1.0' }, '/file'],
    [{ message: 'nobody-wrote-it', proof: 'Lo dice el cliente.' }, '/message'],
  ])('What is not of the case proves nothing: %j', async (given, pointer) => {
    const talk = await aClosedCase();
    expect(await refused(report(talk, { kept: true, ...given }))).toMatchObject({
      code: 'evidence-unfit',
      errors: [{ pointer }],
    });
  });
});
