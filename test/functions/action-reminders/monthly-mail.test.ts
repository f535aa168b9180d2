import { describe, expect, it } from 'vitest';
import { openAction } from '#cases/store/corrective-actions.ts';
import { keepFigures } from '#cases/store/figures.ts';
import type { Outgoing } from '#channels/contract.ts';
import { breakdowns, type Counts, type RollUp } from '#domain/figures/fact.ts';
import type { RollUps } from '#domain/figures/roll-up.ts';
import { runDaily } from '#functions/action-reminders/run.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { policy as demo } from '#test/support/policy.ts';

const NONE = Object.fromEntries(breakdowns.map((by) => [by, {}])) as RollUps;
const FINAL = '2026-12-01T03:20:00.000Z';
const TUESDAY = '2026-12-01T06:50:00.000Z';

type Sent = Pick<Outgoing, 'to' | 'subject' | 'text' | 'html'>;

/** The demo company, in which some people hear once a month how it went. */
const anAmends = async ({ to = ['sofia', 'andres'] as string[] | null, madeAt = FINAL, left = '' } = {}) => {
  const { monthly: _, ...improvement } = demo.improvement;
  const policy = {
    ...demo,
    people: demo.people.map((one) => ({
      ...one,
      ...(one.id === 'andres' && { languages: ['en' as const] }),
      ...(one.id === left && { left: true }),
    })),
    improvement: { ...improvement, ...(to && { monthly: { to } }) },
  };
  const amends = inMemoryAmends({ start: '2026-10-30T09:00:00.000Z', policy });
  const keep = (period: string, all: Counts, topic: RollUp, at: string) =>
    keepFigures(amends.deps.table, { period, rollUps: { ...NONE, all: { all }, topic }, at });
  await keep('2026-11', { received: 200, ended: 180, agreed: 90 }, { billing: { received: 120 } }, madeAt);
  await keep(
    '2026-10',
    { received: 190, ended: 170, agreed: 85 },
    { billing: { received: 40 } },
    '2026-11-01T03:20:00.000Z',
  );
  await keep('2025-11', { received: 90, ended: 80, agreed: 40 }, {}, '2025-12-01T03:20:00.000Z');
  const sent: Sent[] = [];
  const fails = new Map<string, Error>();
  const run = (at = TUESDAY) => {
    amends.moveTo(at);
    const send = async (mail: Outgoing) => {
      const error = fails.get(mail.to);
      if (error) throw error;
      sent.push(mail);
    };
    return runDaily({}, { ...amends.deps, send });
  };
  const readers = () => sent.map(({ to: address }) => address);
  return { amends, sent, readers, fails, run };
};

const [SOFIA, ANDRES] = ['sofia@lumbre.example', 'andres@lumbre.example'];
const refused = () => Object.assign(new Error('no'), { $metadata: { httpStatusCode: 429 } });

