import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { listen, lose, putBack, schedulesOf, sweepClocks } from './aws.ts';
import { LAST_WARNING_PERCENT } from './policy.ts';
import { api, clockOf, filed, openTask, told, until, warm } from './support.ts';
import { daysLong } from './time.ts';

const MISSING = 'Una foto de la caja y el número de pedido.';

/** A case in which the customer has been asked to complete the complaint. */
const incomplete = async () => {
  await warm();
  const story = await filed();
  const { owner = '', regime, answerBy } = await story.opened('examine');
  expect(regime).toMatchObject({ id: 'es-sac', class: 'general' });
  succeeded(await (await api.as(owner)).askCompletion(story.caseId, MISSING));
  expect(clockOf(await story.view(), 'answer')).toMatchObject({ paused: true });
  return { ...story, owner, answerBy };
};

/** An answer that only the company's own policy dates, and a customer who does not answer the offer. */
const unanswered = async () => {
  await warm();
  const story = await filed({ customer: { country: 'AD' } });
  const { owner = '', regime } = await story.offered();
  expect(regime.id).toBe('default');
  return { ...story, owner };
};

/** So often is it tried again where the machine was so slow that the offer left after the date of the answer. */
const TRIES = 3;

/** A Peruvian complaint whose offer waits for the customer before its answer is due: three weeks are nine seconds here. */
const offeredInTime = async (tries = TRIES): ReturnType<typeof offeredToPeru> => {
  const offered = await offeredToPeru();
  const left = offered.open.history.at(-1)?.at ?? '';
  return left < offered.before || tries === 1 ? offered : offeredInTime(tries - 1);
};

const offeredToPeru = async () => {
  const story = await filed({ customer: { country: 'PE' } });
  const { answerBy: before } = await story.opened('examine');
  return { story, before, open: await story.offered() };
};

