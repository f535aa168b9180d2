import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import { stepIds } from '#functions/track/contract.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { anOffer, storeOffer } from '#test/support/desk.ts';
import { aCustomer, PAGE, TOKEN } from '#test/support/track.ts';

type Customer = ReturnType<typeof aCustomer>;
const json = { accept: 'application/json' };

const set = ({ table }: Customer, fields: object) =>
  table.write([{ update: keys.head(CASE_ID), set: fields as Record<string, unknown> }]);

const examined = async (customer: Customer) => {
  const { taskId } = await customer.openTask('examine', { assignee: 'lucia' });
  await customer.table.write([
    {
      put: { ...keys.examination(CASE_ID, 1), cycle: 1, cause: 'company-error', factsTextId: 'facts-1', questions: [] },
    },
    { update: keys.task(taskId), set: { status: 'decided', decidedBy: 'lucia', decidedAt: MONDAY } },
  ]);
};

const offered = async (customer: Customer) => {
  await examined(customer);
  const task = await customer.openTask('offer', { parts: [1], assignee: 'customer', subject: '1' });
  await storeOffer(customer, anOffer(task));
};

const agreed = async (customer: Customer) => {
  await examined(customer);
  const agreement: Agreement = {
    cycle: 1,
    kind: 'agreement',
    textId: 'agreement-1',
    sha256: sha256('Lo acordado'),
    language: 'es',
    signedBy: 'lucia',
    madeAt: MONDAY,
    commitments: [
      { index: 1, concession: 'refund', what: 'Devolver 30 €', owner: 'lucia', dueAt: '2026-11-30T09:00:00.000Z' },
      { index: 2, concession: 'apology', what: 'Pedir disculpas', owner: 'lucia', dueAt: MONDAY, kept: true },
    ],
  };
  await customer.table.write([
    { put: { ...keys.agreement(CASE_ID, 1), ...agreement } },
    ...itemWrites(CASE_ID, [textItem('agreement-1', 'Lo acordado')]),
  ]);
  await set(customer, { status: 'closed', stage: 'outcome', closedAt: MONDAY });
};

const aCase = async (prepare: (customer: Customer) => Promise<unknown> = async () => undefined) => {
  const customer = aCustomer();
  await customer.openCase();
  await prepare(customer);
  return customer;
};

describe('where a case stands', () => {
  it.each<[string, (customer: Customer) => Promise<unknown>, string | undefined, RegExp]>([
    ['nobody has it yet', async () => undefined, 'own', /asignamos una persona/],
    [
      'its owner examines it',
      (c) => c.openTask('examine', { assignee: 'lucia' }),
      'examine',
      /Lucía Ferrándiz estudia/,
    ],
    [
      'experts are asked',
      async (c) => {
        await examined(c);
        await c.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
      },
      'examine',
      /especialistas/,
    ],
    ['an offer is made ready', examined, 'offer', /prepara una propuesta/],
    [
      'an approver looks at it, which is nobody’s business',
      async (c) => {
        await examined(c);
        await c.openTask('approve', { parts: [1], assignee: 'elena' });
      },
      'offer',
      /Lucía Ferrándiz prepara una propuesta/,
    ],
    ['the customer is asked', offered, 'offer', /Tiene una propuesta/],
    [
      'promises are being kept',
      async (c) => {
        await agreed(c);
        await c.openTask('promise', { parts: [1], subject: '1', assignee: 'lucia' });
      },
      'follow-up',
      /cumpliendo lo prometido/,
    ],
    [
      'we ask how it went',
      async (c) => {
        await agreed(c);
        await c.openTask('survey', { assignee: 'customer' });
      },
      'follow-up',
      /cómo ha ido/,
    ],
    [
      'all is done',
      async (c) => {
        await agreed(c);
        await set(c, { status: 'kept' });
      },
      undefined,
      /está cerrado/,
    ],
  ])('The steps and the next step are shown when %s', async (_, prepare, current, nextStep) => {
    const { see } = await aCase(prepare);
    const body = await see();
    const states = body.steps.map(({ state }: { state: string }) => state);
    const place = current ? stepIds.indexOf(current as (typeof stepIds)[number]) : stepIds.length;
    expect(states).toEqual(stepIds.map((_, index) => (index < place ? 'done' : index === place ? 'current' : 'next')));
    expect(body.nextStep).toMatch(nextStep);
    expect(body.nextStep).not.toContain('Elena');
  });

  it('The steps begin anew after a reopening', async () => {
    const { see } = await aCase(async (c) => {
      await agreed(c);
      await set(c, { cycle: 2, status: 'reopened' });
    });
    const body = await see();
    expect(body.steps.find(({ state }: { state: string }) => state === 'current').id).toBe('own');
    expect(body).not.toHaveProperty('agreement');
  });
});

