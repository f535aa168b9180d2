import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { CASE_ID, caseIdNumber, knownAs, MONDAY } from '#test/support/case-fixture.ts';
import { aDesk, iker, lucia } from '#test/support/desk.ts';
import { aCustomer, hiddenFields, PAGE } from '#test/support/track.ts';

const WORDS = 'Esas dos no son mías: son de mi padre, que se llama igual.';

/** A customer with two earlier cases, and what the desk and the page make of them. */
const aReturningCustomer = async ({ isProved = true, earlier = 2 } = {}) => {
  const fixture = aDesk();
  await fixture.openCase({ head: { ...knownAs('customer-1', isProved) } });
  for (let n = 0; n < earlier; n++)
    await fixture.openCase({
      head: {
        ...{
          caseId: caseIdNumber(n + 2),
          reference: `AM-2345678${n + 2}`,
          receivedAt: `2026-0${n + 4}-12T09:00:00.000Z`,
        },
        ...{ status: 'closed', closedAt: MONDAY, ...knownAs('customer-1') },
      },
    });
  const customer = aCustomer(fixture);
  const dispute = (text = WORDS) => customer.track('POST', `${PAGE}/earlier`, { json: { text } });
  const view = async (as: typeof lucia) => (await fixture.desk('GET', `/desk/cases/${CASE_ID}`, { as })).body;
  return { ...fixture, ...customer, dispute, view };
};

describe('a customer’s earlier complaints on their page', () => {
  it('Who has proved who they are sees how many are known, and which; nothing of what they came to or cost', async () => {
    const { see, page } = await aReturningCustomer();
    const { earlier } = await see();
    expect(earlier).toEqual({
      cases: 2,
      complaints: [
        { reference: 'AM-23456783', receivedAt: '2026-05-12T09:00:00.000Z' },
        { reference: 'AM-23456782', receivedAt: '2026-04-12T09:00:00.000Z' },
      ],
      mayDispute: true,
    });
    const shown = await page();
    expect(shown).toContain('Sus reclamaciones anteriores');
    expect(shown).toContain('AM-23456782');
    expect(shown).toContain('Ninguna reclamación se rechaza por haber otras antes');
  });

  it('Nobody else sees them, and where there are none nothing is said', async () => {
    expect(await (await aReturningCustomer({ earlier: 0 })).see()).not.toHaveProperty('earlier');
    const claimed = await aReturningCustomer({ isProved: false });
    // Opening the link proves nothing here: it was sent to nobody.
    expect(await claimed.see()).not.toHaveProperty('earlier');
    expect(await claimed.dispute()).toMatchObject({ status: 409, body: { code: 'nothing-to-correct' } });
  });

  it('“This is not right” is kept in their words, asks the owner to answer, and marks the figures as disputed until then', async () => {
    const { dispute, view, file, desk, see } = await aReturningCustomer();
    expect(await dispute()).toMatchObject({ status: 200, body: { earlier: { dispute: 'open', mayDispute: false } } });
    const [task] = (await file()).tasks.filter(({ kind }) => kind === 'update');
    expect(task).toMatchObject({ status: 'open', assignee: 'lucia', subject: 'earlier' });
    const { before } = await view(lucia);
    expect(before.dispute).toMatchObject({ state: 'open', taskId: task?.taskId });
    expect((await file()).texts.get(before.dispute.messageId)).toBe(WORDS);
    expect(eventsOf((await file()).events, 'earlier-disputed')).toMatchObject([{ data: { cases: 2 } }]);
    expect(await dispute()).toMatchObject({ status: 409, body: { code: 'nothing-to-correct' } });

    const text = 'Tiene razón: son de otra persona que se llama igual. Las hemos separado de su caso.';
    const done = await desk('POST', `/desk/tasks/${task?.taskId}/complete`, { as: lucia, json: { text } });
    expect(done.status).toBe(200);
    expect((await view(lucia)).before.dispute).toMatchObject({ state: 'answered' });
    const after = await see();
    expect(after.earlier).toMatchObject({ dispute: 'answered', mayDispute: false });
    expect(JSON.stringify(after.messages)).toContain('Las hemos separado de su caso');
  });

  it('Nothing is refused, offered or changed for it', async () => {
    const { dispute, file } = await aReturningCustomer();
    const before = (await file()).head;
    await dispute();
    const { head } = await file();
    for (const field of ['status', 'stage', 'severity', 'owner', 'answerBy'] as const)
      expect(head[field]).toEqual(before[field]);
  });

  it('It works as a form without script; what is sent twice is there once, and an empty word is asked for again', async () => {
    const { page, track, file } = await aReturningCustomer();
    expect(hiddenFields(await page(), 'earlier')).toHaveProperty('key');
    const fields = { key: 'a-key-of-one-page', text: WORDS };
    expect(await track('POST', `${PAGE}/earlier`, { form: { ...fields, text: '' } })).toMatchObject({ status: 400 });
    for (const _ of [1, 2])
      expect(await track('POST', `${PAGE}/earlier`, { form: fields })).toMatchObject({ status: 303 });
    expect(eventsOf((await file()).events, 'earlier-disputed')).toHaveLength(1);
    expect((await file()).tasks.filter(({ kind }) => kind === 'update')).toHaveLength(1);
    expect(await page({ done: 'earlier' })).toContain('Quien lleva su caso lo mira');
  });

  it('An expert sees no earlier complaint, however much is said of them', async () => {
    const { dispute, view, openTask } = await aReturningCustomer();
    await dispute();
    await openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
    const shown = await view(iker);
    expect(shown).not.toHaveProperty('before');
    expect(JSON.stringify(shown)).not.toContain('AM-2345678');
  });
});
