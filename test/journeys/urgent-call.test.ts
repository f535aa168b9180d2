import { describe, expect, test } from 'vitest';
import { onRota } from '#domain/people/rota.ts';
import { loadPolicy } from '#policy/load.ts';
import { type CaseView, succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { api } = stage();
const policy = loadPolicy('policy');

const callOf = ({ tasks }: CaseView) => tasks.find(({ kind }) => kind === 'call');

const viewWhen = async (caseId: string, what: string, holds: (view: CaseView) => boolean): Promise<CaseView> => {
  const desk = await api.as('andres');
  return eventually(what, async () => {
    const view = succeeded(await desk.case(caseId));
    return holds(view) && view;
  });
};

describe('an urgent call', () => {
  test('A smell of gas: whoever is on duty has a call at once, day and night, and the customer knows what to do', async () => {
    const customer = newCustomer();
    const { caseId } = succeeded(await api.complain({ text: 'Huele a gas, mi madre está mareada.', customer }));
    const opened = await viewWhen(caseId, 'the call', (view) => callOf(view) !== undefined);
    const first = opened.history.find(({ type, data }) => type === 'task-opened' && data['kind'] === 'call');
    expect(onRota(policy, first?.at ?? '')).toContain(first?.data['assignee']);
    const mail = await eventually('the acknowledgment', async () => (await api.mailsTo(customer.email))[0]);
    expect(mail.BodyText).toContain('112');
    expect(mail.BodyText).toContain('no encienda ni apague luces');
    expect(mail.BodyText).not.toContain('con calma');
    const duty = policy.people.find(({ id }) => id === first?.data['assignee']);
    const notices = await eventually('the notice', async () => {
      const mails = await api.mailsTo(duty?.email ?? '');
      return mails.filter(
        ({ Subject, BodyText }) => Subject.includes('URGENTE') && BodyText.includes(opened.reference),
      );
    });
    expect(notices.length).toBeGreaterThan(0);
  });

  test('Nobody calls: it goes up by minutes to the head, and stays open until the customer is reached', async () => {
    const { caseId } = succeeded(
      await api.complain({ text: 'Sale humo del contador y hay chispas.', customer: newCustomer() }),
    );
    const raised = await viewWhen(caseId, 'the head', (view) => callOf(view)?.assignee === 'andres');
    const call = callOf(raised);
    expect(call?.status).toBe('open');
    const head = await api.as('andres');
    succeeded(await head.complete(call?.id ?? '', { reached: true, notes: 'Han salido y están bien.', safe: true }));
    const done = await viewWhen(caseId, 'the end of the call', (view) => callOf(view)?.status === 'decided');
    expect(done.history.some(({ type }) => type === 'customer-called')).toBe(true);
    expect((await head.complete(call?.id ?? '', { reached: true, notes: 'Otra vez.' })).status).toBe(409);
  });

  test('A danger in a later message, within a case that was ordinary, does the same', async () => {
    const { caseId, trackingUrl } = succeeded(
      await api.complain({ text: 'La factura de marzo no cuadra.', customer: newCustomer() }),
    );
    await viewWhen(caseId, 'the examination', ({ tasks }) => tasks.some(({ kind }) => kind === 'examine'));
    succeeded(await api.write(trackingUrl, 'Ahora huele a gas en la cocina.'));
    const after = await viewWhen(caseId, 'the call', (view) => callOf(view) !== undefined);
    expect(after.severity?.level).toBe(4);
  });
});
