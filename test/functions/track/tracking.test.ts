import { describe, expect, it } from 'vitest';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { stepIds } from '#functions/track/contract.ts';
import { CASE_ID, MONDAY } from '#test/support/case-fixture.ts';
import { aCustomer, PAGE, TOKEN } from '#test/support/track.ts';
import { aCase, agreed, type Customer, examined, json, offered, set } from './tracked-case.ts';

describe('where a case stands', () => {
  it.each<{ when: string; prepare?: (customer: Customer) => Promise<unknown>; current?: string; nextStep: RegExp }>([
    { when: 'nobody has it yet', prepare: async () => undefined, current: 'own', nextStep: /asignamos una persona/ },
    {
      when: 'its owner examines it',
      prepare: (c) => c.openTask('examine', { assignee: 'lucia' }),
      current: 'examine',
      nextStep: /Lucía Ferrándiz estudia/,
    },
    {
      when: 'experts are asked',
      prepare: async (c) => {
        await examined(c);
        await c.openTask('consult', { parts: [1], assignee: 'iker', domain: 'technical' });
      },
      current: 'examine',
      nextStep: /especialistas/,
    },
    { when: 'an offer is made ready', prepare: examined, current: 'offer', nextStep: /prepara una propuesta/ },
    {
      when: 'an approver looks at it, which is nobody’s business',
      prepare: async (c) => {
        await examined(c);
        await c.openTask('approve', { parts: [1], assignee: 'elena' });
      },
      current: 'offer',
      nextStep: /Lucía Ferrándiz prepara una propuesta/,
    },
    { when: 'the customer is asked', prepare: offered, current: 'offer', nextStep: /Tiene una propuesta/ },
    {
      when: 'promises are being kept',
      prepare: async (c) => {
        await agreed(c);
        await c.openTask('promise', { parts: [1], subject: '1', assignee: 'lucia' });
      },
      current: 'follow-up',
      nextStep: /cumpliendo lo prometido/,
    },
    {
      when: 'we ask how it went',
      prepare: async (c) => {
        await agreed(c);
        await c.openTask('survey', { assignee: 'customer' });
      },
      current: 'follow-up',
      nextStep: /cómo le hemos atendido/,
    },
    {
      when: 'all is done',
      prepare: async (c) => {
        await agreed(c);
        await set(c, { status: 'kept' });
      },
      nextStep: /está cerrado/,
    },
  ])('The steps and the next step are shown when $when', async ({ prepare, current, nextStep }) => {
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

  it('The data of a case show nothing internal: no cost, reason, note, notice or token', async () => {
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

  it('After a reopening what is still owed of the first agreement is shown, and what is not owed any more is not', async () => {
    const customer = await aCase(async (c) => {
      await agreed(c);
      await c.openTask('promise', { parts: [1], subject: '1', assignee: 'lucia' });
      await set(c, { cycle: 2, status: 'reopened' });
    });
    const { agreement, earlierAgreement, promises } = await customer.see();
    expect(agreement).toBeUndefined();
    expect(earlierAgreement).toMatchObject({ kind: 'agreement', text: expect.stringMatching(/\w/) });
    expect(promises).toMatchObject([{ what: 'Devolver 30 €', kept: false }]);
    const page = await customer.page();
    expect(page).toContain('Devolver 30 €');
    expect(page).toContain('Lo que acordamos antes');
    expect(page).toContain('/agreement.pdf');
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