describe('the mail about a month', () => {
  it('On the first working day each reads it in their language, with figures, reasons and a link to the screen', async () => {
    const { run, sent } = await anAmends();
    expect(await run()).toEqual({ reminded: 0, monthsSent: 2 });
    const [es, en] = sent;
    expect(es).toMatchObject({ to: SOFIA, subject: 'Cómo fue noviembre de 2026' });
    expect(es?.text).toContain('- Recibidas: 200. El mes anterior: 190 (puede ser azar). Hace un año: 90 (ahora más');
    expect(es?.text).toMatch(/- Tema «[^»]+»: 120; el mes anterior, 40\. No es azar\./);
    expect(es?.text).toMatch(/https:\S+\/desk\/i\n/);
    expect(es?.html).toMatch(/href="https:[^"]+\/desk\/i"/);
    expect(en).toMatchObject({ to: ANDRES, subject: 'How November 2026 went' });
    expect(en?.text).toContain('- Received: 200. The month before: 190 (can be chance)');
  });

  it('Each is written to once, however often it runs', async () => {
    const { run, readers } = await anAmends();
    await run();
    expect(await run()).toMatchObject({ monthsSent: 0 });
    expect(await run('2026-12-02T06:50:00.000Z')).toMatchObject({ monthsSent: 0 });
    expect(readers()).toEqual([SOFIA, ANDRES]);
  });

  it('Two runs at once write to each once', async () => {
    const { run, readers } = await anAmends();
    await Promise.all([run(), run()]);
    expect(readers().toSorted()).toEqual([ANDRES, SOFIA]);
  });

  it('A mail that surely did not leave goes out with the next run, and only that one', async () => {
    const { run, readers, fails } = await anAmends();
    fails.set(ANDRES, refused());
    expect(await run()).toMatchObject({ monthsSent: 1 });
    fails.clear();
    expect(await run('2026-12-02T06:50:00.000Z')).toMatchObject({ monthsSent: 1 });
    expect(readers()).toEqual([SOFIA, ANDRES]);
  });

  it('A mail of which it is not known whether it left is not sent again', async () => {
    const { run, readers, fails } = await anAmends();
    fails.set(SOFIA, Object.assign(new Error('no answer'), { name: 'TimeoutError' }));
    await run();
    fails.clear();
    await run('2026-12-02T06:50:00.000Z');
    expect(readers()).toEqual([ANDRES]);
  });

  it('It waits for the first working day, and comes no more when a week has passed since', async () => {
    // The first of November was a Sunday, and the second is no holiday of the whole country.
    const early = await anAmends();
    expect(await early.run('2026-11-01T06:50:00.000Z')).toMatchObject({ monthsSent: 0 });
    expect(await early.run('2026-12-09T06:50:00.000Z')).toMatchObject({ monthsSent: 0 });
    const late = await anAmends();
    expect(await late.run('2026-12-08T06:50:00.000Z')).toMatchObject({ monthsSent: 2 });
  });

  it('It waits until the last day of the month was counted to its end', async () => {
    const { run } = await anAmends({ madeAt: '2026-11-30T22:20:00.000Z' });
    expect(await run()).toMatchObject({ monthsSent: 0 });
  });

  it('Where the policy names nobody, nobody is written to', async () => {
    const { run, sent } = await anAmends({ to: null });
    expect(await run()).toEqual({ reminded: 0, monthsSent: 0 });
    expect(sent).toEqual([]);
  });

  it('Whoever has left is written to no more: of the month nobody in their place, of their action whoever opened it', async () => {
    const { amends, run, sent } = await anAmends({ left: 'andres' });
    await openAction(amends.deps.table, {
      ...{ actionId: 'a', title: 'Leer los contadores', plan: 'Cada mes', owner: 'andres', dueOn: '2026-11-27' },
      ...{ measured: { by: 'topic', value: 'billing' }, state: 'open', openedBy: 'nadia' },
      ...{ openedAt: '2026-11-02T09:00:00.000Z' },
    });
    expect(await run()).toEqual({ reminded: 1, monthsSent: 1 });
    expect(sent.map(({ to }) => to)).toEqual(['nadia@lumbre.example', SOFIA]);
  });

  it('An action that is late is among the reasons, and what customers wrote is not', async () => {
    const { amends, run, sent } = await anAmends({ to: ['sofia'] });
    const body = { text: 'Mi caldera pierde agua.', customer: { name: 'Ana Prieto', email: 'ana@example.com' } };
    await amends.call('POST', '/complaints', { body });
    await openAction(amends.deps.table, {
      ...{ actionId: 'a', title: 'Leer los contadores', plan: 'Cada mes', owner: 'mateo', dueOn: '2026-11-27' },
      ...{ measured: { by: 'topic', value: 'billing' }, state: 'open', openedBy: 'sofia' },
      ...{ openedAt: '2026-11-02T09:00:00.000Z', remindedAt: '2026-11-30T06:50:00.000Z' },
    });
    await run();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toMatch(/- Acción «Leer los contadores»: tenía que estar hecha el viernes,? 27 de noviembre/);
    expect(sent[0]?.text).not.toMatch(/caldera|Prieto|AM-/);
  });
});
