import { describe, expect, it } from 'vitest';
import { effectsOf } from '#cases/store/outbox.ts';
import { eventsOf } from '#domain/case/events.ts';
import { firstBreak } from '#domain/case/history.ts';
import { type UnderstandDeps, understand } from '#functions/stages/understand/understand.ts';
import type { TextAnalysis } from '#platform/aws/comprehend.ts';
import { knownAs } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { CASE_ID, type ReceivedFixture, receive, receivedFixture } from './received-case.ts';

const LATE =
  'Mi lavadora tenía que llegar el lunes y aún no ha llegado. Ya es viernes y sigo sin saber nada de ustedes.';
const GAS = 'Hay una fuga de gas en la caldera que me instalaron y tengo mucho miedo, en casa hay un bebé.';

const OPEN = 'Buenos días, ¿me pueden decir a qué hora abren la tienda los sábados? ';

type Call = { method: keyof TextAnalysis; text: string };

/** An analysis that answers as told and remembers what it was asked. */
const analysisOf = (answers: Partial<TextAnalysis> = {}) => {
  const calls: Call[] = [];
  const all: TextAnalysis = {
    language: async () => undefined,
    feeling: async () => 'negative',
    keyPhrases: async () => [],
    personalKinds: async () => [],
    personalData: async () => [],
    ...answers,
  };
  const noted = Object.entries(all).map(([method, answer]) => [
    method,
    (text: string, language: string) => {
      calls.push({ method: method as Call['method'], text });
      return answer(text, language);
    },
  ]);
  return { analysis: Object.fromEntries(noted) as TextAnalysis, calls };
};

const depsOf = (given: ReceivedFixture, answers: Partial<TextAnalysis> = {}): UnderstandDeps & { calls: Call[] } => ({
  ...given,
  deskUrl: 'https://desk.example',
  ...analysisOf(answers),
});

const run = async (
  text: string,
  answers: Partial<TextAnalysis> = {},
  ...rest: [head?: object, complainant?: object]
) => {
  const deps = depsOf(receivedFixture(), answers);
  await receive(deps as unknown as ReceivedFixture, text, ...rest);
  await understand({ caseId: CASE_ID, cycle: 1 }, deps);
  const file = await deps.cases.load(CASE_ID);
  if (!file) throw new Error('The case is gone');
  const [event] = eventsOf(file.events, 'understood');
  if (!event) throw new Error('The case was not understood');
  return { ...file, data: event.data, calls: deps.calls, deps };
};

