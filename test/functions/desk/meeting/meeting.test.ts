import { describe, expect, it } from 'vitest';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { timerDepsOf } from '#test/functions/timers/timers.ts';
import { caller } from '#test/support/call.ts';
import { CASE_ID, caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';
import { deskDeps, lucia, mateo } from '#test/support/desk.ts';
import { aCustomer, hiddenFields, PAGE } from '#test/support/track.ts';

/** What is proposed as `10:30` and `16:00` by the clocks of Madrid. */
const THURSDAY = '2026-11-26T09:30:00.000Z';
const FRIDAY = '2026-11-27T15:00:00.000Z';
const [MEDIATOR] = policy.care.meetings.mediators;

const WORDS = 'Prefiero que lo hablemos con calma, y así le explico qué podemos hacer.';
const proposal = (over: object = {}) => ({
  how: 'phone',
  with: 'owner',
  dates: ['2026-11-27T16:00', '2026-11-26T10:30'],
  text: WORDS,
  ...over,
});

/** A case at the desk and on its customer's page, on Monday. */
const bothSides = async () => {
  const fixture = caseFixture(standingClock(), 'dated');
  const customer = aCustomer(fixture);
  await fixture.openCase();
  const desk = caller(deskEndpoints, deskDeps(fixture));
  const act = (action: string, json: object, as = lucia) =>
    desk('POST', `/desk/cases/${CASE_ID}/${action}`, { as, json });
  const answer = (json: object) => customer.track('POST', `${PAGE}/meeting`, { json });
  const fires = (moment: 'answer' | 'before', number = 1) =>
    timerFired({ timer: 'meeting', caseId: CASE_ID, number, moment }, timerDepsOf(fixture));
  const timers = async () =>
    (await fixture.outbox()).flatMap((item) =>
      item.effect === 'set-timer' && item.timerEvent.timer === 'meeting'
        ? [`${item.timerEvent.moment} ${item.at}`]
        : [],
    );
  const letters = async () =>
    (await fixture.file()).messages.filter(({ direction, audience }) => direction === 'out' && audience === 'customer');
  const work = async () => (await fixture.file()).tasks.filter(({ kind }) => kind === 'meeting');
  return { ...customer, fixture, desk, act, answer, fires, timers, letters, work };
};

describe('dates of a meeting are proposed', () => {
  it('They go out as a letter of whoever proposes them, in their order, and the page asks for one of them', async () => {
    const { act, see, page, letters, fixture, timers } = await bothSides();
    const { status, body } = await act('meeting', proposal({ where: 'La llamamos nosotros' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 1, dates: [THURSDAY, FRIDAY], tone: [] });
    const [letter] = await letters();
    const text = (await fixture.file()).texts.get(letter?.textId ?? '') ?? '';
    expect(letter).toMatchObject({ template: 'customer-message' });
    for (const words of [WORDS, '- jueves 26 de noviembre de 2026', 'Lucía Ferrándiz', 'Dónde: La llamamos nosotros'])
      expect(text).toContain(words);
    expect((await see()).meeting).toMatchObject({ state: 'proposed', how: 'phone', dates: [THURSDAY, FRIDAY] });
    const shown = await page();
    expect(shown.match(/<input type="radio"[^>]* name="date"/g)).toHaveLength(3);
    expect(shown).toContain('value="none"');
    expect(await timers()).toEqual(['answer 2026-11-25T09:00:00.000Z']);
    expect((await fixture.events()).at(-1)).toBe('meeting-proposed');
  });

  it('The same proposal twice is one; another one takes the place of the first', async () => {
    const { act, letters, answer } = await bothSides();
    await act('meeting', proposal());
    expect((await act('meeting', proposal())).body).toMatchObject({ number: 1 });
    expect(await letters()).toHaveLength(1);
    expect((await act('meeting', proposal({ how: 'video' }))).body).toMatchObject({ number: 2 });
    expect((await answer({ number: 1, date: THURSDAY })).body).toMatchObject({ code: 'no-open-meeting' });
  });

  it.each([
    ['a date that is over', { dates: ['2026-11-20T10:00'] }, 400],
    ['a date that stands twice', { dates: ['2026-11-26T10:30', '2026-11-26T10:30'] }, 400],
    ['no date', { dates: [] }, 400],
    ['four dates', { dates: ['2026-11-26T10:30', '2026-11-26T11:30', '2026-11-26T12:30', '2026-11-26T13:30'] }, 400],
    ['a leader where the case has none', { with: 'leader' }, 400],
    ['somebody whom the policy does not name', { with: 'nobody-known' }, 400],
    ['words that blame the customer', { text: 'Esto es culpa suya por no leer.' }, 422],
  ])('Refused: %s', async (_, over, status) => {
    const { act, letters } = await bothSides();
    expect((await act('meeting', proposal(over))).status).toBe(status);
    expect(await letters()).toEqual([]);
  });

  it('Who acts in place of the owner says why', async () => {
    const { act } = await bothSides();
    expect((await act('meeting', proposal(), mateo)).body).toMatchObject({ code: 'reason-missing' });
  });

  it('A mediator whom the policy names can be there, and the customer reads who it is', async () => {
    const { act, see } = await bothSides();
    expect((await act('meeting', proposal({ with: MEDIATOR?.id, how: 'place' }))).status).toBe(201);
    expect((await see()).meeting).toMatchObject({ who: MEDIATOR?.name.es, how: 'place' });
  });
});

describe('the customer answers', () => {
  it('One date is taken by a form without script: it is a commitment, and the owner has it as work until the day after', async () => {
    const { act, page, track, see, work, timers, fixture } = await bothSides();
    await act('meeting', proposal());
    const form = { ...hiddenFields(await page(), 'meeting'), date: THURSDAY };
    expect((await track('POST', `${PAGE}/meeting`, { form })).status).toBe(303);
    expect((await track('POST', `${PAGE}/meeting`, { form })).status).toBe(303);
    expect(await work()).toMatchObject([
      { kind: 'meeting', subject: 'held:1', assignee: 'lucia', status: 'open', dueAt: '2026-11-27T09:30:00.000Z' },
    ]);
    expect(await timers()).toContain('before 2026-11-25T09:30:00.000Z');
    const seen = await see();
    expect(seen.meeting).toMatchObject({ state: 'chosen', chosen: THURSDAY });
    expect(await page({ done: 'meeting' })).toContain('Hemos anotado su respuesta');
    expect((await fixture.events()).filter((type) => type === 'meeting-chosen')).toHaveLength(1);
  });

  it('None of them, with words: the owner reads them and has to propose others; nothing is closed', async () => {
    const { act, answer, work, fixture, see } = await bothSides();
    await act('meeting', proposal());
    expect((await answer({ number: 1, date: 'none', message: 'Solo puedo por la tarde.' })).status).toBe(200);
    expect(await work()).toMatchObject([{ subject: 'other-dates:1', assignee: 'lucia', status: 'open' }]);
    const { texts, head } = await fixture.file();
    expect([...texts.values()]).toContain('Solo puedo por la tarde.');
    expect(head.closedAt).toBeUndefined();
    expect((await see()).meeting).toBeUndefined();
    await act('meeting', proposal({ dates: ['2026-11-30T17:00'] }));
    expect(await work()).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('Words that come with the same answer again, or with one that comes too late, are kept and heard, once', async () => {
    const { act, answer, fixture } = await bothSides();
    await act('meeting', proposal());
    await answer({ number: 1, date: 'none' });
    const again = { number: 1, date: 'none', message: 'Solo puedo por la tarde.' };
    expect((await answer(again)).status).toBe(200);
    expect((await answer(again)).status).toBe(200);
    await act('meeting', proposal({ dates: ['2026-11-30T17:00'] }));
    const late = { number: 1, date: 'none', message: 'Mejor la semana que viene.' };
    expect((await answer(late)).body).toMatchObject({ code: 'no-open-meeting' });
    const { messages, texts } = await fixture.file();
    const theirs = messages.filter(({ direction, channel }) => direction === 'in' && channel === 'tracking-page');
    expect(theirs.map(({ textId }) => texts.get(textId))).toEqual([again.message, late.message]);
    for (const { messageId } of theirs)
      expect(messages).toContainEqual(expect.objectContaining({ messageId: `notice-${messageId}`, to: 'lucia' }));
  });

  it('The same words with the answer to other dates are words of their own', async () => {
    const { act, answer, fixture } = await bothSides();
    const message = 'Solo puedo por la tarde.';
    for (const [number, dates] of [
      [1, undefined],
      [2, ['2026-11-30T17:00']],
    ] as const) {
      await act('meeting', proposal({ ...(dates && { dates: [...dates] }) }));
      expect((await answer({ number, date: 'none', message })).status).toBe(200);
    }
    const { messages, texts } = await fixture.file();
    const theirs = messages.filter(({ direction, channel }) => direction === 'in' && channel === 'tracking-page');
    expect(theirs.map(({ textId }) => texts.get(textId))).toEqual([message, message]);
  });

  it('Neither a date that was not proposed nor one that is over can be taken', async () => {
    const { act, answer, fixture } = await bothSides();
    await act('meeting', proposal());
    expect((await answer({ number: 1, date: '2026-11-28T09:30:00.000Z' })).body).toMatchObject({
      code: 'meeting-date-unfit',
    });
    fixture.clock.set('2026-11-26T10:00:00.000Z');
    expect((await answer({ number: 1, date: THURSDAY })).body).toMatchObject({ code: 'meeting-date-unfit' });
    expect((await answer({ number: 1, date: FRIDAY })).status).toBe(200);
    expect((await answer({ number: 1, date: 'none' })).body).toMatchObject({ code: 'no-open-meeting' });
  });

  it('Silence closes nothing: the owner is asked to call, once', async () => {
    const { act, fires, work, fixture } = await bothSides();
    await act('meeting', proposal());
    fixture.clock.set('2026-11-25T09:00:00.000Z');
    await fires('answer');
    expect(await work()).toMatchObject([{ subject: 'unanswered:1', status: 'open', assignee: 'lucia' }]);
    expect((await fixture.file()).head.meeting).toMatchObject({ state: 'proposed' });
  });
});

describe('a meeting that was agreed', () => {
  const agreed = async () => {
    const sides = await bothSides();
    await sides.act('meeting', proposal());
    await sides.answer({ number: 1, date: THURSDAY });
    return sides;
  };

  it('Both sides are reminded before it', async () => {
    const { fires, letters, fixture } = await agreed();
    fixture.clock.set('2026-11-25T09:30:00.000Z');
    await fires('before');
    expect((await letters()).map(({ template }) => template)).toEqual(['customer-message', 'meeting-reminder']);
    const { messages } = await fixture.file();
    expect(messages).toContainEqual(expect.objectContaining({ to: 'lucia', template: 'staff-reminder' }));
    expect(await fixture.events()).toContain('meeting-reminded');
  });

  it('The owner says how it went; it counts as having spoken with the customer', async () => {
    const { work, desk, fixture } = await agreed();
    fixture.clock.set('2026-11-27T09:30:00.000Z');
    const [task] = await work();
    const path = `/desk/tasks/${task?.taskId}/complete`;
    expect((await desk('POST', path, { as: lucia, json: { outcome: 'held', note: 'Quedó conforme.' } })).status).toBe(
      200,
    );
    expect((await fixture.file()).head.meeting).toMatchObject({ state: 'held' });
    expect((await fixture.events()).at(-1)).toBe('meeting-reported');
    expect((await desk('POST', path, { as: lucia, json: { outcome: 'held', note: 'Otra vez.' } })).status).toBe(409);
  });

  it('It is called off in words for the customer: nobody is reminded, and the work about it ends', async () => {
    const { act, fires, letters, work, see, fixture } = await agreed();
    expect((await act('cancel-meeting', { text: 'Mañana no va a poder ser; le llamo hoy.' })).status).toBe(200);
    expect(await work()).toMatchObject([{ status: 'withdrawn' }]);
    expect((await see()).meeting).toBeUndefined();
    fixture.clock.set('2026-11-25T09:30:00.000Z');
    await fires('before');
    expect(await letters()).toHaveLength(2);
    expect((await act('cancel-meeting', { text: 'Otra vez.' })).body).toMatchObject({ code: 'no-open-meeting' });
  });

  it('The desk shows it beside the case, with whom and when', async () => {
    const { desk } = await agreed();
    const { body } = await desk('GET', `/desk/cases/${CASE_ID}`, { as: lucia });
    expect(body.meeting).toMatchObject({ state: 'chosen', chosen: THURSDAY, who: 'Lucía Ferrándiz', how: 'phone' });
    expect(body.mediators).toMatchObject([{ id: MEDIATOR?.id }]);
  });
});

describe('the calendar of the customer', () => {
  const calendar = async (customer: Awaited<ReturnType<typeof bothSides>>) => {
    const { status, text, headers, body } = await customer.track('GET', `${PAGE}/meeting.ics`);
    return { status, text: String(text ?? ''), type: headers['content-type'], body };
  };

  it('A date that was taken can be had as a file, which says when, how and where and names nobody', async () => {
    const both = await bothSides();
    await both.act('meeting', proposal({ how: 'place', where: 'Calle Mayor, 1' }));
    expect(await calendar(both)).toMatchObject({ status: 409, body: { code: 'no-open-meeting' } });
    await both.answer({ number: 1, date: THURSDAY });
    expect(await both.page()).toContain(`${PAGE}/meeting.ics`);
    const { text, type } = await calendar(both);
    expect(type).toBe('text/calendar; charset=utf-8');
    for (const line of ['DTSTART:20261126T093000Z', 'DURATION:PT30M', 'SEQUENCE:2', 'STATUS:CONFIRMED'])
      expect(text).toContain(`\r\n${line}\r\n`);
    expect(text).toContain('LOCATION:Calle Mayor\\, 1');
    expect(text).not.toMatch(/Lucía|Ferrándiz|Ana|\/t\/|con calma/);
  });

  it('What was called off is the same entry in a later version that says so; another date takes its place', async () => {
    const both = await bothSides();
    await both.act('meeting', proposal());
    await both.answer({ number: 1, date: THURSDAY });
    const uid = (text: string) => /^UID:.*$/m.exec(text)?.[0];
    const { text: before } = await calendar(both);
    await both.act('cancel-meeting', { text: 'Lucía está enferma; le proponemos otro día.' });
    const { text: off } = await calendar(both);
    expect(off).toContain('STATUS:CANCELLED');
    expect(off).toContain('SEQUENCE:3');
    await both.act('meeting', proposal());
    await both.answer({ number: 2, date: FRIDAY });
    const { text: after } = await calendar(both);
    expect(after).toContain('SEQUENCE:4');
    expect([uid(off), uid(after)]).toEqual([uid(before), uid(before)]);
  });
});
