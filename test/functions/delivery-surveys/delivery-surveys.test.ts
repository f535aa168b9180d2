import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import type { Outgoing } from '#channels/contract.ts';
import { deliverySurveyEndpoints } from '#functions/complaints/delivery-survey/endpoints.ts';
import { sendSurveys } from '#functions/delivery-surveys/send-surveys.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { exportPerson } from '#functions/retention/export-person.ts';
import { eraseSurveys } from '#functions/retention/surveys-of-person.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';
import { leaks } from '#test/functions/retention/retention-fixture.ts';
import { caller } from '#test/support/call.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const SATURDAY = '2026-11-28T09:30:00.000Z';
const ANA = { id: 'C-1', name: 'Ana Prieto', email: 'ana@example.com', language: 'es' };

const anAmends = () => {
  const amends = inMemoryAmends({ start: MONDAY });
  const { deps } = amends;
  const secret = aWebhookSecret();
  const sent: Outgoing[] = [];
  let isDown = false;
  const send = async (mail: Outgoing) => {
    if (isDown) throw Object.assign(new Error('no'), { $metadata: { httpStatusCode: 429 } });
    sent.push(mail);
  };
  const reporting = { ...deps, keysOf: async () => ({ secrets: [secret] }) };
  let webhooks = 0;
  const tell = (data: object = {}, { type = 'order.delivered', id = `w${++webhooks}`, name = 'orders' } = {}) => {
    const body = JSON.stringify({ type, data: { order: 'P-2041', consent: true, customer: ANA, ...data } });
    const headers = webhookHeaders({ id, at: amends.now(), body }, [secret]);
    return receiveReport({ name, headers, rawBody: Buffer.from(body) }, reporting);
  };
  const run = (at = SATURDAY) => {
    amends.moveTo(at);
    return sendSurveys({}, { ...deps, send });
  };
  const page = caller(deliverySurveyEndpoints, deps);
  const linkIn = (mail: Outgoing | undefined): string => /\/survey\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
  const answer = async (form: Record<string, string>, link = linkIn(sent[0])) => {
    const answered = await page('POST', link, { form });
    await amends.settle();
    return answered;
  };
  const caseIds = () => [
    ...new Set(
      amends.memory
        .all()
        .filter(({ sk }) => sk === 'CASE')
        .map(({ pk }) => pk.slice('CASE#'.length)),
    ),
  ];
  const reasons = async () => {
    const query = { channel: 'integration-orders', besides: ['integration-orders'], limit: 20, now: amends.now() };
    return (await listDeliveries(deps.table, query)).map(({ reason }) => reason);
  };
  return {
    ...{ amends, sent, tell, run, page, linkIn, answer, caseIds, reasons },
    goDown: (down: boolean) => {
      isDown = down;
    },
  };
};

describe('the question after a delivery', () => {
  it('It goes out once, days later, in the customer’s language, however often the delivery is told', async () => {
    const { sent, tell, run, reasons } = anAmends();
    expect(await tell({}, { id: 'w' })).toEqual({ result: 'done' });
    expect(await tell({}, { id: 'w' })).toEqual({ result: 'known' });
    expect(await tell()).toEqual({ result: 'known' });
    expect(await run('2026-11-27T09:30:00.000Z')).toEqual({ sent: 0, unsent: 0 });
    expect(await run()).toEqual({ sent: 1, unsent: 0 });
    expect(await run('2026-11-29T09:30:00.000Z')).toEqual({ sent: 0, unsent: 0 });
    expect(sent).toMatchObject([
      { to: ANA.email, subject: '¿Qué tal fue la entrega de su pedido P-2041?', personal: false, language: 'es' },
    ]);
    expect(sent[0]?.text).toContain('Hola, Ana Prieto:');
    expect((await reasons()).toSorted()).toEqual(['survey-known', 'survey-planned']);
  });

  it('It is in English for who reads English, and about the installation where that is told', async () => {
    const { sent, tell, run } = anAmends();
    await tell({ customer: { ...ANA, language: 'en-GB' } }, { type: 'order.installed' });
    await run();
    expect(sent[0]?.subject).toBe('How was the installation of your order P-2041?');
  });

  it('Without consent, from a system that is not asked, or to who was asked lately, none goes out', async () => {
    const { sent, tell, run, reasons } = anAmends();
    expect(await tell({ consent: false })).toEqual({ result: 'noted' });
    expect(await tell({}, { name: 'refunds' })).toEqual({ result: 'noted' });
    expect(await tell({ order: 'P-1' })).toEqual({ result: 'done' });
    expect(await tell({ order: 'P-2' })).toEqual({ result: 'noted' });
    await run();
    expect(sent).toHaveLength(1);
    expect((await reasons()).toSorted()).toEqual(['survey-asked-lately', 'survey-no-consent', 'survey-planned']);
  });

  it('Whoever has a case open is not asked', async () => {
    const { amends, sent, tell, run } = anAmends();
    await amends.call('POST', '/complaints', {
      body: { text: 'La caldera no calienta.', customer: { email: ANA.email } },
    });
    await tell();
    expect(await run()).toEqual({ sent: 0, unsent: 1 });
    expect(sent).toEqual([]);
  });

  it('What could not leave leaves with the next run, and after three days no more', async () => {
    const { sent, tell, run, goDown } = anAmends();
    await tell();
    await tell({ order: 'P-9', customer: { email: 'luis@example.com' } });
    goDown(true);
    expect(await run()).toEqual({ sent: 0, unsent: 2 });
    goDown(false);
    expect(await run('2026-11-28T10:30:00.000Z')).toEqual({ sent: 2, unsent: 0 });
    expect(sent).toHaveLength(2);
    await tell({ order: 'P-10', customer: { email: 'eva@example.com' } });
    expect(await run('2026-12-09T09:30:00.000Z')).toEqual({ sent: 0, unsent: 1 });
  });
});

