import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '#domain/deadline/local-day.ts';
import { matterOf } from '#functions/track/matter.ts';
import { type Promised, type PromiseKind, promiseKinds } from '#functions/track/promise/nearest.ts';
import { byWhen, termOf } from '#functions/track/promise/when.ts';
import { isLate, promiseText } from '#functions/track/promise/words.ts';
import { showTracking } from '#functions/track/show-tracking.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { law } from '#test/support/law.ts';
import { aCase, agreed, type Customer, set } from './tracked-case.ts';

const reader = { language: 'es', zone: 'Europe/Madrid', now: MONDAY } as const;
const english = { ...reader, language: 'en' } as const;

describe('by when, as a person says it', () => {
  it.each([
    ['2026-11-23T18:09:00.000Z', 'como muy tarde hoy a las 19:09', 'by today at 19:09 at the latest'],
    ['2026-11-24T00:30:00.000Z', 'como muy tarde mañana a la 1:30', 'by tomorrow at 01:30 at the latest'],
    [
      '2026-11-25T08:00:00.000Z',
      'como muy tarde el miércoles 25 de noviembre a las 9:00',
      'by Wednesday, 25 November at 09:00 at the latest',
    ],
    ['2026-11-28T17:39:00.000Z', 'como muy tarde el sábado 28 de noviembre', 'by Saturday, 28 November at the latest'],
    [
      '2027-01-02T17:39:00.000Z',
      'como muy tarde el sábado 2 de enero de 2027',
      'by Saturday, 2 January 2027 at the latest',
    ],
  ])('%s is %s', (at, spanish, inEnglish) => {
    expect([byWhen({ at }, reader), byWhen({ at }, english)]).toEqual([spanish, inEnglish]);
  });

  it('Whoever reads in another country is told by whose hours', () => {
    expect(byWhen({ at: '2026-11-23T18:09:00.000Z' }, { ...reader, isAbroad: true })).toBe(
      'como muy tarde hoy a las 19:09 (hora de Madrid)',
    );
  });

  it('Tomorrow is tomorrow on the night the clocks change', () => {
    const night = { ...reader, now: '2026-10-24T21:30:00.000Z' };
    expect(byWhen({ at: '2026-10-25T22:30:00.000Z' }, night)).toBe('como muy tarde mañana a las 23:30');
  });
});

describe('the term that is told of what is due by the clock', () => {
  it.each([
    ['in the evening, by the day', '2026-11-23T21:32:00.000Z', 'como muy tarde hoy'],
    ['in the day, by the next half hour', '2026-11-24T10:01:00.000Z', 'como muy tarde mañana a las 11:30'],
    ['at the half hour, as it is', '2026-11-24T10:30:00.000Z', 'como muy tarde mañana a las 11:30'],
    ['in the night, by nine', '2026-11-24T03:07:00.000Z', 'como muy tarde mañana a las 9:00'],
  ])('It is told %s', (_, due, said) => {
    expect(byWhen(termOf(due, reader.zone), reader)).toBe(said);
  });

  it('It is never earlier than what is due, and on the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }), (time) => {
        const due = new Date(time).toISOString();
        const { at } = termOf(due, reader.zone);
        expect(at >= due).toBe(true);
        expect(localDay(Date.parse(at), reader.zone)).toBe(localDay(time, reader.zone));
      }),
    );
  });

  it('Nobody is told that we are late before the term that they were told', () => {
    const due = { kind: 'reply', by: '2026-11-23T18:09:00.000Z' } as const;
    expect(isLate(due, { ...reader, now: '2026-11-23T18:20:00.000Z' })).toBe(false);
    expect(isLate(due, { ...reader, now: '2026-11-23T18:31:00.000Z' })).toBe(true);
  });
});

