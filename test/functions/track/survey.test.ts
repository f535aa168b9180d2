import { describe, expect, it } from 'vitest';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

const SURVEY = `${CASE_ID}.survey.1`;

const asked = async () => {
  const customer = aCustomer();
  await customer.openCase({ head: { status: 'answered', closedAt: '2026-11-23T09:00:00.000Z' } });
  await customer.openTask('survey', { assignee: 'customer' });
  return customer;
};

describe('the survey on the tracking page', () => {
  it('The page asks two questions: how the customer was treated, and what they think of the service or solution', async () => {
    const { page } = await asked();
    const text = await page();
    expect(text).toContain('¿Cómo le hemos tratado?');
    expect(text).toContain('¿Qué le parece el servicio, o la solución o respuesta que le dimos?');
    expect(text.match(/type="radio" id="survey-(?:score|service)-\d"/g)).toHaveLength(10);
    expect(text).not.toMatch(/resuelt/);
  });

  it('Both scores of the form are kept', async () => {
    const { track, task } = await asked();
    const form = { score: '4', service: '2', comment: 'El trato bien; el abono tardó.' };
    expect((await track('POST', `${PAGE}/survey`, { form })).status).toBe(303);
    expect(await task(SURVEY)).toMatchObject({ output: { score: 4, service: 2 } });
  });

  it('A program that gives one score is answered as before', async () => {
    const { track, task } = await asked();
    expect((await track('POST', `${PAGE}/survey`, { json: { score: 5 } })).status).toBe(200);
    expect(await task(SURVEY)).toMatchObject({ output: { score: 5 } });
  });

  it('A wrong score of the service is shown at its question', async () => {
    const { track } = await asked();
    const answer = await track('POST', `${PAGE}/survey`, { form: { score: '4', service: '9' } });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Elija una valoración del servicio o de la solución');
    expect(answer.text).toContain('href="#survey-service-1"');
  });
});