describe('what a customer answers', () => {
  const asked = async () => {
    const all = anAmends();
    await all.tell();
    await all.run();
    return all;
  };

  it('A low score opens a case of that customer with what they wrote, once, and leads to its page', async () => {
    const { amends, answer, caseIds } = await asked();
    const first = await answer({ score: '2', comment: 'El técnico dejó la cocina sucia y la caldera gotea.' });
    expect(first.status).toBe(303);
    expect(first.headers['location']).toContain('/t/');
    const again = await answer({ score: '1', comment: 'Otra vez' });
    expect(again.status).toBe(200);
    expect(caseIds()).toHaveLength(1);
    const [caseId = ''] = caseIds();
    const { body } = await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('sofia') });
    expect(body).toMatchObject({ channel: 'survey', orderRef: 'P-2041' });
    const file = await amends.cases.load(caseId);
    expect(file?.texts.get(file.messages[0]?.textId ?? '')).toBe(
      'El técnico dejó la cocina sucia y la caldera gotea.\n\nValoración de la entrega de su pedido P-2041: 2 de 5.',
    );
    expect(amends.mails.filter(({ to }) => to === ANA.email)).toHaveLength(1);
  });

  it('Two answers at once open one case', async () => {
    const { answer, caseIds } = await asked();
    await Promise.all([answer({ score: '1', comment: 'Mal' }), answer({ score: '1', comment: 'Mal' })]);
    expect(caseIds()).toHaveLength(1);
  });

  it('A good score opens none, and neither does opening the page, or silence', async () => {
    const { answer, page, sent, linkIn, caseIds } = await asked();
    const shown = await page('GET', linkIn(sent[0]));
    expect(shown).toMatchObject({ status: 200 });
    expect(shown.text).toContain('¿Qué tal fue la entrega de su pedido P-2041?');
    expect(caseIds()).toEqual([]);
    expect((await answer({ score: '5', comment: '' })).text).toContain('Gracias por contestar');
    expect((await page('GET', linkIn(sent[0]))).text).toContain('Gracias por contestar');
    expect(caseIds()).toEqual([]);
  });

  it('Without a score the page is shown again with what was written', async () => {
    const { answer, caseIds } = await asked();
    const shown = await answer({ comment: 'Llegó <b>rota</b>' });
    expect(shown.status).toBe(400);
    expect(shown.text).toContain('Llegó &lt;b&gt;rota&lt;/b&gt;');
    expect((await answer({ score: '9' })).status).toBe(400);
    expect(caseIds()).toEqual([]);
  });

  it('Who wants to be asked no more is not', async () => {
    const { answer, tell, run, sent } = await asked();
    expect((await answer({ noMore: 'true' })).text).toContain('no le preguntaremos más');
    await run('2027-01-10T09:30:00.000Z');
    expect(await tell({ order: 'P-77' })).toEqual({ result: 'noted' });
    expect(sent).toHaveLength(1);
  });

  it('Who says so once the next question is planned is not asked that one either', async () => {
    const { amends, answer, tell, run, sent } = await asked();
    amends.moveTo('2026-12-29T09:30:00.000Z');
    expect(await tell({ order: 'P-77' })).toEqual({ result: 'done' });
    await answer({ noMore: 'true' });
    expect(await run('2027-01-04T09:30:00.000Z')).toEqual({ sent: 0, unsent: 1 });
    expect(sent).toHaveLength(1);
  });

  it('A link that is not ours, or whose time is over, asks nothing', async () => {
    const { page, amends, sent, linkIn, answer, caseIds } = await asked();
    const link = linkIn(sent[0]);
    expect((await page('GET', `${link.slice(0, -2)}AA`)).status).toBe(404);
    expect((await page('GET', '/survey/x')).status).toBe(404);
    amends.moveTo('2027-02-01T09:00:00.000Z');
    expect((await page('GET', link)).status).toBe(404);
    expect((await answer({ score: '1' })).status).toBe(404);
    expect(caseIds()).toEqual([]);
  });

  it('A person gets what is held of it, and has it erased', async () => {
    const { amends } = await asked();
    const deps = { ...amends.deps, files: { remove: async () => {}, list: async () => [] } } as never;
    expect((await exportPerson({ email: ANA.email }, deps)).surveys).toMatchObject([{ order: 'P-2041' }]);
    expect(await eraseSurveys({ email: ANA.email }, deps)).toBe(1);
    expect(await eraseSurveys({ email: ANA.email }, deps)).toBe(0);
    expect(leaks(amends.memory.all(), [ANA.email, ANA.name])).toEqual([]);
  });
});