/** Dates that move, dates that pass, and what rests meanwhile. */
export const timers = (): void => {
  test('Completion asked and given: the answer’s timer stands still, and begins anew', async () => {
    const { trackingUrl, answerBy, view } = await incomplete();
    expect(succeeded(await api.track(trackingUrl)).completion?.missing).toBe(MISSING);
    const after = succeeded(await api.write(trackingUrl, 'Es el pedido 4711; la foto va por correo.'));
    expect(after.completion).toBeUndefined();
    expect(after.answerBy > answerBy).toBe(true);
    const now = await view();
    expect(told(now, 'completed')).toHaveLength(1);
    expect(clockOf(now, 'answer')?.paused).toBeUndefined();
    expect(clockOf(now, 'answer')?.explanation.join(' ')).toMatch(/vuelve a empezar.*13\.3/);
  });

  test('Completion asked and not given: it lapses, the owner decides with what there is, the timer begins anew', async () => {
    const { answerBy, owner, seen, mailsTo, isRunning } = await incomplete();
    const now = await seen('the end of the request', (view) => told(view, 'no-answer').length > 0 && view);
    expect(now.closedAt).toBeUndefined();
    expect(now.answerBy > answerBy).toBe(true);
    expect(clockOf(now, 'answer')?.explanation.join(' ')).toMatch(/vuelve a empezar.*13\.3/);
    expect(openTask(now, 'examine')).toBeDefined();
    await until('word to the owner', async () =>
      (await mailsTo(owner)).some((mail) => mail.includes('Nadie completó la reclamación')),
    );
    await isRunning();
  });

  test('An offer pauses the Peruvian timer, up to its cap, and the answer counts what it really took', async () => {
    await warm();
    const { story, before, open } = await offeredInTime();
    expect(open.regime.id).toBe('pe-libro');
    expect(open.answerBy > before).toBe(true);
    const text = clockOf(open, 'answer')?.explanation.join(' ');
    expect(text).toMatch(/se suspende como máximo hasta.*6-A\.2\.b/);
    await sleep(daysLong(6));
    const counter = { decision: 'counter', message: 'Quiero que llegue esta semana.' };
    const after = succeeded(await api.answer(story.trackingUrl, counter));
    // Wherever they fall, six days hold a business day; the cap is five of them.
    expect(after.answerBy > before).toBe(true);
    expect(after.answerBy <= open.answerBy).toBe(true);
  });

  test('A date that passes: warned at each threshold, then a breach and a task for the supervisor; nothing is closed', async () => {
    const story = await unanswered();
    const ofAnswer = ({ data }: { data: { timer: string } }) => data.timer === 'answer';
    const view = await story.seen('the breach', (now) => told(now, 'timer-breached').some(ofAnswer) && now);
    expect(
      told(view, 'timer-warned')
        .filter(ofAnswer)
        .map(({ data }) => data.thresholdPercent),
    ).toEqual([50, 75, LAST_WARNING_PERCENT]);
    const [breach] = told(view, 'timer-breached').filter(ofAnswer);
    expect(breach?.data).toMatchObject({ rule: 'answer', regime: 'default', dueAt: view.answerBy });
    expect(view.escalations.filter(({ timer }) => timer === 'answer')).toMatchObject([
      { reason: 'breach', level: 'supervisor', to: 'sofia' },
    ]);
    for (const [person, words] of [
      [story.owner, 'Ha pasado el 50 % del plazo: Respuesta'],
      [story.owner, 'Ha pasado el 75 % del plazo: Respuesta'],
      [story.owner, `Ha pasado el ${LAST_WARNING_PERCENT} % del plazo: Respuesta`],
      ['sofia', `Ha pasado el ${LAST_WARNING_PERCENT} % del plazo: Respuesta`],
      [story.owner, 'Plazo superado: Respuesta'],
      ['sofia', 'Caso elevado a usted'],
    ] as const)
      await until(`${person}: ${words}`, async () =>
        (await story.mailsTo(person)).some((mail) => mail.includes(words)),
      );
    const { timers: breached } = succeeded(await (await api.as('sofia')).timers('breached'));
    expect(breached.filter(({ caseId, timer }) => caseId === story.caseId && timer === 'answer')).toMatchObject([
      { breached: true, owner: story.owner },
    ]);
    expect(view.closedAt).toBeUndefined();
    expect(openTask(view, 'offer')).toBeDefined();
    await story.isRunning();
  });

  test('A lost schedule: the sweep sets the timer again, and it fires', async () => {
    await warm();
    const story = await unanswered();
    const ofAnswer = async () => (await schedulesOf(story.caseId)).filter(({ Name = '' }) => Name.includes('-answer-'));
    const warned = (view: CaseView) => told(view, 'timer-warned').filter(({ data }) => data.timer === 'answer').length;
    const schedule = await until('the schedule', async () => (await ofAnswer())[0], 200);
    await lose(schedule);
    const without = await story.view();
    await sleep(Date.parse(clockOf(without, 'answer')?.next?.at ?? '') - Date.now());
    expect(warned(await story.view())).toBe(warned(without));
    expect(await ofAnswer()).toEqual([]);
    await until('a schedule again', async () => {
      if (!(await putBack(story.caseId, 'answer'))) return false;
      await sweepClocks();
      return (await ofAnswer()).length > 0;
    });
    await story.seen('the warning', (view) => warned(view) > warned(without));
  });

  test('Nobody suspends the service while a complaint is open: the bus hears it at once, and again when it is resolved', async () => {
    await warm();
    const announced = await listen('billing');
    const story = await filed({ orderRef: 'LU-20481' });
    const [placed] = await until('the hold', async () => {
      const heard = await announced(story.caseId);
      return heard.length > 0 && heard;
    });
    expect(placed).toMatchObject({
      'detail-type': 'amends.hold-placed',
      source: 'amends',
      detail: { reference: story.reference, hold: 'service-suspension', article: '4.4', orderRef: 'LU-20481' },
    });
    await story.offered();
    const { offer } = succeeded(await api.track(story.trackingUrl));
    expect(await announced(story.caseId)).toHaveLength(1);
    succeeded(await api.answer(story.trackingUrl, { decision: 'accept', option: offer?.options[0]?.option ?? '' }));
    const released = await until('its end', async () => (await announced(story.caseId))[1]);
    expect(released).toMatchObject({
      'detail-type': 'amends.hold-released',
      detail: { hold: 'service-suspension', because: 'resolution-notified' },
    });
    expect((await story.view()).holds).toEqual([]);
  });
};