describe('a promise in a sentence', () => {
  const cases = promiseKinds.flatMap((kind) =>
    (['es', 'en'] as const).flatMap((language) => [
      { kind, language, by: '2026-11-23T18:09:00.000Z', late: false },
      { kind, language, by: '2026-11-23T08:00:00.000Z', late: true },
    ]),
  );

  it.each(cases)('$kind in $language, late: $late, says by when, and who has it', ({ kind, language, by, late }) => {
    const promised: Promised = { kind, by, who: 'Lucía Ferrándiz', to: '··· 777', what: 'Devolver 30 €' };
    const text = promiseText(promised, { ...reader, language });
    expect(isLate(promised, reader)).toBe(late);
    const isRounded = ['reply', 'commitment', 'news', 'answer'].includes(kind);
    expect(text).toMatch(late ? /0?9:00/ : isRounded ? /19:30/ : /19:09/);
    if (late || !['news', 'answer'].includes(kind)) expect(text).toContain('Lucía Ferrándiz');
    if (late) expect(text).toMatch(/[Ll]o sentimos|sorry/);
    expect(text).not.toMatch(/undefined|como muy tarde como|antes de/);
  });

  it('A call names the end of the number, and the hour', () => {
    const call: Promised = { kind: 'call', by: '2026-11-23T18:09:00.000Z', who: 'Lucía Ferrándiz', to: '··· 777' };
    expect(promiseText(call, reader)).toBe('Lucía Ferrándiz le llama al ··· 777 como muy tarde hoy a las 19:09.');
  });
});

describe('the nearest promise of a case', () => {
  const waits: [string, (customer: Customer) => Promise<unknown>, PromiseKind][] = [
    ['nothing else', async () => undefined, 'news'],
    ['an urgent call', (c) => c.openTask('call', { parts: [1], assignee: 'lucia' }), 'call'],
    ['a contact that was asked for', (c) => c.openTask('contact', { parts: [1], assignee: 'lucia' }), 'contact'],
    ['an agreement with a commitment', agreed, 'commitment'],
  ];

  it.each(waits)('A case with %s shows it, on the page and as data', async (_, prepare, kind) => {
    const customer = await aCase(prepare);
    const { nearestPromise, nextStep } = await customer.see();
    expect(nearestPromise).toMatchObject({ kind, late: false, text: expect.stringMatching(/como muy tarde/) });
    expect(nextStep).toContain(nearestPromise.text);
    expect(await customer.page()).toContain(nearestPromise.text);
  });

  it('A promise that is late is said to be, with whoever has it now', async () => {
    const customer = await aCase();
    customer.clock.pass('P3D');
    const { nearestPromise } = await customer.see();
    expect(nearestPromise).toMatchObject({ kind: 'news', late: true, who: 'Lucía Ferrándiz' });
    expect(nearestPromise.text).toMatch(/Lo sentimos\. Lo tiene ahora Lucía Ferrándiz/);
  });

  it.each([
    ['the product and the order', { product: 'Caldera Vitalia 24', orderRef: 'P-1' }, 'Caldera Vitalia 24 · P-1'],
    ['the order alone', { orderRef: 'P-1' }, 'P-1'],
  ])('What it is about is named by %s, in the heading', async (_, fields, matter) => {
    const customer = await aCase((c) => set(c, fields));
    expect((await customer.see()).matter).toBe(matter);
    expect(/<h1>[\s\S]*?<\/h1>/.exec(await customer.page())?.[0]).toContain(matter);
  });

  it('Without product and order the first words name it, cut between words', async () => {
    const words = 'La caldera que me instalaron ustedes en octubre pierde agua, y ya van tres visitas sin arreglarla.';
    const { file } = await aCase();
    const read = await file();
    const events = read.events.map((event) =>
      event.type === 'complaint-received' ? { ...event, data: { ...event.data, messageId: 'first' } } : event,
    );
    expect(matterOf({ ...read, events, texts: new Map([['first', words]]) })).toBe(
      'La caldera que me instalaron ustedes en octubre pierde…',
    );
  });

  it('Whoever sees only how the case stands learns neither a number nor what it is about', async () => {
    const { file, policy, clock } = await aCase(async (c) => {
      await set(c, { product: 'Caldera Vitalia 24' });
      await c.openTask('contact', { parts: [1], assignee: 'lucia' });
    });
    const shown = showTracking(
      await file(),
      { language: 'es', link: 'state' },
      { policy, clock, law, disrupted: () => [] },
    );
    expect(shown).not.toHaveProperty('matter');
    expect(shown).not.toHaveProperty('outsideBodies');
    expect(shown.nearestPromise).toMatchObject({ kind: 'news' });
    expect(shown.nearestPromise).not.toHaveProperty('to');
  });
});
