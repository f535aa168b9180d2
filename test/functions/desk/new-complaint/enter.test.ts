import { describe, expect, it, vi } from 'vitest';
import { adaptStaff } from '#channels/staff/adapt.ts';
import { forWho } from '#functions/desk/access/desk-endpoint.ts';
import { staffEndpoints } from '#functions/desk/new-complaint/endpoints.ts';
import { caller } from '#test/support/call.ts';
import { iker, lucia, mateo, sofia } from '#test/support/desk.ts';
import { adapted, RECEIVED_AT } from '../../../channels/real-payloads.ts';
import { complaintsFixture } from '../../complaints/complaints-api.ts';

vi.spyOn(console, 'info').mockReturnValue(undefined);

const entry = {
  text: 'El técnico no vino.',
  customer: { name: 'Ana Pérez', phone: '+34 600 11 22 33' },
  enteredFor: 'phone',
};

/** The desk's door for complaints. */
const aCounter = () => {
  const fixture = complaintsFixture();
  const call = caller(staffEndpoints.map(forWho), fixture.deps);
  const enter = (json: unknown, as = lucia, key?: string) =>
    call('POST', '/desk/complaints', { as, json, ...(key && { headers: { 'idempotency-key': key } }) });
  return { ...fixture, enter, file: (caseId: string) => fixture.deps.cases.load(caseId) };
};

describe('POST /desk/complaints', () => {
  it('A complaint entered at the desk opens a case, whose history names who entered it and where it was made', async () => {
    const { enter, file } = aCounter();
    const { status, body } = await enter(entry);
    expect(status).toBe(202);
    expect(await file(body.caseId)).toMatchObject({
      head: { channel: 'staff', status: 'received' },
      complainant: { ...entry.customer, phone: '+34600112233' },
      events: [{ type: 'complaint-received', actor: { kind: 'person', id: 'lucia' }, data: { enteredFor: 'phone' } }],
      messages: [{ direction: 'in', channel: 'staff' }],
    });
  });

  it.each(['granvia@lumbre.example', 'Lucia@Lumbre.example'])(
    'A customer without an address is not entered with one of the company, which would get what is theirs: %s',
    async (email) => {
      const { enter } = aCounter();
      const refused = await enter({ ...entry, enteredFor: 'shop', customer: { name: 'Ana Pérez', email } });
      expect(refused).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
      expect(refused.body.errors).toMatchObject([
        { pointer: '/customer/email', detail: expect.stringContaining('déjela en blanco') },
      ]);
    },
  );

  it.each(['given', 'refused'])(
    'Whether a call may be recorded is kept with who asked: %s',
    async (recordingConsent) => {
      const { enter, file } = aCounter();
      const { status, body } = await enter({ ...entry, recordingConsent });
      expect(status).toBe(202);
      expect((await file(body.caseId))?.events).toMatchObject([
        { type: 'complaint-received' },
        { type: 'recording-consent', actor: { kind: 'person', id: 'lucia' }, data: { consent: recordingConsent } },
      ]);
    },
  );

  it('Where nobody asked about a recording, nothing is said of it', async () => {
    const { enter, file } = aCounter();
    const { body } = await enter(entry);
    expect((await file(body.caseId))?.events).toHaveLength(1);
    expect((await enter({ ...entry, recordingConsent: 'perhaps' })).status).toBe(400);
  });

  it('The answer to a complaint on paper is due from the day it arrived, our own promise from now', async () => {
    const { enter, file, clock } = aCounter();
    const { body } = await enter({ ...entry, enteredFor: 'post', receivedOn: '2026-11-18' });
    const opened = await file(body.caseId);
    // 18 November and 15 calendar days: 3 December ends at 23:00 UTC.
    expect(body.answerBy).toBe('2026-12-03T22:59:59.999Z');
    expect(opened?.head).toMatchObject({ receivedAt: clock.now(), answerBy: body.answerBy });
    expect(opened?.head.nextWordBy && opened.head.nextWordBy > clock.now()).toBe(true);
    expect(opened?.messages).toMatchObject([{ at: '2026-11-18T12:00:00.000Z' }]);
    expect(opened?.events).toMatchObject([{ data: { enteredFor: 'post', receivedOn: '2026-11-18' } }]);
  });

  it('A complaint of last year is taken in, from before the laws of this one', async () => {
    const { enter, file } = aCounter();
    const { status, body } = await enter({ ...entry, enteredFor: 'post', receivedOn: '2025-12-01' });
    expect(status).toBe(202);
    expect((await file(body.caseId))?.head.regime.id).toBe('default');
  });

  it('Complaints are entered by owners and supervisors', async () => {
    const { enter } = aCounter();
    expect((await enter(entry, sofia)).status).toBe(202);
    expect((await enter(entry, iker)).status).toBe(403);
    expect((await enter(entry, { id: 'eve', groups: [] })).status).toBe(403);
  });

  it.each([
    { what: 'no door', body: { ...entry, enteredFor: undefined }, status: 400, pointer: '/enteredFor' },
    { what: 'a door of its own', body: { ...entry, enteredFor: 'fax' }, status: 400, pointer: '/enteredFor' },
    { what: 'no text', body: { ...entry, text: ' ' }, status: 400, pointer: '/text' },
    { what: 'an unknown field', body: { ...entry, priority: 1 }, status: 400, pointer: '/priority' },
    { what: 'a day in words', body: { ...entry, receivedOn: 'ayer' }, status: 400, pointer: '/receivedOn' },
    { what: 'tomorrow', body: { ...entry, receivedOn: '2026-11-24' }, status: 422, pointer: '/receivedOn' },
    { what: 'two years ago', body: { ...entry, receivedOn: '2024-11-24' }, status: 422, pointer: '/receivedOn' },
  ])('A complaint entered with $what is refused', async ({ body, status, pointer }) => {
    const answer = await aCounter().enter(body);
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toMatchObject([{ pointer }]);
  });

  it('A repeated entry with the same key is one complaint, for each person', async () => {
    const { enter } = aCounter();
    const first = await enter(entry, lucia, 'k');
    expect((await enter(entry, lucia, 'k')).body).toEqual(first.body);
    expect((await enter(entry, mateo, 'k')).body.caseId).not.toBe(first.body.caseId);
    expect((await enter({ ...entry, text: 'Otra cosa.' }, lucia, 'k')).status).toBe(422);
  });
});

describe('a body of POST /desk/complaints', () => {
  it('An entry is adapted to a complaint of the day it reached us', async () => {
    const { items } = await adapted(adaptStaff, { ...entry, receivedOn: '2026-11-18' });
    expect(items).toMatchObject([{ kind: 'complaint', text: entry.text, at: '2026-11-18T12:00:00.000Z' }]);
    expect((await adapted(adaptStaff, entry)).items).toMatchObject([{ at: RECEIVED_AT }]);
  });

  it('An entry that does not fit is ignored, with the field that is wrong', async () => {
    const { ignored } = await adapted(adaptStaff, { text: 'x', enteredFor: 'fax' });
    expect(ignored).toEqual([{ reason: '/enteredFor must be one of shop, post, phone' }]);
    expect((await adapted(adaptStaff, '{')).ignored).toEqual([{ reason: 'must be an object' }]);
  });
});