describe('GET /t/{token} as data', () => {
  it('The data of a case name the owner, the dates and the offer as its customer may see it', async () => {
    const { see } = await aCase(offered);
    expect(await see()).toMatchObject({
      reference: 'AM-7K3Q9F2D',
      status: 'acknowledged',
      stage: 'acknowledge',
      owner: 'Lucía Ferrándiz',
      nextWordBy: '2026-11-25T09:00:00.000Z',
      answerBy: '2026-12-08T09:00:00.000Z',
      offer: {
        round: 1,
        answerBy: '2026-11-30T09:00:00.000Z',
        options: [{ option: 'a', title: 'Visita técnica gratuita', value: { amount: 12_000, currency: 'EUR' } }],
      },
      messages: [{ direction: 'in', text: 'La caldera no calienta desde el viernes.' }],
    });
  });

  it('The data of a case tell nothing internal: no cost, reason, note, notice or token', async () => {
    const customer = await aCase(offered);
    await customer.table.write(
      (['note', 'staff'] as const).flatMap((audience) => [
        {
          put: {
            ...keys.message(CASE_ID, audience),
            messageId: audience,
            direction: 'out',
            audience,
            channel: 'desk',
            at: MONDAY,
            textId: audience,
            status: 'noted',
          },
        },
        ...itemWrites(CASE_ID, [textItem(audience, 'Entre nosotros')]),
      ]),
    );
    for (const text of [
      JSON.stringify(await customer.see()),
      await customer.page(),
      await customer.page({ lang: 'en' }),
    ])
      for (const secret of [
        '9077',
        '90,77',
        '90.77',
        'La culpa es nuestra',
        'Primer paso',
        'Entre nosotros',
        'token-of',
        'lucia@',
      ])
        expect(text).not.toContain(secret);
  });

  it('The agreement is shown with its hash, and how each promise stands', async () => {
    const { see } = await aCase(agreed);
    expect(await see()).toMatchObject({
      agreement: { kind: 'agreement', text: 'Lo acordado', sha256: sha256('Lo acordado') },
      promises: [
        { what: 'Devolver 30 €', kept: false },
        { what: 'Pedir disculpas', kept: true },
      ],
    });
  });

  it('The data of a case come in the language that is asked for', async () => {
    const { track } = await aCase();
    const { body } = await track('GET', PAGE, { headers: json, query: { lang: 'en' } });
    expect(body.steps[0].title).toBe('Complaint received');
  });

  it.each(['nonsense', `${TOKEN}A`, TOKEN.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')), '%3Cscript%3E'])(
    'No case is shown for the link %s',
    async (token) => {
      const { track } = await aCase();
      expect(await track('GET', `/t/${token}`, { headers: json })).toMatchObject({
        status: 404,
        body: { status: 404 },
      });
      const page = await track('GET', `/t/${token}`);
      expect(page.status).toBe(404);
      expect(page.text).toContain('No encontramos esta página');
      expect(page.text).not.toContain('AM-7K3Q9F2D');
    },
  );
});

describe('POST /t/{token}/answer', () => {
  it('An offer is accepted, countered or declined, once', async () => {
    for (const answer of [
      { decision: 'accept', option: 'a' },
      { decision: 'counter', message: 'Prefiero dinero' },
      { decision: 'decline' },
    ]) {
      const { track, outbox } = await aCase(offered);
      const { status, body } = await track('POST', `${PAGE}/answer`, { json: answer });
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('offer');
      expect(await outbox()).toContainEqual(expect.objectContaining({ effect: 'resume' }));
      expect((await track('POST', `${PAGE}/answer`, { json: answer })).status).toBe(409);
    }
  });

  it.each([
    [{ decision: 'maybe' }, '/decision'],
    [{}, '/decision'],
    [{ decision: 'accept', option: 'z' }, '/option'],
    [{ decision: 'counter', message: 'x'.repeat(4001) }, '/message'],
  ])('The answer %o is refused', async (answer, pointer) => {
    const { track, see } = await aCase(offered);
    const refused = await track('POST', `${PAGE}/answer`, { json: answer });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect(await see()).toHaveProperty('offer');
  });

  it('There is nothing to answer without an offer, and a GET never decides', async () => {
    const { track, events } = await aCase();
    expect((await track('POST', `${PAGE}/answer`, { json: { decision: 'decline' } })).status).toBe(409);
    expect((await track('GET', `${PAGE}/answer`, { query: { decision: 'accept' } })).status).toBe(404);
    expect(await events()).toEqual(['complaint-received']);
  });
});

describe('POST /t/{token}/messages', () => {
  const path = `${PAGE}/messages`;

  it('A message is added to the case, also after its end, and the owner is notified', async () => {
    const { track, see, written, events } = await aCase(agreed);
    const text = 'Algo más:\n\nhoy tampoco calienta.';
    expect((await track('POST', path, { json: { text } })).status).toBe(200);
    expect((await see()).messages.at(-1)).toMatchObject({ direction: 'in', text });
    expect(await written()).toEqual(['staff-message lucia']);
    expect((await events()).at(-1)).toBe('message-received');
  });

  it('After fifty messages without an answer of ours no more are taken, until there is one', async () => {
    const customer = await aCase();
    const { track, table } = customer;
    for (let n = 1; n < 50; n++)
      expect((await track('POST', path, { json: { text: `Mensaje ${n}` } })).status).toBe(200);
    expect((await track('POST', path, { json: { text: 'Uno más' } })).status).toBe(429);
    customer.clock.pass('PT1M');
    const answer = {
      messageId: 'm',
      direction: 'out',
      audience: 'customer',
      channel: 'email',
      status: 'sent',
      textId: 'm',
    };
    await table.write([{ put: { ...keys.message(CASE_ID, 'm'), ...answer, at: customer.clock.now() } }]);
    customer.clock.pass('PT1M');
    expect((await track('POST', path, { json: { text: 'Gracias' } })).status).toBe(200);
  });

  it.each([{ text: '' }, { text: 'x'.repeat(8001) }, { text: 'a\u0007b' }, { text: 7 }, {}])(
    'The message %j is refused',
    async (body) => {
      const { track } = await aCase();
      const refused = await track('POST', path, { json: body });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/text' }] } });
    },
  );
});

describe('POST /t/{token}/survey', () => {
  it('A score is taken while we ask for one', async () => {
    const { track, see } = await aCase(async (c) => {
      await agreed(c);
      await c.openTask('survey', { assignee: 'customer' });
    });
    expect((await see()).survey).toEqual({ best: 5 });
    const path = `${PAGE}/survey`;
    expect(await track('POST', path, { json: { score: 9 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/score' }] },
    });
    expect((await track('POST', path, { json: { score: 4, comment: 'Bien' } })).body).not.toHaveProperty('survey');
    expect((await track('POST', path, { json: { score: 4 } })).status).toBe(409);
  });
});

describe('GET /openapi.json', () => {
  it('The OpenAPI document is served, and everything unknown is a problem', async () => {
    const { track } = aCustomer();
    expect(await track('GET', '/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
    expect(await track('GET', '/nothing')).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
    });
  });
});
