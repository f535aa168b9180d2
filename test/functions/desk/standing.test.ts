import { describe, expect, it } from 'vitest';
import type { CaseItem } from '#domain/case/change.ts';
import type { Message } from '#domain/case/message.ts';
import { CASE_ID, caseFixture, caseIdNumber, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, lucia, sofia } from '#test/support/desk.ts';
import { anEvent } from '#test/support/events.ts';

const second = caseIdNumber(2);

const aWall = async () => {
  const time = standingClock();
  const fixture = aDesk(caseFixture(time));
  await fixture.openCase({ complainant: { name: 'Ana Núñez', email: 'ana@example.com', phone: '+34612345678' } });
  await fixture.openCase({ head: { caseId: second, reference: 'AM-22222222', owner: 'mateo' } });
  const get = async (path: string, language = 'es') => {
    const answer = await fixture.desk('GET', path, { as: sofia, headers: { 'accept-language': language } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const change = (set: object, items: CaseItem[] = [], caseId = CASE_ID) =>
    fixture.cases.change(caseId, time.now(), () => ({
      set,
      items,
      events: [anEvent('note-added', { messageId: 'n' })],
    }));
  const clear = (...fields: 'stalledAt'[]) =>
    fixture.cases.change(CASE_ID, time.now(), () => ({
      clear: fields,
      events: [anEvent('went-on', { execution: 'one' })],
    }));
  const letter: Message = {
    ...{ messageId: 'letter', direction: 'out', audience: 'customer', channel: 'email', at: time.now() },
    ...{ template: 'offer', textId: 'letter', status: 'sent' },
  };
  const fails = async (message: Message, caseId = CASE_ID) => {
    await change({}, [{ kind: 'message', message }], caseId);
    const set = { status: 'failed', failure: 'bounced' } as const;
    await change({}, [{ kind: 'message-change', message, set }], caseId);
    return { ...message, ...set };
  };
  return { ...fixture, time, get, change, clear, letter, fails };
};

describe('What stands still', () => {
  it('A case is on the list while its execution does not go on, whatever happens in it meanwhile', async () => {
    const { get, change, clear, time } = await aWall();
    expect((await get('/desk/wall')).stalled).toBe(0);
    const stalledAt = time.now();
    await change({ stalledAt });
    await change({ owner: 'nadia' });
    expect((await get('/desk/wall')).stalled).toBe(1);
    expect((await get('/desk/stalled')).cases).toMatchObject([
      { caseId: CASE_ID, stalledAt, owner: 'nadia', customer: 'Ana Núñez' },
    ]);
    await clear('stalledAt');
    expect([(await get('/desk/wall')).stalled, (await get('/desk/stalled')).cases]).toEqual([0, []]);
  });

  it.each(['closedAt', 'setAsideAt', 'blockedAt', 'mergedInto'])('One with %s stands still no more', async (field) => {
    const { get, change, time } = await aWall();
    await change({ stalledAt: time.now() });
    await change({ [field]: field === 'mergedInto' ? second : time.now() });
    expect((await get('/desk/wall')).stalled).toBe(0);
    expect((await get('/desk/stalled')).cases).toEqual([]);
  });

  it('The longest stand first', async () => {
    const { get, change, time } = await aWall();
    await change({ stalledAt: time.now() }, [], second);
    time.pass('PT1H');
    await change({ stalledAt: time.now() });
    expect((await get('/desk/stalled')).cases.map(({ caseId }: { caseId: string }) => caseId)).toEqual([
      second,
      CASE_ID,
    ]);
  });
});

describe('What reached nobody', () => {
  it('A letter that bounced is listed with who has to act, in the reader’s language', async () => {
    const { get, fails, letter } = await aWall();
    await fails(letter);
    expect((await get('/desk/wall')).undelivered).toBe(1);
    expect((await get('/desk/undelivered')).messages).toEqual([
      {
        caseId: CASE_ID,
        reference: 'AM-7K3Q9F2D',
        messageId: 'letter',
        audience: 'customer',
        channel: 'email',
        at: letter.at,
        what: 'Un mensaje al cliente por correo no ha llegado',
        customer: 'Ana Núñez',
        mustAct: 'lucia',
        mustActName: 'Lucía Ferrándiz',
      },
    ]);
    const english = await get('/desk/undelivered', 'en');
    expect(english.messages[0].what).toBe('A message to the customer by mail did not arrive');
  });

  it('Once its address is corrected it goes out again, and is on the list no more', async () => {
    const { get, fails, letter, desk } = await aWall();
    await fails(letter);
    const corrected = await desk('POST', `/desk/cases/${CASE_ID}/contact-data`, {
      as: lucia,
      json: { email: 'ana.nunez@example.com', reason: 'Lo ha dicho por teléfono.' },
    });
    expect(corrected.status, corrected.text).toBe(200);
    expect([(await get('/desk/wall')).undelivered, (await get('/desk/undelivered')).messages]).toEqual([0, []]);
  });

  it('What is too old to go out again leaves the list with the correction as well', async () => {
    const { get, fails, letter, desk, time } = await aWall();
    await fails(letter);
    time.pass('P70D');
    await desk('POST', `/desk/cases/${CASE_ID}/contact-data`, {
      as: lucia,
      json: { email: 'ana.nunez@example.com', reason: 'Lo ha dicho por teléfono.' },
    });
    expect((await get('/desk/wall')).undelivered).toBe(0);
  });

  it('Once somebody told the customer it leaves the list, and not before', async () => {
    const { get, fails, letter, desk, openTask } = await aWall();
    await fails(letter);
    const task = await openTask('deliver', { assignee: 'lucia', parts: [1], subject: 'letter' });
    const tells = (how: string) =>
      desk('POST', `/desk/tasks/${task.taskId}/complete`, { as: lucia, json: { how, note: 'Por teléfono.' } });
    expect((await tells('not-reached')).status).toBe(200);
    expect((await get('/desk/wall')).undelivered).toBe(1);
    expect((await tells('phone')).status).toBe(200);
    expect([(await get('/desk/wall')).undelivered, (await get('/desk/undelivered')).messages]).toEqual([0, []]);
  });

  it('A notice to the team that did not arrive is a supervisor’s, for three days', async () => {
    const { get, fails, letter, time } = await aWall();
    await fails({ ...letter, messageId: 'notice', audience: 'staff', to: 'lucia', template: 'staff-message' });
    expect((await get('/desk/undelivered')).messages).toMatchObject([
      { audience: 'staff', toName: 'Lucía Ferrándiz', mustAct: 'sofia' },
    ]);
    time.pass('P4D');
    expect([(await get('/desk/wall')).undelivered, (await get('/desk/undelivered')).messages]).toEqual([0, []]);
  });
});

describe('What comes in', () => {
  const arrive = async (wall: Awaited<ReturnType<typeof aWall>>, times: string[]) => {
    let n = 10;
    for (const receivedAt of times) {
      const caseId = caseIdNumber(++n);
      await wall.openCase({ head: { caseId, reference: `AM-${caseId.slice(-8)}`, receivedAt } });
    }
  };

  it('More than usual in the last hour is a spike', async () => {
    const wall = await aWall();
    wall.time.set('2026-11-30T10:20:00.000Z');
    const at = (day: number, minute: number) => `2026-11-${day}T10:${String(minute).padStart(2, '0')}:00.000Z`;
    await arrive(wall, [
      ...[24, 25, 26, 27].map((day) => at(day, 5)),
      // After twenty past, and an hour ago to the minute: no part of the same hour.
      ...[50, 51, 52, 53, 54].map((minute) => at(29, minute)),
      ...[1, 2, 3, 4, 5, 6].map((minute) => at(30, minute)),
      '2026-11-30T09:30:00.000Z',
      '2026-11-30T09:20:00.000Z',
    ]);
    const { spikes, hours } = await wall.get('/desk/wall');
    expect(spikes).toBe(1);
    expect(hours).toMatchObject([{ count: 7, usual: 1, spike: true, days: [0, 0, 1, 1, 1, 1, 0] }]);
    const { cases } = await wall.get('/desk/arrivals');
    expect(cases).toHaveLength(7);
    expect(cases[0]).toMatchObject({ receivedAt: at(30, 6), customer: 'Ana' });
  });

  it('An hour that lies in two months is counted whole', async () => {
    const wall = await aWall();
    wall.time.set('2026-12-01T00:20:00.000Z');
    await arrive(wall, ['2026-11-30T23:40:00.000Z', '2026-12-01T00:10:00.000Z', '2026-11-24T00:10:00.000Z']);
    expect((await wall.get('/desk/wall')).hours[0]).toMatchObject({ count: 2, days: [0, 0, 0, 0, 0, 0, 1] });
  });

  it('As many as on other days are none', async () => {
    const wall = await aWall();
    wall.time.set('2026-12-02T10:20:00.000Z');
    const days = ['11-25', '11-26', '11-27', '11-28', '11-29', '11-30', '12-01', '12-02'];
    await arrive(
      wall,
      days.flatMap((day) => [1, 2, 3, 4, 5, 6].map((minute) => `2026-${day}T10:0${minute}:00.000Z`)),
    );
    const { spikes, hours } = await wall.get('/desk/wall');
    expect([spikes, hours[0].count, hours[0].usual]).toEqual([0, 6, 6]);
  });

  it('The figures of the wall name nobody', async () => {
    const { get, fails, letter, change, time } = await aWall();
    await fails(letter);
    await change({ stalledAt: time.now() });
    expect(Object.keys(await get('/desk/wall')).sort()).toEqual(['hours', 'spikes', 'stalled', 'undelivered']);
  });
});