describe('understand', () => {
  it('An understood case has language, feeling, topic and severity, and kind and motive in its history', async () => {
    const { head, data, events } = await run(LATE);
    expect(head).toMatchObject({
      status: 'understood',
      stage: 'understand',
      language: 'es',
      feeling: 'negative',
      topic: 'delivery',
    });
    expect(head.severity?.level).toBeLessThanOrEqual(2);
    expect(data).toMatchObject({ cycle: 1, kind: 'complaint', motive: 'unmet-expectations' });
    expect(firstBreak(events)).toBeUndefined();
  });

  it('What was written days ago, and is split off today, is promised an update by a date that lies ahead', async () => {
    const { head, deps } = await run(LATE, {}, { receivedAt: '2026-11-02T09:00:00.000Z' });
    expect(head.receivedAt).toBe('2026-11-02T09:00:00.000Z');
    expect(head.nextWordBy > deps.clock.now()).toBe(true);
  });

  it('The date of the promised update and its timer move to what the severity asks for', async () => {
    const { head, deps } = await run(GAS);
    expect(head.severity?.level).toBe(4);
    expect(head.nextWordBy).toBe('2026-11-23T13:00:00.000Z');
    const stored = (deps.table as ReceivedFixture['table']).all().filter(({ sk }) => sk.startsWith('OUTBOX#'));
    const timers = stored.flatMap(effectsOf).flatMap((one): object[] => (one.effect === 'timers' ? one.timers : [one]));
    expect(timers).toContainEqual(
      expect.objectContaining({ effect: 'set-timer', name: `timer-${CASE_ID}-next-word-0`, at: head.nextWordBy }),
    );
  });

  it('No call is made for a language that is certain or that the customer stated', async () => {
    expect((await run(LATE)).calls.map(({ method }) => method)).not.toContain('language');
    const said = await run('Lavadora rota', {}, { language: 'en', replyLanguage: 'en' });
    expect(said.calls.map(({ method }) => method)).not.toContain('language');
    expect(said.head).toMatchObject({ language: 'en', replyLanguage: 'en' });
  });

  it('The language is asked for where the text leaves a doubt, and the answer is in the nearest language we write', async () => {
    const { head } = await run('Zwrot pieniędzy za pralkę, proszę o kontakt', { language: async () => 'pl' });
    expect(head).toMatchObject({ language: 'pl', replyLanguage: 'es' });
    expect((await run('Refund! Order 55, never arrived here', { language: async () => 'en' })).head.replyLanguage).toBe(
      'en',
    );
  });

  it.each(['ca', 'gl', 'eu'])('No feeling is recognized in %s, which Comprehend does not read', async (language) => {
    const { head, data, calls } = await run('rentadora trencada ahir', { language: async () => language });
    expect(head.feeling).toBeUndefined();
    expect(head.language).toBe(language);
    expect(data.missing).toMatchObject({ feeling: 'unsupported-language', personalData: 'unsupported-language' });
    expect(calls.map(({ method }) => method)).toEqual(['language']);
  });

  it('The stage goes on without the answers of calls that fail, and says so instead of guessing', async () => {
    const broken = async () => {
      throw new Error('ThrottlingException');
    };
    const letter = OPEN.repeat(60);
    const { head, data } = await run(letter, { feeling: broken, keyPhrases: broken, personalKinds: broken });
    expect(head.status).toBe('understood');
    expect(head.feeling).toBeUndefined();
    expect(data).toMatchObject({
      feeling: 'unknown',
      missing: { feeling: 'failed', keyPhrases: 'failed', personalData: 'failed' },
    });
  });

  it('Who surely complains is not content: nobody is paid to say so, and whoever leaves a doubt is still asked about', async () => {
    const asked = async (text: string) => {
      const { calls, head } = await run(text, { feeling: async () => 'neutral' });
      return [calls.some(({ method }) => method === 'feeling'), head.feeling];
    };
    expect(await asked(LATE)).toEqual([false, 'negative']);
    expect(await asked(OPEN)).toEqual([true, 'neutral']);
  });

  it('Of a language that it has read too little of, the feeling is asked for', async () => {
    const { calls } = await run(LATE, {}, { language: 'fr' });
    const inFrench = await run('Ma machine à laver devait arriver lundi et je suis toujours sans nouvelles de vous.');
    expect(calls.map(({ method }) => method)).not.toContain('feeling');
    expect(inFrench.calls.map(({ method }) => method)).toContain('feeling');
  });

  it('Personal data is in no call and not in the history, and experts get a redacted copy', async () => {
    const secret = `${LATE} Soy Ana Robledo, DNI 12345678Z, tel. 600 123 456, ana@example.org.`;
    const { texts, data, calls, events } = await run(secret, {}, {}, { name: 'Ana Robledo' });
    expect(texts.get('redacted-m1')).toContain('Soy [name], DNI [dni], tel. [phone], [email].');
    expect(data.personalData).toEqual({ name: 1, dni: 1, phone: 1, email: 1 });
    for (const leak of ['Robledo', '12345678Z', '600 123 456', 'ana@example.org']) {
      expect(JSON.stringify(calls)).not.toContain(leak);
      expect(JSON.stringify(events)).not.toContain(leak);
    }
  });

  it('The places of hidden personal data are asked for only where there is some', async () => {
    const nothing = await run(LATE);
    expect(nothing.calls.map(({ method }) => method)).not.toContain('personalData');
    const text = `${LATE} ${LATE} ${LATE} Me atendió Eustaquio en la tienda.`;
    const { texts, calls } = await run(text, {
      personalKinds: async (piece) => (piece.includes('Eustaquio') ? ['name'] : ['date-time']),
      personalData: async (piece) => {
        const begin = piece.indexOf('Eustaquio');
        return [{ kind: 'name', begin, end: begin + 9 }];
      },
    });
    expect(calls.filter(({ method }) => method === 'personalData')).toHaveLength(1);
    expect(texts.get('redacted-m1')).toBe(text.replace('Eustaquio', '[name]'));
  });

  it('No more is read than the policy pays for: at most 5.5 units for a complaint of 600 characters in Spanish', async () => {
    const text = `${LATE} `.repeat(6).slice(0, 600);
    const { calls } = await run(text);
    const units = (of: Call['method'], price: number) =>
      calls
        .filter(({ method }) => method === of)
        .reduce((sum, call) => sum + Math.max(3, Math.ceil(call.text.length / 100)) * price, 0);
    const cost = units('feeling', 1) + units('keyPhrases', 1) + units('personalKinds', 0.02) + units('personalData', 1);
    expect(cost).toBeLessThanOrEqual(5.5);
  });

  it('What a long letter speaks of is kept for the team; of a short one nobody asks', async () => {
    const answers = { keyPhrases: async () => ['la caldera', 'dos semanas'] };
    const long = await run(LATE.repeat(30), answers);
    expect(long.texts.get('key-phrases-m1')).toBe('la caldera\ndos semanas');
    const short = await run(LATE, answers);
    expect(short.texts.has('key-phrases-m1')).toBe(false);
    expect(short.calls.map(({ method }) => method)).not.toContain('keyPhrases');
    expect(short.data.missing).toEqual({});
  });

  const severityAfter = async (other: { isProved: boolean }, own: { isProved: boolean }) => {
    const deps = depsOf(receivedFixture());
    const given = deps as unknown as ReceivedFixture;
    for (const [last, receivedAt] of [
      ['2', '2026-11-01T09:00:00.000Z'],
      ['3', '2026-01-01T09:00:00.000Z'],
    ] as const) {
      const caseId = CASE_ID.replace(/1$/, last);
      await receive(given, LATE, { caseId, receivedAt, ...knownAs('k', other.isProved) });
    }
    await receive(given, LATE, knownAs('k', own.isProved));
    await understand({ caseId: CASE_ID, cycle: 1 }, deps);
    return (await deps.cases.head(CASE_ID))?.severity?.reasons.find(({ code }) => code === 'repetition');
  };

  it('Earlier cases of the same customer within the window count', async () => {
    expect(await severityAfter({ isProved: true }, { isProved: true })).toMatchObject({
      points: 1,
      en: expect.stringContaining('1'),
    });
  });

  it.each([
    { title: 'Cases that somebody filed in a customer’s name do not count', other: false, own: true },
    { title: 'Whoever only claims an address has none of its earlier cases', other: true, own: false },
  ])('$title', async ({ other, own }) => {
    expect(await severityAfter({ isProved: other }, { isProved: own })).toBeUndefined();
  });

  it('Stage understand does nothing the second time and makes no call', async () => {
    const { deps, head, calls } = await run(LATE);
    const asked = calls.length;
    await understand({ caseId: CASE_ID, cycle: 1 }, deps);
    expect(calls).toHaveLength(asked);
    expect((await deps.cases.head(CASE_ID))?.seq).toBe(head.seq);
  });

  it('A reopened case keeps what was understood and is serious from now on', async () => {
    const { deps, calls, head: before } = await run(LATE);
    const asked = calls.length;
    await deps.cases.change(CASE_ID, deps.clock.now(), () => ({
      set: { cycle: 2, status: 'reopened' },
      events: [anEvent('reopened', {}, { kind: 'customer' })],
    }));
    await understand({ caseId: CASE_ID, cycle: 2 }, deps);
    const head = await deps.cases.head(CASE_ID);
    expect(calls).toHaveLength(asked);
    expect(head).toMatchObject({ status: 'understood', topic: before.topic, severity: { level: 3 } });
    expect(head?.nextWordBy).toBe('2026-11-24T09:01:00.000Z');
  });

  it('A case that goes on from a closed one and tells of a broken promise outranks it', async () => {
    const { head } = await run('Todavía no me han devuelto el dinero.', {}, { linkedTo: CASE_ID });
    expect(head.severity).toMatchObject({
      level: 3,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'broken-promise' })]),
    });
    expect((await run('Una cosa más sobre la factura.', {}, { linkedTo: CASE_ID })).head.severity?.level).toBeLessThan(
      3,
    );
  });

  it('A case whose text was erased goes on', async () => {
    const { head, data } = await run('');
    expect(head.status).toBe('understood');
    expect(data).toMatchObject({ language: 'unknown', kind: 'unknown', missing: { language: 'too-short' } });
  });
});
